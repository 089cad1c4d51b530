import type { Span } from "../base/span.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Mention } from "../model/mention.ts";
import type { PlaceRole, Toponym } from "../model/place.ts";
import type { TimeExpression } from "../model/time.ts";
import { actorLookup, eventsOf, type ExtractEvent } from "./extract-events.ts";
import { givenText, type ExtractInput, type Given } from "./extract-input.ts";
import { relationsOf, type ExtractRelation } from "./extract-relations.ts";

/** What `tocsin extract` says of one text: stable, since accuracy is measured on it. */
export interface ExtractRecord {
  readonly id: string;
  readonly attributions: readonly { source: Span[]; cue: Span[]; content: Span[] }[];
  readonly entities: readonly (Span & { type: string; value: string; subtype?: string })[];
  readonly relations: readonly ExtractRelation[];
  readonly toponyms: readonly ExtractToponym[];
  readonly times: readonly ExtractTime[];
  /** The same as `times`, under the name that TimeML corpora use. */
  readonly timexes: readonly ExtractTime[];
  readonly events: readonly ExtractEvent[];
}

type ExtractTime = Span & { type: "DATE" | "TIME" | "DURATION" | "SET"; value: string };
type ExtractToponym = Span & {
  value: string;
  role: PlaceRole;
  lat?: number;
  lon?: number;
  geonamesId?: number;
};

/**
 * The record of one text, with offsets into the text as it was given: what `collect` put before it, a title
 * and a blank line, is shifted out, and what lies in it is dropped.
 *
 * @param id the id that came with the text
 */
export function toExtract(id: string, input: ExtractInput): ExtractRecord {
  const { reading, document } = input;
  const given = givenText(document.bodyBegin);
  const mentions = new Map(reading.mentions.map((mention) => [mention.id, mention]));
  const times = reading.times.flatMap((time) => given(time.span).map((span) => timeOf(time, span)));
  const actors = actorLookup(input, mentions);
  return {
    id,
    attributions: reading.claims.flatMap((claim) => attributionOf(claim, given)),
    entities: reading.mentions.flatMap((mention) =>
      given(mention.span).map((span) => entityOf(mention, span)),
    ),
    relations: relationsOf(input, given),
    toponyms: input.toponyms.flatMap((toponym) => toponymOf(toponym, mentions, given)),
    times,
    timexes: times,
    events: eventsOf(reading, actors, given),
  };
}

/** One for each claim that somebody is said to make; the narrator's own are none. */
function attributionOf({ chain, content }: Claim, given: Given) {
  const inner = chain.length > 1 ? chain.at(-1) : undefined;
  if (!inner) return [];
  const cue = (inner.cue?.spans ?? []).flatMap(given);
  const source = sourceSpans(inner).flatMap(given);
  const said = content.flatMap(given);
  return said.length > 0 && cue.length + source.length > 0 ? [{ source, cue, content: said }] : [];
}

/** None where the link is its cue: "is expected to" names nobody. */
function sourceSpans({ span, cue }: ChainLink): Span[] {
  return span && span.begin !== cue?.spans[0]?.begin ? [span] : [];
}

function entityOf({ type, text, subtype }: Mention, span: Span) {
  return { ...span, type, value: text, ...(subtype === null ? {} : { subtype }) };
}

function toponymOf(
  { mentionId, role, place }: Toponym,
  mentions: ReadonlyMap<string, Mention>,
  given: Given,
): ExtractToponym[] {
  const mention = mentions.get(mentionId);
  if (!mention) return [];
  const { lat, lon, geonamesId } = place ?? {};
  return given(mention.span).map((span) => ({
    ...span,
    value: mention.text,
    role,
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(geonamesId == null ? {} : { geonamesId }),
  }));
}

function timeOf({ kind, value, interval }: TimeExpression, span: Span): ExtractTime {
  const known = value ?? interval?.from ?? "";
  return { ...span, type: timexType(kind, known), value: known };
}

function timexType(kind: TimeExpression["kind"], value: string): ExtractTime["type"] {
  if (kind === "duration") return "DURATION";
  if (kind === "set") return "SET";
  return /^[\dX-]+T/.test(value) ? "TIME" : "DATE";
}

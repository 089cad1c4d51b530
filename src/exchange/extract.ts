import { groupBy } from "../base/group.ts";
import { compareSpans, type Span } from "../base/span.ts";
import type { Mention } from "../model/mention.ts";
import type { Reading } from "../model/reading.ts";
import {
  coarsePlace,
  precisionOf,
  type Place,
  type PlaceRole,
  type PrecisionClass,
  type Toponym,
} from "../model/place.ts";
import type { TimeExpression } from "../model/time.ts";
import { coreferenceOf, type ExtractCoreferent } from "./extract-coreference.ts";
import { entitiesOf, type ExtractEntity } from "./extract-entities.ts";
import { referencesOf } from "./references.ts";
import { actorLookup, eventsOf, type ExtractEvent } from "./extract-events.ts";
import { templatesOf, type ExtractTemplate } from "./extract-templates.ts";
import { givenText, type ExtractInput, type Given } from "./extract-input.ts";
import { relationsOf, type ExtractRelation } from "./extract-relations.ts";

/** What `tocsin extract` says of one text: stable, since accuracy is measured on it. */
export interface ExtractRecord {
  readonly id: string;
  readonly attributions: readonly { source: Span[]; cue: Span[]; content: Span[] }[];
  readonly entities: readonly ExtractEntity[];
  /** Noun phrases of the chains, each with the chain it belongs to. */
  readonly coref: readonly ExtractCoreferent[];
  readonly relations: readonly ExtractRelation[];
  readonly toponyms: readonly ExtractToponym[];
  readonly times: readonly ExtractTime[];
  /** The same as `times`, under the name that TimeML corpora use. */
  readonly timexes: readonly ExtractTime[];
  readonly events: readonly ExtractEvent[];
  readonly templates: readonly ExtractTemplate[];
}

type ExtractTime = Span & { type: "DATE" | "TIME" | "DURATION" | "SET"; value: string };
type ExtractToponym = Span & {
  value: string;
  role: PlaceRole;
  lat?: number;
  lon?: number;
  geonamesId?: number;
  precision?: PrecisionClass;
  uncertaintyKm?: number;
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
    attributions: attributionsOf(reading, document.text, given),
    entities: entitiesOf(reading.mentions, document.text, given, referencesOf(input)),
    coref: coreferenceOf(reading, given),
    relations: relationsOf(input, given),
    toponyms: input.toponyms.flatMap((toponym) => toponymOf(toponym, mentions, given)),
    times,
    timexes: times,
    events: eventsOf(reading, actors, given),
    templates: templatesOf(reading, document.text, given),
  };
}

/** One for each cue, over all its sentences; of a text that was never read for them, none. */
function attributionsOf({ attributions = [] }: Reading, text: string, given: Given) {
  const byCue = groupBy(attributions, ({ cue }) => cue[0]?.begin ?? -1);
  return [...byCue.values()].flatMap((same) => {
    const content = joined(
      same.flatMap((one) => one.content),
      text,
    ).flatMap(given);
    const source = same.find((one) => one.source)?.source;
    const cue = (same[0]?.cue ?? []).flatMap(given);
    return content.length > 0 ? [{ source: source ? given(source) : [], cue, content }] : [];
  });
}

/** Spans in order of the text; those with nothing but white space between them are one. */
function joined(spans: readonly Span[], text: string): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort(compareSpans)) {
    const last = out.at(-1);
    if (last && text.slice(last.end, span.begin).trim() === "")
      out[out.length - 1] = { begin: last.begin, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}

function toponymOf(
  { mentionId, role, place, adjectiveOf }: Toponym,
  mentions: ReadonlyMap<string, Mention>,
  given: Given,
): ExtractToponym[] {
  const mention = mentions.get(mentionId);
  if (!mention) return [];
  const meant = place ?? adjectiveOf ?? null;
  return given(mention.span).map((span) => ({
    ...span,
    value: mention.text,
    role,
    ...(meant === null ? {} : pointOf(coarsePlace(meant))),
  }));
}

/** The point, how fine it is, and how far it may be wrong. */
function pointOf(place: Place): Partial<ExtractToponym> {
  const { lat, lon, geonamesId, uncertaintyKm } = place;
  return {
    lat,
    lon,
    ...(geonamesId === null ? {} : { geonamesId }),
    precision: precisionOf(place),
    uncertaintyKm,
  };
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

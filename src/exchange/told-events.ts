import type { Interval } from "../base/interval.ts";
import { slice } from "../base/span.ts";
import { ASSERTING, type Amount } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { ExportedDocument } from "../model/exported.ts";
import { coarsePlace, type Place } from "../model/place.ts";
import type { CodedEvent } from "../model/reading.ts";
import { citedClaims, type CitedClaim } from "./cited-claim.ts";

/** Who did it, or to whom: the words, and the entity they were resolved to. */
export interface ToldParty {
  readonly words: string;
  readonly name: string;
  readonly entity: Entity | null;
}

/** Something that a claim says happened, ready to be a row of a data set of events. */
export interface ToldEvent {
  readonly id: string;
  readonly claim: CitedClaim;
  readonly type: string;
  readonly mode: string | null;
  readonly actors: readonly ToldParty[];
  readonly recipients: readonly ToldParty[];
  /** Where the sentence says it happened, no finer than a district for facilities; null where it does not say. */
  readonly place: Place | null;
  readonly placeWords: string | null;
  readonly when: Interval | null;
  readonly amounts: readonly Amount[];
}

type Coded = Pick<CodedEvent, "span" | "type" | "realis" | "agents" | "patients"> &
  Partial<CodedEvent>;

/**
 * What the claims of a document say happened and nobody in the case told before: neither denied nor planned nor supposed nor
 * long past, on the word of a claim that asserts it, and once however many articles tell of it.
 */
export function toldEvents(
  exported: ExportedDocument,
  known: ReadonlyMap<string, Entity>,
): ToldEvent[] {
  const claims = new Map(citedClaims(exported).map((claim) => [claim.row.id, claim]));
  const context = contextOf(exported, known);
  return codedEvents(exported).flatMap((event, i) => {
    const claim = claims.get(event.claims?.[0] ?? "");
    if (!claim?.first || event.realis !== "occurred" || !asserts(claim)) return [];
    return [{ id: `${claim.row.id}-${i}`, claim, ...detailsOf(event, context) }];
  });
}

function detailsOf(
  { type, mode = null, agents, patients, places = [], times = [], amounts = [] }: Coded,
  { partyOf, placeOf, intervalOf }: ReturnType<typeof contextOf>,
): Omit<ToldEvent, "id" | "claim"> {
  const [placed] = places.flatMap((id) => placeOf(id) ?? []);
  const [when = null] = times.flatMap((id) => intervalOf(id) ?? []);
  return {
    type,
    mode,
    actors: agents.flatMap((id) => partyOf(id) ?? []),
    recipients: patients.flatMap((id) => partyOf(id) ?? []),
    place: placed?.place ?? null,
    placeWords: placed?.words ?? null,
    when,
    amounts,
  };
}

function asserts({ row }: CitedClaim): boolean {
  return ASSERTING.has(row.modality) && row.polarity === "positive";
}

/** The coded events of a reading; of one made before they were coded, the predicates of its claims. */
function codedEvents({ reading }: ExportedDocument): readonly Coded[] {
  if (!reading) return [];
  if (reading.events) return reading.events;
  return reading.claims.flatMap(({ id, predicates, mentions, times, amounts }) =>
    predicates.flatMap(({ span, event, negated, realis, agents, patients }) =>
      event === null || negated
        ? []
        : [
            {
              span,
              type: event,
              realis: realis ?? "occurred",
              agents,
              patients,
              claims: [id],
              places: mentions,
              times,
              amounts,
            },
          ],
    ),
  );
}

function contextOf(
  { document, reading, resolutions, toponyms, names }: ExportedDocument,
  known: ReadonlyMap<string, Entity>,
) {
  const mentions = new Map((reading?.mentions ?? []).map((mention) => [mention.id, mention]));
  const entities = new Map(resolutions.map(({ mentionId, entityId }) => [mentionId, entityId]));
  const places = new Map(toponyms.map(({ mentionId, place }) => [mentionId, place]));
  const intervals = new Map((reading?.times ?? []).map(({ id, interval }) => [id, interval]));
  const wordsOf = (id: string) => {
    const mention = mentions.get(id);
    return mention ? slice(document.text, mention.phrase ?? mention.span) : "";
  };
  return {
    partyOf: (id: string): ToldParty | undefined => {
      const entityId = entities.get(id) ?? null;
      const words = wordsOf(id);
      const name =
        (entityId === null ? undefined : names.get(entityId)) ?? mentions.get(id)?.text ?? words;
      return name === "" ? undefined : { words, name, entity: known.get(entityId ?? "") ?? null };
    },
    placeOf: (id: string) => {
      const place = places.get(id);
      return place ? { place: coarsePlace(place), words: mentions.get(id)?.text ?? "" } : undefined;
    },
    intervalOf: (id: string): Interval | undefined => intervals.get(id) ?? undefined,
  };
}

import type { Span } from "../base/span.ts";
import type { Claim, Realis } from "../model/claim.ts";
import type { Mention } from "../model/mention.ts";
import type { Reading } from "../model/reading.ts";
import { alpha3 } from "./country-codes.ts";
import type { ExtractInput, Given } from "./extract-input.ts";

/** A party of an event: the country it belongs to, and the words for it. */
export interface ExtractActor {
  readonly code: string | null;
  readonly name: string;
}

/** PLOVER type at the verb, with who did it to whom. `confidence` is absent where the dictionary coded it. */
export type ExtractEvent = Span & {
  code: string;
  source: ExtractActor[];
  target: ExtractActor[];
  realis?: Realis;
  confidence?: number;
};

/** Mention id → party. Its code is ISO 3166-1 alpha-3, the first of its countries; null for none. */
export function actorLookup(
  { resolutions, toponyms, findEntity }: ExtractInput,
  mentions: ReadonlyMap<string, Mention>,
): (mentionId: string) => ExtractActor {
  const entities = new Map(resolutions.map(({ mentionId, entityId }) => [mentionId, entityId]));
  const places = new Map(toponyms.map(({ mentionId, place }) => [mentionId, place?.country]));
  return (mentionId) => {
    const entityId = entities.get(mentionId);
    const country = (entityId && findEntity(entityId)?.countries[0]) || places.get(mentionId);
    return {
      code: country ? alpha3(country) : null,
      name: mentions.get(mentionId)?.text ?? mentionId,
    };
  };
}

/** Events of the trained coder that are not denied; where none read, those that the dictionary finds in claims. */
export function eventsOf(
  { events, claims }: Pick<Reading, "events" | "claims">,
  actorOf: (mentionId: string) => ExtractActor,
  given: Given,
): ExtractEvent[] {
  if (!events) return claimedEvents(claims, actorOf, given);
  return events
    .filter(({ realis }) => realis !== "denied")
    .flatMap(({ span, type, agents, patients, realis, confidence }) =>
      given(span).map((at) => ({
        ...at,
        code: type,
        source: agents.map(actorOf),
        target: patients.map(actorOf),
        realis,
        confidence: Number(confidence.toFixed(3)),
      })),
    );
}

/** Events that are said to happen; one for each verb, however many claims hold it. */
function claimedEvents(
  claims: readonly Claim[],
  actorOf: (mentionId: string) => ExtractActor,
  given: Given,
): ExtractEvent[] {
  const events = new Map<string, ExtractEvent>();
  for (const { predicates } of claims)
    for (const { event, span, negated, agents, patients } of predicates)
      for (const at of event === null || negated ? [] : given(span))
        events.set(`${event}:${at.begin}`, {
          ...at,
          code: event ?? "",
          source: agents.map(actorOf),
          target: patients.map(actorOf),
        });
  return [...events.values()].sort((a, b) => a.begin - b.begin);
}

import { idOf } from "../base/id.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import type { ListChange, ListVersion } from "../model/party.ts";

/** What the series of list changes are called. */
export const LIST_DATASET = "lists";

/**
 * Changes of a list as events of a series, so that a party that is listed or taken off can move an indicator.
 *
 * Who publishes the list acts, the party receives: SANCTION where it is added or its entry changes, CONCEDE where it is taken off.
 * The first version of a list gives none: what it holds is not new.
 */
export function listEvents(
  version: ListVersion,
  changes: readonly ListChange[],
  isFirst: boolean,
): SeriesEvent[] {
  if (isFirst) return [];
  const day = (version.asOf ?? version.importedAt).slice(0, 10);
  return changes.map(({ partyId, kind, name }) => ({
    id: idOf("list-event", version.id, partyId),
    dataset: LIST_DATASET,
    type: kind === "removed" ? "CONCEDE" : "SANCTION",
    mode: null,
    actor: version.authority,
    recipient: name,
    area: null,
    day,
    published: null,
    talk: false,
    belief: 1,
    origins: [],
    propositionId: null,
    deaths: null,
  }));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { SeriesEvent } from "../model/event-series.ts";
import type { ListChange, ListVersion } from "../model/party.ts";
import { listEvents } from "./list-events.ts";

const VERSION: ListVersion = {
  id: "list-1",
  dataset: "amber",
  title: "Amber list",
  authority: "Office of Amber",
  licence: "CC0",
  format: "ftm",
  file: "amber.ftm.json",
  sha256: "00",
  asOf: "2031-03-01T00:00:00",
  importedAt: "2031-03-02T00:00:00Z",
  parties: 2,
  links: 0,
  added: 1,
  removed: 1,
  changed: 0,
};
const change = (partyId: string, kind: ListChange["kind"]): ListChange => ({
  versionId: "list-1",
  dataset: "amber",
  at: VERSION.importedAt,
  partyId,
  kind,
  name: `Name of ${partyId}`,
  fields: [],
  before: null,
});

test("listing is a sanction on the party, delisting a concession, on the day of the list", () => {
  const events = listEvents(VERSION, [change("a", "added"), change("b", "removed")], false);
  for (const event of events) SeriesEvent.parse(event);
  assert.deepEqual(
    events.map(({ type, actor, recipient, day }) => [type, actor, recipient, day]),
    [
      ["SANCTION", "Office of Amber", "Name of a", "2031-03-01"],
      ["CONCEDE", "Office of Amber", "Name of b", "2031-03-01"],
    ],
  );
  assert.deepEqual(listEvents(VERSION, [change("a", "added")], false)[0]?.id, events[0]?.id);
});

test("the first version of a list gives no events", () => {
  assert.deepEqual(listEvents(VERSION, [change("a", "added")], true), []);
});

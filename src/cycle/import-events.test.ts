import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openStore } from "../store/index.ts";
import { fileBytes, importEvents } from "./import-events.ts";

const NOW = "2031-05-01T12:00:00.000Z";
const HEAD =
  "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1,fatalities";
const ROWS = [
  "ORD1,2031-03-15,Battles,Armed clash,Ordian army,Vashkel Brigade,Ordia,Ellisk,3",
  "ORD2,2031-02-30,Battles,Armed clash,Ordian army,Vashkel Brigade,Ordia,Ellisk,0",
  ",2031-03-16,Battles,Armed clash,A,B,C,D,0",
];

async function* chunks(text: string): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += 11) yield text.slice(i, i + 11);
}

const acled = (text: string) => ({ format: "acled" as const, name: "a.csv", bytes: chunks(text) });

test("a file is read in pieces, its bad rows are issues with lines, and twice is once", async () => {
  const store = await openStore(":memory:", { now: () => NOW });
  const text = [HEAD, ...ROWS].join("\n");
  const world = { now: () => NOW };
  assert.deepEqual(await importEvents(store, acled(text), world), {
    format: "acled",
    read: 2,
    added: 2,
    issues: 2,
  });
  assert.deepEqual(await importEvents(store, acled(text), world), {
    format: "acled",
    read: 2,
    added: 0,
    issues: 2,
  });
  const { issues } = await store.listIssues({});
  assert.deepEqual(issues.map(({ where, message }) => `${where} ${message}`).sort(), [
    'a.csv:3 invalid event_date: "2031-02-30"',
    "a.csv:4 missing event_id_cnty",
  ]);
  await store.close();
});

test("a file that ends in an open quotation mark leaves nothing", async () => {
  const store = await openStore(":memory:", { now: () => NOW });
  const text = `${[HEAD, ROWS[0]].join("\n")}\nORD9,"2031`;
  await assert.rejects(importEvents(store, acled(text), { now: () => NOW }), /does not end/);
  assert.deepEqual(await store.seriesDatasets(), []);
  await store.close();
});

test("files on the disk are read; a missing one is named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-events-"));
  const store = await openStore(":memory:", { now: () => NOW });
  const path = join(folder, "a.csv");
  writeFileSync(path, [HEAD, ...ROWS].join("\r\n"));
  const file = (name: string) => ({ format: "acled" as const, name, bytes: fileBytes(name) });
  assert.equal((await importEvents(store, file(path), { now: () => NOW })).added, 2);
  await assert.rejects(importEvents(store, file(join(folder, "b.csv")), { now: () => NOW }), {
    code: "not-found",
  });
  await store.close();
  rmSync(folder, { recursive: true });
});

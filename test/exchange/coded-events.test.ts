// What leaves as coded events comes back as coded events: the same happenings, of the same day, place and number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importEvents } from "../../src/cycle/index.ts";
import { openStore } from "../../src/store/index.ts";
import { NOW } from "../store/factory.ts";
import { exported, openCase } from "./case.ts";

const SAID = [
  { words: "Northland struck Vale", speaker: "two officials" },
  { words: "twelve were killed" },
];

const DATASETS = { polecat: "POLECAT", acled: "ACLED", ucdp: "UCDP GED" } as const;

for (const format of ["polecat", "acled", "ucdp"] as const) {
  test(`${format}: the rows of a case are read by our own reader without a fault`, async () => {
    const [from, to] = [
      await openCase({ said: SAID }),
      await openStore(":memory:", { create: true, now: () => NOW }),
    ];
    const text = String(await exported(from, format));
    const rows = text.trimEnd().split("\n").length - 1;
    const file = (async function* () {
      yield text;
    })();
    const report = await importEvents(to, { format, name: "e", bytes: file }, { now: () => NOW });
    assert.ok(rows > 0);
    assert.deepEqual([report.read, report.added, report.issues], [rows, rows, 0]);
    const events = await to.seriesEvents({ dataset: DATASETS[format] });
    assert.equal(events.length, rows);
    for (const { type, day, actor, recipient } of events) {
      assert.deepEqual([type, day], ["ASSAULT", "2031-04-09"]);
      assert.match(String(actor), format === "polecat" ? /^(?:NL|Northland)/ : /^Northland$/);
      assert.match(String(recipient), /^Southern Front$/);
    }
    await from.close();
    await to.close();
  });
}

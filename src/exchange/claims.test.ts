import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { link, publisher, row, rows } from "../../test/brief/factory.ts";
import { citedRows } from "./cited-rows.ts";
import { claimsToCsv as citedToCsv } from "./claims-csv.ts";

/** A reader of RFC 4180, so that the test does not believe the writer. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g,
  )) {
    records.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}

const claimsToCsv = (list: typeof rows) => citedToCsv(citedRows(list, []));

const cells = (text: string) => {
  const [head = [], ...records] = parseCsv(text);
  return records.map((record) =>
    Object.fromEntries(head.map((name, i) => [name, record[i] ?? ""])),
  );
};

test("a row has who says it, down the chain, beside what is said", () => {
  const [moved, denied] = cells(claimsToCsv(rows));
  assert.equal(moved?.["chain"], "Daily Bell < Vale Radio < Two officials");
  assert.equal(moved?.["chain_types"], "publisher < media < anonymous");
  assert.equal(moved?.["text"], 'Northland had moved "two brigades" to the border');
  assert.equal(moved?.["origins_min"], "1");
  assert.equal(denied?.["polarity"], "negative");
  assert.equal(denied?.["cue_class"], "deny");
});

test("the header is there even without claims", () => {
  assert.match(claimsToCsv([]), /^id,document_id,.*speaker,chain,.*\r\n$/);
});

test("any text comes back as it was, formulas with one apostrophe before them", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1+1", "@x", 'a,"b"\r\nc', "\t=2"),
  );
  fc.assert(
    fc.property(text, (words) => {
      const [record] = cells(claimsToCsv([row({ id: "x", text: words })]));
      assert.ok(record?.["text"] === words || record?.["text"] === `'${words}`);
    }),
  );
});

test("no cell of text starts a formula", () => {
  for (const evil of [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "\u0000=1",
  ]) {
    const hostile = row({
      id: evil,
      text: evil,
      title: evil,
      speaker: evil,
      chain: [publisher, link("Analysts", "said", { surface: evil })],
    });
    for (const record of parseCsv(claimsToCsv([hostile])).slice(1))
      for (const cell of record)
        assert.doesNotMatch(cell, /^[\s\p{Cc}]*[=+\-@＝]/u, JSON.stringify(cell));
  }
});

test("a row has its words as printed and where they stand, in code points", () => {
  const text = "🚢 Boats, it is said, left at dawn.";
  const content = [
    { begin: 3, end: 8 },
    { begin: 22, end: 34 },
  ];
  const [cited] = citedRows([row({ id: "x", text })], [{ id: "x", content, text }]);
  assert.ok(cited);
  assert.equal(cited.quote, "Boats … left at dawn");
  assert.deepEqual(cited.spans, [
    [2, 7],
    [21, 33],
  ]);
  const [record] = cells(citedToCsv([cited]));
  assert.equal(record?.["quote"], "Boats … left at dawn");
  assert.equal(record?.["spans"], "2-7; 21-33");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { trackRecord, type ResolvedReport } from "./track-record.ts";

const reports = (right: number, wrong: number, fields: Partial<ResolvedReport> = {}) =>
  Array.from({ length: right + wrong }, (_, i): ResolvedReport => ({
    role: "origin",
    topic: null,
    wasRight: i < right,
    ...fields,
  }));

test("a new source has no record, and one with few resolved reports no letter", () => {
  assert.deepEqual(trackRecord([]), []);
  const [row] = trackRecord(reports(4, 0));
  assert.deepEqual([row?.suggested, row?.right, row?.resolved], ["F", 4, 4]);
  assert.equal(row?.capped, "a letter asks for 5 resolved reports; there are 4");
});

test("the letter is that of the mean, capped by how much was resolved, with the cap in words", () => {
  const expected = [
    [19, 0, "B", /would be A, which asks for 20 .*; there are 19/],
    [20, 0, "A", /^$/],
    [8, 0, "C", /would be B, which asks for 10/],
    [3, 2, "D", /^$/],
    [1, 9, "E", /^$/],
  ] as const;
  for (const [right, wrong, letter, capped] of expected) {
    const [row] = trackRecord(reports(right, wrong));
    assert.equal(row?.suggested, letter);
    assert.match(row?.capped ?? "", capped);
  }
});

test("what a source reports itself, and what it passes on, are two records, in all and by topic", () => {
  const rows = trackRecord([
    ...reports(5, 0, { topic: "ASSAULT" }),
    ...reports(0, 5, { topic: "PROTEST" }),
    ...reports(6, 0, { role: "transmitter" }),
  ]);
  assert.deepEqual(
    rows.map(({ role, topic, right, resolved, suggested }) => [
      role,
      topic,
      right,
      resolved,
      suggested,
    ]),
    [
      ["origin", null, 5, 10, "D"],
      ["origin", "ASSAULT", 5, 5, "C"],
      ["origin", "PROTEST", 0, 5, "E"],
      ["transmitter", null, 6, 6, "C"],
    ],
  );
});

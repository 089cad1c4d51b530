import assert from "node:assert/strict";
import { test } from "node:test";
import { trackRecord, type ResolvedReport } from "./track-record.ts";

const reports = (right: number, wrong: number, fields: Partial<ResolvedReport> = {}) =>
  Array.from({ length: right + wrong }, (_, i): ResolvedReport => ({
    ...{ role: "origin", topic: null, wasRight: i < right },
    ...fields,
  }));

test("a new source has no record, and one with few resolved reports no letter", () => {
  assert.deepEqual(trackRecord([]), []);
  const [row] = trackRecord(reports(4, 0));
  assert.deepEqual([row?.suggested, row?.right, row?.resolved], ["F", 4, 4]);
  assert.equal(row?.capped, "a letter asks for 5 resolved reports; there are 4");
});

test("the letter is that of the mean, capped by how much was resolved, with the cap in words", () => {
  const letter = (right: number, wrong: number) => trackRecord(reports(right, wrong))[0];
  assert.deepEqual([letter(19, 0)?.suggested, letter(20, 0)?.suggested], ["B", "A"]);
  assert.match(letter(19, 0)?.capped ?? "", /would be A, which asks for 20 .*; there are 19/);
  assert.match(letter(8, 0)?.capped ?? "", /would be B, which asks for 10/);
  assert.deepEqual([letter(20, 0)?.capped, letter(3, 2)?.capped], [null, null]);
  assert.deepEqual([letter(3, 2)?.suggested, letter(1, 9)?.suggested], ["D", "E"]);
});

test("what a source reports itself, and what it passes on, are two records, in all and by topic", () => {
  const rows = trackRecord([
    ...reports(5, 0, { topic: "ASSAULT" }),
    ...reports(0, 5, { topic: "PROTEST" }),
    ...reports(6, 0, { role: "transmitter" }),
  ]);
  assert.deepEqual(
    rows.map(({ role, topic, right, resolved, suggested }) => [
      ...[role, topic, right, resolved, suggested],
    ]),
    [
      ["origin", null, 5, 10, "D"],
      ["origin", "ASSAULT", 5, 5, "C"],
      ["origin", "PROTEST", 0, 5, "E"],
      ["transmitter", null, 6, 6, "C"],
    ],
  );
});

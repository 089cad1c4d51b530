import assert from "node:assert/strict";
import { test } from "node:test";
import { confidenceOf } from "../../src/read/attribution/tagged.ts";
import { fitLogistic, reliability } from "./calibration.ts";
import { attributionTally, exactSpans, isRight } from "./scores.ts";

test("a fitted logistic gives back the shares it was fitted on", () => {
  const outcomes = [1, 2, 3].flatMap((margin) =>
    Array.from({ length: 40 }, (_, i) => ({ margins: [margin], right: i < margin * 10 })),
  );
  const fit = fitLogistic(outcomes);
  for (const margin of [1, 2, 3])
    assert.ok(Math.abs(confidenceOf([margin], fit) - margin / 4) < 0.02);
});

test("the calibration error is nought where confidence is the share that is right", () => {
  const even = [true, false, true, false].map((right) => ({ confidence: 0.5, right }));
  assert.equal(reliability(even).error, 0);
  assert.equal(reliability([{ confidence: 1, right: false }]).error, 1);
});

const run = (type: string, first: number, last: number, ...of: number[]) => ({
  type,
  first,
  last,
  of,
});
const UNIT = {
  document: "d",
  words: [],
  runs: [run("source", 0, 1, 7), run("cue", 2, 2, 7), run("content", 3, 8, 7)],
};
const found = (first: number, source: number) => ({
  cue: { type: "cue", first: 2, last: 2 },
  sources: [{ type: "source", first: source, last: source, margin: 1 }],
  contents: [{ type: "content", first, last: 8, margin: 1 }],
});

test("an attribution is right that shares half of the content and a word of the source", () => {
  assert.ok(isRight(found(6, 1), UNIT));
  assert.ok(!isRight(found(7, 1), UNIT));
  assert.ok(!isRight(found(3, 5), UNIT));
  assert.equal(attributionTally([UNIT], [[found(3, 0), found(8, 0)]]).f1, 2 / 3);
});

test("a span is exact from its first word to its last", () => {
  const tally = exactSpans([[UNIT.runs, [run("cue", 2, 2), run("content", 3, 7)]]]);
  assert.equal(tally.get("cue")?.f1, 1);
  assert.equal(tally.get("content")?.f1, 0);
});

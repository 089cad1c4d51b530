import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ReadContext } from "./layers.ts";
import { attributionConfidence, ruleConfidence } from "./rule-confidence.ts";

const ALONE: ReadContext = { outlets: new Map() };

test("a more confident tagger is never thought less likely to be right", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(probability, probability, (a, b) => {
      const of = (confidence: number) =>
        attributionConfidence({ rule: "tagger", confidence }, ALONE) ?? -1;
      const [low, high] = [of(Math.min(a, b)), of(Math.max(a, b))];
      assert.ok(low >= 0 && low <= high && high <= 1);
    }),
  );
});

test("what no rule was measured for has no confidence", () => {
  assert.equal(ruleConfidence("colon", ALONE), null);
  assert.ok((ruleConfidence("according-to", ALONE) ?? 0) > 0.5);
});

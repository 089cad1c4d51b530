import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { alignedShare } from "./alignment.ts";

const text = fc
  .array(fc.integer({ min: 0, max: 6 }), { maxLength: 90 })
  .map((words) => words.map((hash) => ({ hash })));

/** The table itself, a cell a pair of words. */
function naive(a: readonly { hash: number }[], b: readonly { hash: number }[]): number {
  let above = b.map(() => 0);
  for (const { hash } of a) {
    let left = 0;
    above = b.map((other, j) => {
      const best = other.hash === hash ? (above[j - 1] ?? 0) + 1 : Math.max(above[j] ?? 0, left);
      left = best;
      return best;
    });
  }
  return above.at(-1) ?? 0;
}

test("the share is that of the longest common subsequence, whichever text comes first", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const shorter = Math.min(a.length, b.length);
      const expected = shorter === 0 ? 0 : naive(a, b) / shorter;
      assert.equal(alignedShare(a, b), expected);
      assert.equal(alignedShare(b, a), alignedShare(a, b));
    }),
  );
});

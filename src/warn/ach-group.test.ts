import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { ACH_CELLS } from "../model/ach.ts";
import { fitsEverything, groupCell } from "./ach-group.ts";

test("the middle rating, and how far analysts differ", () => {
  assert.deepEqual(groupCell(["C", "C", "II"]), { median: "C", disagreement: Math.SQRT2 });
  assert.deepEqual(groupCell(["I", "CC"]), { median: "I", disagreement: 1.5 });
  assert.deepEqual(groupCell(["NA", "NA", "C"]).median, "NA");
  assert.equal(groupCell(["CC"]).disagreement, 0);
});

test("the order of the analysts does not matter, and nobody differs with themselves", () => {
  const cells = fc.array(fc.constantFrom(...ACH_CELLS), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(cells, (ratings) => {
      const [first, turned] = [groupCell(ratings), groupCell(ratings.toReversed())];
      assert.equal(first.median, turned.median);
      assert.ok(Math.abs(first.disagreement - turned.disagreement) < 1e-9);
      const [one] = ratings;
      if (one) assert.equal(groupCell([one, one, one]).disagreement, 0);
    }),
  );
});

test("evidence that fits everything tells nothing apart", () => {
  assert.ok(fitsEverything(["C", "C", "C"]));
  assert.ok(!fitsEverything(["C", "I", "C"]));
});

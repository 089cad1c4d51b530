import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { partyOf } from "../../test/follow/factory.ts";
import { TocsinError } from "../base/error.ts";
import { checkShrinkage, partyChanges, undoChanges } from "./list-changes.ts";

test("what was added, removed and changed, with the fields", () => {
  const before = [partyOf("a", "A"), partyOf("b", "B"), partyOf("c", "C")];
  const after = [partyOf("a", "A"), partyOf("c", "C", { countries: ["IQ"] }), partyOf("d", "D")];
  assert.deepEqual(
    partyChanges(before, after).map(({ partyId, kind, fields }) => [partyId, kind, fields]),
    [
      ["b", "removed", []],
      ["c", "changed", ["countries"]],
      ["d", "added", []],
    ],
  );
});

const list = fc
  .uniqueArray(fc.tuple(fc.constantFrom(..."abcdefgh"), fc.constantFrom("X", "Y")), {
    selector: ([id]) => id,
  })
  .map((rows) => rows.map(([id, name]) => partyOf(id, name)));

test("changes undone on the version after give the version before", () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const ordered = before.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(undoChanges(after, partyChanges(before, after)), ordered);
    }),
  );
});

test("a tenth fewer is let pass, more than that asks", () => {
  checkShrinkage("x", { before: 100, after: 90 });
  checkShrinkage("x", { before: 0, after: 0 });
  assert.throws(
    () => checkShrinkage("x", { before: 100, after: 89 }),
    (error) =>
      error instanceof TocsinError &&
      error.code === "conflict" &&
      /89 parties where there were 100, 11 % fewer/.test(error.message) &&
      /--yes/.test(error.hint ?? ""),
  );
});

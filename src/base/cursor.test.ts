import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cursorTo, offsetOf } from "./cursor.ts";

test("a cursor gives back its offset, to the question it was made for", () => {
  fc.assert(
    fc.property(fc.nat(), fc.dictionary(fc.string(), fc.string()), (offset, question) => {
      const cursor = cursorTo(offset, question);
      assert.equal(offsetOf(cursor, { ...question, absent: undefined }), offset);
      assert.throws(() => offsetOf(cursor, { ...question, "\u0000more": 1 }), /invalid cursor/);
    }),
  );
});

test("the order of the fields does not matter", () => {
  assert.equal(offsetOf(cursorTo(50, { a: 1, b: 2 }), { b: 2, a: 1 }), 50);
});

test("anything else is refused", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.throws(() => offsetOf(text, {}), /invalid cursor/);
    }),
  );
});

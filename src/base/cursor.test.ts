import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cursorTo, placeOf, type Place } from "./cursor.ts";

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.nat(),
  fc.array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.double({ noNaN: true, max: 1e9, min: 0 }),
    ),
    { minLength: 1, maxLength: 5 },
  ),
);

test("a cursor gives back its place, to the question it was made for", () => {
  fc.assert(
    fc.property(place, fc.dictionary(fc.string(), fc.string()), (at, question) => {
      const cursor = cursorTo(at, question);
      assert.match(cursor, /^[\w-]+$/);
      assert.deepEqual(placeOf(cursor, { ...question, absent: undefined }), at);
      assert.throws(() => placeOf(cursor, { ...question, "\u0000more": 1 }), /invalid cursor/);
    }),
  );
});

test("the order of the fields does not matter", () => {
  assert.equal(placeOf(cursorTo(50, { a: 1, b: 2 }), { b: 2, a: 1 }), 50);
});

test("anything else is refused", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.throws(() => placeOf(text, {}), /invalid cursor/);
    }),
  );
  const [mark] = JSON.parse(Buffer.from(cursorTo(0, {}), "base64url").toString()) as [string];
  for (const at of [-1, 0.5, null, [], [null], {}, "0"]) {
    const forged = Buffer.from(JSON.stringify([mark, at])).toString("base64url");
    assert.throws(() => placeOf(forged, {}), /invalid cursor/, JSON.stringify(at));
  }
});

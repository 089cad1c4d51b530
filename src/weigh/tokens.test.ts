import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "./tokens.ts";

test("words keep their places, and U.S. is one of them", () => {
  assert.deepEqual(
    wordsOf("The U.S. army's bridge").map(({ word, begin }) => [word, begin]),
    [
      ["the", 0],
      ["u.s.", 4],
      ["army's", 9],
      ["bridge", 16],
    ],
  );
});

test("a word of a million letters is read without overflowing the stack", () => {
  const words = wordsOf("a".repeat(1_000_000));
  assert.equal(
    words.reduce((sum, { word }) => sum + word.length, 0),
    1_000_000,
  );
});

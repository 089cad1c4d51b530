import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { fold, likeAnywhere, parseSearch, wordsOf } from "./search.ts";

test("words are folded, and hold nothing but letters and digits", () => {
  assert.equal(
    wordsOf("The U.S. seized Iran's 3.5 t, l’Élysée said").join(" "),
    "the us seized iran s 3 5 t l elysee said",
  );
  assert.deepEqual(wordsOf("السَّلام"), ["السلام"]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.ok(wordsOf(text).every((word) => /^[\p{L}\p{N}]{1,64}$/u.test(word)));
      assert.equal(fold(fold(text)), fold(text));
    }),
  );
});

test("a text is found by any of its own words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const words = new Set(wordsOf(text));
      for (const term of parseSearch(wordsOf(text).join(" ")) ?? []) {
        assert.ok(term.words.every((word) => words.has(word)));
      }
    }),
  );
});

test("a search is a list of terms; a blank one asks nothing, one without words finds nothing", () => {
  assert.deepEqual(parseSearch(`talks "cease fire" -denied mis*`), [
    { words: ["talks"], prefix: false, exclude: false },
    { words: ["cease", "fire"], prefix: false, exclude: false },
    { words: ["denied"], prefix: false, exclude: true },
    { words: ["mis"], prefix: true, exclude: false },
  ]);
  assert.equal(parseSearch(undefined), undefined);
  assert.equal(parseSearch(" \t"), undefined);
  assert.deepEqual(parseSearch(`"" -- *`), []);
  assert.deepEqual(parseSearch(`un"closed`), [
    { words: ["un"], prefix: false, exclude: false },
    { words: ["closed"], prefix: false, exclude: false },
  ]);
});

test("what LIKE takes for a pattern is looked for as it stands", () => {
  assert.equal(likeAnywhere(" 50%_of! "), "%50!%!_of!!%");
});

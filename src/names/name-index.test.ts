import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { fold } from "./fold.ts";
import { compareNames, likeness, matchNames } from "./match.ts";
import { NameIndex } from "./name-index.ts";
import { keysOf } from "./name-keys.ts";
import { parseName } from "./parse.ts";
import { vowellessLikeness } from "./vowelless.ts";

const LISTED = [
  "Haddadi, Esmail",
  "Meridian Freight Company",
  "كتائب الشمس",
  "Viktor Grin",
  "Harakat al-Nujaba",
].map((text) => ({ text, schema: "any" as const }));

const names = fc.array(
  fc.constantFrom(
    "esmail",
    "haddadi",
    "viktor",
    "grin",
    "abu",
    "al-sadr",
    "م",
    "شمس",
    "44th",
    "X.",
  ),
  { minLength: 1, maxLength: 4 },
);

test("a filed name is found under itself with score 1", () => {
  const index = new NameIndex(LISTED);
  for (const [row, { text }] of LISTED.entries()) {
    const [hit] = index.search(text, "any");
    assert.equal(hit?.row, row);
    assert.ok(Math.abs((hit?.match.score ?? 0) - 1) < 1e-9);
  }
});

test("a slip, another order and another script find it as well", () => {
  const index = new NameIndex(LISTED);
  const rowOf = (text: string) => index.search(text, "any", { least: 0.5 })[0]?.row;
  assert.equal(rowOf("Esmail Hadadi"), 0);
  assert.equal(rowOf("Kata'ib al-Shams"), 2);
  assert.equal(rowOf("Gin, Viktor"), 3);
  assert.equal(rowOf("Harakat al-Nujba"), 4);
  assert.equal(rowOf("Quiet Garden Club"), undefined);
});

test("the index answers as a comparison with every name would, for what it finds", () => {
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 6 }), names, (filed, asked) => {
      const texts = filed.map((words) => words.join(" "));
      const index = new NameIndex(texts.map((text) => ({ text, schema: "person" })));
      const query = parseName(asked.join(" "), "person");
      for (const { row, match } of index.search(asked.join(" "), "person")) {
        const known = parseName(texts[row] ?? "", "person");
        assert.equal(match.score, compareNames(query, known).score);
      }
    }),
  );
});

test("equal names have equal keys, whatever their order of words", () => {
  fc.assert(
    fc.property(names, (words) => {
      const keys = (text: string) => keysOf(parseName(text, "person")).length;
      assert.ok(keys(words.join(" ")) > 0);
      assert.deepEqual(
        keysOf(parseName(words.join(" "), "person")),
        keysOf(parseName(words.join("  "), "person")),
      );
    }),
  );
});

test("likeness of words is symmetric, lies in 0–1 and is 1 for equal words", () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      const [x] = parseName(a.join(" "), "person").tokens;
      const [y] = parseName(b.join(" "), "person").tokens;
      if (!x || !y) return;
      assert.equal(likeness(x, y), likeness(y, x));
      assert.ok(likeness(x, y) >= 0 && likeness(x, y) <= 1);
      assert.equal(likeness(x, x), 1);
    }),
  );
});

test("who asks and who is listed changes only what the left-over words weigh", () => {
  const forth = matchNames("Viktor Grin", "Grin, Viktor Anatolyevich", { schema: "person" }).score;
  const back = matchNames("Grin, Viktor Anatolyevich", "Viktor Grin", { schema: "person" }).score;
  assert.ok(forth > back);
  const equalLength = ["Esmail Ghaani", "Ismail Qaani"] as const;
  assert.equal(
    matchNames(...equalLength, { schema: "person" }).score,
    matchNames(equalLength[1], equalLength[0], { schema: "person" }).score,
  );
});

test("marks of direction, look-alike letters, empty and endless names", () => {
  assert.equal(fold("Hez\u200fbollah\u2069"), "hezbollah");
  assert.equal(fold("Рutin"), "putin"); // the first letter is Cyrillic
  assert.equal(fold("Путин"), "putin");
  assert.ok(matchNames("Vіktor Grіn", "Viktor Grin", { schema: "person" }).score > 0.99);
  for (const empty of ["", " ", "\u200f", "«»", "'"]) {
    assert.equal(matchNames(empty, "Viktor", { schema: "person" }).score, 0);
    assert.deepEqual(new NameIndex(LISTED).search(empty, "any"), []);
  }
  const long = `${"a".repeat(5_000)} ${"ba ".repeat(2_500)}`;
  assert.ok(parseName(long, "person").tokens.length <= 24);
  assert.ok(Math.abs(matchNames(long, long, { schema: "person" }).score - 1) < 1e-9);
  assert.ok(new NameIndex([{ text: long, schema: "any" }]).search(long, "any").length <= 1);
});

test("a word without vowels agrees with its full spelling, but not with a name that ends otherwise", () => {
  assert.ok(vowellessLikeness("mhmd", "muhamad") > 0.9);
  assert.ok(vowellessLikeness("ahmdi", "ahmad") < 0.75);
  assert.equal(vowellessLikeness("njib", "viktor"), 0);
});

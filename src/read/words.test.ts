import assert from "node:assert/strict";
import { test } from "node:test";
import { openWords, packWords } from "./words.ts";

const table = {
  words: ["strike", "raid", "ministère"],
  dimensions: 2,
  classes: [
    [1, 1, 2],
    [3, 3, 4],
    [5, 1024, 6],
  ],
  vectors: Int8Array.from([127, 0, 0, -127, 90, 90]),
} as const;

test("a packed table opens to what was packed", () => {
  const words = openWords(packWords(table));
  assert.equal(words.dimensions, 2);
  const raid = words.indexOf("raid");
  assert.equal(raid, 1);
  assert.deepEqual(
    [0, 1, 2].map((level) => words.classOf(raid, level as 0 | 1 | 2)),
    [1, 3, 1024],
  );
  assert.deepEqual(words.vectorOf(words.indexOf("ministère")), Int8Array.from([90, 90]));
});

test("an unknown word has the class 0 and no vector", () => {
  const words = openWords(packWords(table));
  assert.equal(words.indexOf("zither"), -1);
  assert.equal(words.classOf(-1, 2), 0);
  assert.equal(words.vectorOf(-1), undefined);
});

test("bytes that are no table, or cut short, are refused", () => {
  assert.throws(() => openWords(new Uint8Array(0)), /invalid word table/);
  assert.throws(() => openWords(new TextEncoder().encode("nonsense, but long enough")), /invalid/);
  assert.throws(() => openWords(packWords(table).subarray(0, -1)), /length/);
});

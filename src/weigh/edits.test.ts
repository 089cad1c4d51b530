import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editsBetween } from "./edits.ts";

const shown = (a: string, b: string) =>
  editsBetween(a, b).map((edit) =>
    edit.kind === "added"
      ? `+${b.slice(edit.b.begin, edit.b.end)}`
      : `${edit.kind === "kept" ? "=" : "-"}${a.slice(edit.a.begin, edit.a.end)}`,
  );

test("a changed number is one removal and one addition", () => {
  assert.deepEqual(shown("The blast killed 12 people.\n", "The blast killed 15 people.\n"), [
    "=The blast killed ",
    "-12 ",
    "+15 ",
    "=people.\n",
  ]);
});

test("the same words have no edits, whatever the white space; an empty version has only the other's", () => {
  assert.deepEqual(shown("one two", "one\n\ntwo"), ["=one two"]);
  assert.deepEqual(shown("", "one two"), ["+one two"]);
  assert.deepEqual(shown("one two", ""), ["-one two"]);
  assert.deepEqual(shown("", ""), []);
});

test("texts too long to be compared word by word are still covered", () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(" ");
  assert.deepEqual(
    editsBetween(`same ${long("a")} end`, `same ${long("b")} end`).map(({ kind }) => kind),
    ["kept", "removed", "added", "kept"],
  );
});

test("what was kept and removed is the one text, what was kept and added the other", () => {
  const word = fc.constantFrom("a", "b", "c", "war", "12", "\n", " ");
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const edits = editsBetween(a, b);
      const side = (of: "a" | "b", without: string) =>
        edits.filter(({ kind }) => kind !== without).map((edit) => edit[of]);
      const joined = (of: "a" | "b", without: string, from: string) =>
        side(of, without)
          .map(({ begin, end }) => from.slice(begin, end))
          .join("");
      assert.equal(joined("a", "added", a).trim(), a.trim());
      assert.equal(joined("b", "removed", b).trim(), b.trim());
      for (const { kind, a: x, b: y } of edits)
        if (kind === "kept")
          assert.deepEqual(
            a.slice(x.begin, x.end).match(/\S+/g),
            b.slice(y.begin, y.end).match(/\S+/g),
          );
    }),
  );
});

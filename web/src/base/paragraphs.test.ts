import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Block } from "../../../src/model/reading.ts";
import { paragraphsOf } from "./paragraphs.ts";

test("a dateline within a paragraph does not split it; text between blocks is kept", () => {
  const text = "Title\n\nTOWN (Wire) – One.\n\nTwo.";
  const blocks: Block[] = [
    { span: { begin: 0, end: 5 }, kind: "title" },
    { span: { begin: 7, end: 25 }, kind: "paragraph" },
    { span: { begin: 7, end: 20 }, kind: "dateline" },
  ];
  const set = paragraphsOf(text, blocks);
  assert.deepEqual(
    set.map(({ span, kind }) => [kind, text.slice(span.begin, span.end)]),
    [
      ["title", "Title"],
      ["paragraph", "TOWN (Wire) – One."],
      ["paragraph", "Two."],
    ],
  );
});

test("no words are left out and none are set twice", () => {
  const text = "ab cd\n\nef gh ij\nkl\n\n\nmn op";
  const block = fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]): Block => ({
    span: { begin: Math.min(a, b), end: Math.max(a, b) },
    kind: "paragraph",
  }));
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      const set = paragraphsOf(text, blocks);
      const joined = set.map(({ span }) => text.slice(span.begin, span.end)).join("");
      assert.equal(joined.replace(/\s/g, ""), text.replace(/\s/g, ""));
    }),
  );
});

test("a dateline before a paragraph opens it; one on a line of its own stands alone", () => {
  const text = "TOWN (Wire) – One.\nCITY –\nTwo.";
  const blocks: Block[] = [
    { span: { begin: 0, end: 13 }, kind: "dateline" },
    { span: { begin: 14, end: 18 }, kind: "paragraph" },
    { span: { begin: 19, end: 25 }, kind: "dateline" },
    { span: { begin: 26, end: 30 }, kind: "paragraph" },
  ];
  const set = paragraphsOf(text, blocks);
  assert.deepEqual(
    set.map(({ span, dateline }) => [
      text.slice(span.begin, span.end),
      dateline && text.slice(dateline.begin, dateline.end),
    ]),
    [
      ["TOWN (Wire) – One.", "TOWN (Wire) –"],
      ["CITY –", undefined],
      ["Two.", undefined],
    ],
  );
});

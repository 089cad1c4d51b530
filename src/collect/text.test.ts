import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { cleanCharacters, normaliseText, splitTitle, unwrapLines, withoutTitle } from "./text.ts";

test("line ends, controls and runs of empty lines are normalised; joiners and accents stay", () => {
  assert.equal(normaliseText(" a\r\nb\rc\u0000\u0007 \n\n\n\n\td\ufeff\u00ad "), "a\nb\nc\n\n\td");
  assert.equal(cleanCharacters("می\u200cرود e\u0301"), "می\u200cرود e\u0301");
  assert.equal(cleanCharacters("a\ud800b\u00a0c"), "a\ufffdb c");
});

test("normalising twice is normalising once", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", " ", "\n", "\r", "\t", "\u0085", "\u00a0", "\u200b", "é"),
  });
  fc.assert(
    fc.property(text, (raw) => assert.equal(normaliseText(normaliseText(raw)), normaliseText(raw))),
  );
});

const WRAPPED = `The border crossing at Tarn was closed on Friday after shots had
been heard on the far side, the border guard said in a statement.
Nobody was hurt, it said, and trucks were sent to the southern
crossing, where queues grew during the day.

A spokesman said that soldiers had fired in the air to turn back
smugglers, the third such case this year.`;

test("text wrapped at a column becomes one line a paragraph", () => {
  const lines = unwrapLines(WRAPPED).split("\n");
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? "", /shots had been heard/);
});

test("lists, verse and text that is not wrapped stay as they are", () => {
  const list = "Eleven trucks\nTwo tankers\nNo markings\nOne bus\nA car";
  const long = `${"A sentence of some length that fills the whole line. ".repeat(4)}\nNext.`;
  for (const text of [list, long]) assert.equal(unwrapLines(text), text);
});

test("unwrapping never changes the length, nor any character that is no line end", () => {
  const line = fc.string({
    unit: fc.constantFrom("a", "b", " ", "."),
    minLength: 0,
    maxLength: 90,
  });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join("\n");
      const unwrapped = unwrapLines(text);
      assert.equal(unwrapped.length, text.length);
      assert.equal(unwrapped.replaceAll("\n", " "), text.replaceAll("\n", " "));
    }),
  );
});

test("the first line of plain text is its title only where it looks like one", () => {
  assert.deepEqual(splitTitle("Port hit\n\nBody."), { title: "Port hit", body: "Body." });
  for (const text of [
    "A sentence.\n\nBody.",
    "One\ntwo\n\nBody.",
    "Only one line",
    `${"x".repeat(201)}\n\nBody.`,
  ]) {
    assert.equal(splitTitle(text).title, null, text.slice(0, 20));
  }
});

test("a body that opens with its title loses that line, and its links move along", () => {
  const body = {
    text: "PORT  hit\n\nThe port was hit.",
    links: [{ span: { begin: 15, end: 19 }, href: "https://a.example/" }],
  };
  const { text, links } = withoutTitle(body, "Port hit");
  assert.equal(text, "The port was hit.");
  assert.deepEqual(
    links.map(({ span }) => text.slice(span.begin, span.end)),
    ["port"],
  );
});

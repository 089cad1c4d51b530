import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Document } from "../model/document.ts";
import { amountsIn, countsIn } from "./amounts.ts";
import { readLayers } from "./pipeline.ts";

function wordsOf(text: string) {
  const document = { id: "d", text, title: null, published: null, publisher: null, bodyBegin: 0 };
  return readLayers(document as unknown as Document, { outlets: new Map() }).tokens;
}

/** "at-least 12 killed", "at-least 3–5 tank". */
function told(text: string): string[] {
  return amountsIn(wordsOf(text)).map(
    ({ bound, value, upTo, unit }) =>
      `${bound} ${value}${upTo === undefined ? "" : `–${upTo}`} ${unit}`,
  );
}

const CASES: readonly (readonly [string, ...string[]])[] = [
  ["The raid killed at least 12 people and wounded 30.", "at-least 12 killed", "exact 30 wounded"],
  ["Twenty-four people, including two children, were killed.", "exact 24 killed", "exact 2 child"],
  ["The strike killed three soldiers and five guards.", "exact 3 killed", "exact 5 killed"],
  ["Officials said 12 were killed, 30 or more injured.", "exact 12 killed", "at-least 30 wounded"],
  ["The shelling left seven dead and a dozen injured.", "exact 7 killed", "about 12 wounded"],
  ["The toll rose to 17 on Monday.", "exact 17 killed"],
  ["The blast claimed no fewer than 15 lives.", "at-least 15 killed"],
  ["Police arrested more than 200 protesters.", "at-least 200 arrested"],
  ["Police took 6 men into custody.", "exact 6 arrested"],
  ["Gunmen abducted up to 40 pupils from the school.", "at-most 40 abducted"],
  ["Rebels took nine engineers hostage.", "exact 9 abducted"],
  ["Hundreds of villagers were displaced.", "at-least 200 displaced"],
  ["Tens of thousands of people fled the town.", "at-least 20000 displaced"],
  ["Dozens were wounded.", "at-least 24 wounded"],
  ["Some 1.5 million people fled.", "about 1500000 displaced"],
  ["The army moved 3 to 5 tanks and about 1,200 troops.", "at-least 3–5 tank", "about 1200 troop"],
  ["Between 10 and 15 fighter jets took off.", "at-least 10–15 jet"],
  ["Ordia fired six missiles at Vestia on May 11.", "exact 6 missile"],
  ["Two hundred and fifty soldiers crossed the river.", "exact 250 soldier"],
];

test("amounts have bounds, ranges and the unit that their verb or noun gives", () => {
  for (const [text, ...expected] of CASES) assert.deepEqual(told(text), expected, text);
});

test("dates, years, times, ages, money and numbers of things count nothing", () => {
  for (const text of [
    "The coup of 2009 failed.",
    "They spoke of the 2009 coup.",
    "The talks began on 11 May at 10 a.m.",
    "Resolution 1701 was passed.",
    "A 12-year-old boy spoke.",
    "One of the ministers resigned.",
  ])
    assert.deepEqual(told(text), [], text);
});

test("what is counted hangs on the word that governs it", () => {
  const words = wordsOf("Ordia deployed 40 jets, and police detained 6 men.");
  assert.deepEqual(
    countsIn(words).map(({ governor }) => words[governor]?.text),
    ["deployed", "detained"],
  );
});

test("any text is read, every amount slices to its own words, a range has its ends in order", () => {
  const word = fc.constantFrom(
    ..."12 3 to 5 - between and dozens of hundreds thousand people killed were , . wounded at least more than tanks 2009 half a dozen toll lives".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 25 }), (parts) => {
      const text = parts.join(" ");
      for (const { span, value, upTo } of amountsIn(wordsOf(text))) {
        assert.match(text.slice(span.begin, span.end), /\S/);
        assert.ok(upTo === undefined || upTo > value);
      }
    }),
    { numRuns: 200 },
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { SCALES, term, wordsOf } from "./likelihood-words.ts";

test("ICD 203: the endpoints of tradecraft §1.2", () => {
  const cases: [p: number, words: string | undefined][] = [
    [0.009, undefined],
    [0.01, "almost no chance"],
    [0.05, "very unlikely"],
    [0.2, "unlikely"],
    [0.45, "roughly even chance"],
    [0.55, "roughly even chance"],
    [0.551, "likely"],
    [0.8, "likely"],
    [0.95, "very likely"],
    [0.951, "almost certain"],
    [0.99, "almost certain"],
    [0.995, undefined],
  ];
  for (const [p, words] of cases) assert.equal(term(p)?.words, words, `${p}`);
});

test("PHIA: a value in a gap takes the nearest band and says so", () => {
  const { PHIA } = SCALES;
  const cases: [p: number, words: string, betweenBands: boolean][] = [
    [0.03, "remote chance", false],
    [0.09, "highly unlikely", true],
    [0.06, "remote chance", true],
    [0.5, "realistic possibility", true],
    [0.54, "likely", true],
    [0.78, "highly likely", true],
    [0.96, "almost certain", false],
  ];
  for (const [p, words, betweenBands] of cases) {
    assert.equal(term(p, PHIA)?.words, words, `${p}`);
    assert.equal(term(p, PHIA)?.betweenBands, betweenBands, `${p}`);
  }
});

test("Kent: no word in the gaps", () => {
  const { KENT } = SCALES;
  for (const p of [0.01, 0.13, 0.15, 0.195, 0.61, 0.62, 0.995])
    assert.equal(term(p, KENT), undefined, `${p}`);
  assert.equal(term(0.93, KENT)?.words, "almost certain");
  assert.equal(term(0.07, KENT)?.words, "almost certainly not");
  assert.equal(term(0.4, KENT)?.words, "probably not");
  assert.equal(term(0, KENT)?.words, "impossible");
});

test("a higher chance never takes a lower band; ICD 203 has a word for all from 1 to 99 %", () => {
  const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  for (const scale of Object.values(SCALES))
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        const [low, high] = [term(Math.min(a, b), scale), term(Math.max(a, b), scale)];
        if (scale.id === "ICD203") assert.ok(low && high);
        return !low || !high || low.lo <= high.lo;
      }),
    );
});

test("longer words come first, so that a search finds the whole of them", () => {
  const words = wordsOf(SCALES.ICD203);
  assert.ok(words.indexOf("very likely") < words.indexOf("likely"));
  assert.ok(words.indexOf("unlikely") < words.indexOf("likely"));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { beliefOf, opinionOf, type Testimony } from "./belief.ts";

// Illustrative trusts of the worked example: no verdict on anybody.
const [AGGREGATOR, ORIGINAL, ANONYMOUS, REPEATER, THIRD, OFFICIAL, ACCUSED] = [
  0.6, 0.6, 0.5, 0.4, 0.6, 0.5, 0.3,
];

const path = (...trusts: number[]) => ({ label: trusts.join(" ← "), trusts });
const says = (origin: string, weight: number, ...paths: Testimony["paths"]): Testimony => ({
  origin,
  stance: "supports",
  weight,
  paths,
});

const FIRST = says("report", 1, path(AGGREGATOR, ORIGINAL, ANONYMOUS));
const REPEATED = says(
  "report",
  1,
  path(AGGREGATOR, ORIGINAL, ANONYMOUS),
  path(REPEATER, ORIGINAL, ANONYMOUS),
);
const HELD = says("report", 1, path(ORIGINAL, ANONYMOUS), path(AGGREGATOR, ORIGINAL, ANONYMOUS));
const SECOND = says("official", 1, path(THIRD, OFFICIAL));
const SAME_CLASS = says("other sources", 0.3, path(THIRD, ANONYMOUS));
const DENIAL: Testimony = {
  origin: "accused",
  stance: "denies",
  weight: 1,
  paths: [path(ACCUSED)],
  routineDenial: true,
};

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-5, `${actual} is not ${expected}`);

for (const [name, testimonies, b, d, u, p] of [
  ["one article", [FIRST], 0.2647, 0, 0.7353, 0.632],
  ["a second article on the same report changes nothing", [REPEATED], 0.2647, 0, 0.7353, 0.632],
  ["holding the original shortens the path", [HELD], 0.375, 0, 0.625, 0.688],
  ["a second origin", [HELD, SECOND], 0.5455, 0, 0.4545, 0.773],
  ["the same class of unnamed sources instead", [HELD, SAME_CLASS], 0.4382, 0, 0.5618, 0.719],
  ["the accused denies", [HELD, SECOND, DENIAL], 0.5106, 0.0638, 0.4255, 0.723],
] as const) {
  test(`worked example: ${name}`, () => {
    const belief = beliefOf(testimonies);
    assert.ok(belief);
    near(belief.belief, b);
    near(belief.disbelief, d);
    near(belief.uncertainty, u);
    assert.equal(Math.round(belief.probability * 1000) / 1000, p);
  });
}

test("evidence adds as cumulative fusion does", () => {
  // (.5, .25, .25) is r 4, s 2; (.4, 0, .6) is r 4/3, s 0.
  const { belief, disbelief, uncertainty } = opinionOf(4 + 4 / 3, 2);
  near(belief, 0.571429);
  near(disbelief, 0.214286);
  near(uncertainty, 0.214286);
});

test("hedged testimony is listed and moves nothing", () => {
  const hedged: Testimony = { ...SECOND, stance: "hedged" };
  const belief = beliefOf([HELD, hedged]);
  near(belief?.belief ?? 0, 0.375);
  assert.equal(belief?.rows.length, 2);
  assert.equal(beliefOf([hedged]), null);
});

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const testimony = fc.record({
  origin: fc.string({ maxLength: 3 }),
  stance: fc.constantFrom("supports" as const, "denies" as const, "hedged" as const),
  weight: unit,
  paths: fc.array(
    fc.array(unit, { minLength: 1, maxLength: 4 }).map((trusts) => path(...trusts)),
    { minLength: 1, maxLength: 3 },
  ),
});

test("the masses sum to one, and a further supporter never lowers the probability", () => {
  fc.assert(
    fc.property(fc.array(testimony, { minLength: 1 }), testimony, (list, next) => {
      const before = beliefOf(list);
      const after = beliefOf([...list, { ...next, stance: "supports" as const }]);
      assert.ok(after);
      assert.ok(Math.abs(after.belief + after.disbelief + after.uncertainty - 1) < 1e-9);
      assert.ok(!before || after.probability >= before.probability - 1e-9);
    }),
    { numRuns: 1000 },
  );
});

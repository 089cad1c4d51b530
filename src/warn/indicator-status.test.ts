import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { CONCERN_LEVELS, type ConcernLevel } from "../model/problem.ts";
import { concern, type Sighting } from "./indicator-status.ts";

const rule = { threshold: 2, windowDays: 30 };
const nothing: Sighting = {
  propositionId: "p",
  reports: 0,
  talk: 0,
  undated: 0,
  outside: 0,
  nMin: 0,
  currentOrigins: 0,
  articles: 0,
  denials: 0,
};
const level = (sightings: readonly Partial<Sighting>[], threshold = 2, covered = true) =>
  concern(
    sightings.map((s) => ({ ...nothing, ...s })),
    { ...rule, threshold },
    covered,
  ).level;

test("the levels of tradecraft §1.7", () => {
  const cases: [ConcernLevel, Partial<Sighting>[], number?, boolean?][] = [
    ["no-reporting", [], 2, false],
    ["negligible", []],
    ["negligible", [{ outside: 3, nMin: 3 }]],
    ["low", [{ talk: 4 }]],
    ["low", [{ undated: 1, nMin: 3 }]],
    ["moderate", [{ reports: 1, nMin: 0 }]],
    ["moderate", [{ reports: 1, nMin: 1, currentOrigins: 1 }]],
    ["moderate", [{ reports: 1, nMin: 2, currentOrigins: 0 }]],
    ["substantial", [{ reports: 1, nMin: 2, currentOrigins: 1 }]],
    ["serious", [{ reports: 2, nMin: 2, currentOrigins: 2 }]],
    ["substantial", [{ reports: 2, nMin: 2, currentOrigins: 2 }], 3],
    ["moderate", [{ reports: 1, nMin: 1, currentOrigins: 1 }], 1],
  ];
  for (const [expected, sightings, threshold, covered] of cases)
    assert.equal(level(sightings, threshold, covered), expected, JSON.stringify(sightings));
});

test("two propositions on one origin each are not two origins of one", () => {
  const one = { reports: 1, nMin: 1, currentOrigins: 1 };
  assert.equal(level([one, one]), "moderate");
});

test("a thousand articles of one origin stay at moderate, and the cap is told", () => {
  const pile = { ...nothing, reports: 1000, articles: 1000, nMin: 1, currentOrigins: 1 };
  const status = concern([pile], rule, true);
  assert.equal(status.level, "moderate");
  assert.equal(status.capped, true);
  assert.match(status.reasons.join("\n"), /1000 articles, but no second independent origin/);
});

test("what is not counted is listed with its reason", () => {
  const { reasons } = concern(
    [{ ...nothing, talk: 1, undated: 2, outside: 3, denials: 1 }],
    rule,
    true,
  );
  const told = reasons.join("\n");
  for (const words of [
    "1 claim suppose",
    "2 claims without a date",
    "3 claims outside",
    "1 origin",
  ])
    assert.ok(told.includes(words), words);
});

const count = fc.nat({ max: 4 });
const anySighting: fc.Arbitrary<Sighting> = fc.record({
  propositionId: fc.string(),
  reports: count,
  talk: count,
  undated: count,
  outside: count,
  nMin: count,
  currentOrigins: count,
  articles: count,
  denials: count,
});
const rank = (l: ConcernLevel) => CONCERN_LEVELS.indexOf(l);

test("a further sighting never lowers the level; order does not matter", () => {
  fc.assert(
    fc.property(fc.array(anySighting), anySighting, fc.boolean(), (some, next, covered) => {
      const before = concern(some, rule, covered).level;
      const after = concern([...some, next], rule, covered).level;
      assert.equal(after, concern([next, ...some.toReversed()], rule, covered).level);
      return rank(after) >= rank(before);
    }),
  );
});

test("without a proposition of two origins no level is above moderate", () => {
  const single = anySighting.map((s) => ({
    ...s,
    nMin: Math.min(1, s.nMin),
    currentOrigins: Math.min(1, s.currentOrigins),
  }));
  fc.assert(
    fc.property(
      fc.array(single),
      (some) => rank(concern(some, { ...rule, threshold: 1 }, true).level) <= rank("moderate"),
    ),
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { CONCERN_LEVELS } from "../model/problem.ts";
import { concern, type Sighting } from "./indicator-status.ts";
import { missingFor } from "./next-level.ts";

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
const rule = { threshold: 3, windowDays: 30 };
const levelOf = (seen: Partial<Sighting>) => concern([{ ...nothing, ...seen }], rule, true).level;

test("what is said to be missing would raise the level, and nothing is missing at the highest", () => {
  assert.match(missingFor("negligible", rule) ?? "", /may be$/);
  assert.equal(levelOf({ talk: 1 }), "low");
  assert.match(missingFor("low", rule) ?? "", /dated claim of the last 30 days/);
  assert.equal(levelOf({ reports: 1, nMin: 1, currentOrigins: 1 }), "moderate");
  assert.match(missingFor("moderate", rule) ?? "", /second independent origin/);
  assert.equal(levelOf({ reports: 1, nMin: 2, currentOrigins: 1 }), "substantial");
  assert.match(missingFor("substantial", rule) ?? "", /^3 independent origins/);
  assert.equal(levelOf({ reports: 1, nMin: 3, currentOrigins: 3 }), "serious");
  assert.deepEqual(
    CONCERN_LEVELS.filter((level) => missingFor(level, rule) === null),
    ["serious"],
  );
});

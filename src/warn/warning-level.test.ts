import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { CONCERN_LEVELS, INDICATOR_CATEGORIES, WARNING_LEVELS } from "../model/problem.ts";
import { levelInForce, warningLevel, type LevelBasis } from "./warning-level.ts";

type Row = LevelBasis["indicators"][number];
const row = (level: Row["level"], category: Row["category"], diagnostic = true): Row => ({
  id: `${category}-${level}`,
  category,
  level,
  diagnostic,
});
const level = (indicators: readonly Row[], probability?: number) =>
  warningLevel({
    indicators,
    feared: probability === undefined ? null : { scenarioId: "war", probability },
  }).level;

test("the rules of tradecraft §1.9", () => {
  assert.equal(level([]), "WL4");
  assert.equal(level([row("moderate", "intent"), row("moderate", "intent")]), "WL4");
  assert.equal(level([row("moderate", "intent"), row("moderate", "sponsor")]), "WL3");
  const three = [
    row("substantial", "intent"),
    row("substantial", "sponsor"),
    row("serious", "political"),
  ];
  assert.equal(level(three), "WL3");
  assert.equal(level([...three, row("substantial", "preparation")]), "WL2");
  assert.equal(level([...three, row("substantial", "preparation", false)]), "WL3");
  assert.equal(level([row("moderate", "intent")], 0.2), "WL3");
  assert.equal(level([row("moderate", "intent")], 0.45), "WL2");
  assert.equal(level([row("serious", "preparation")], 0.8), "WL1");
  assert.equal(level([row("substantial", "preparation")], 0.8), "WL2");
});

test("a prior alone is no warning", () => {
  assert.equal(level([row("low", "intent")], 0.9), "WL4");
});

test("levels rise at once and fall after two reviews in a row", () => {
  assert.equal(levelInForce([]), "WL4");
  assert.equal(levelInForce(["WL4", "WL2"]), "WL2");
  assert.equal(levelInForce(["WL2", "WL4"]), "WL2");
  assert.equal(levelInForce(["WL2", "WL4", "WL3"]), "WL3");
  assert.equal(levelInForce(["WL2", "WL4", "WL2", "WL4"]), "WL2");
  assert.equal(levelInForce(["WL2", "WL4", "WL4"]), "WL4");
});

const anyRow = fc
  .tuple(fc.constantFrom(...CONCERN_LEVELS), fc.constantFrom(...INDICATOR_CATEGORIES), fc.boolean())
  .map(([l, category, diagnostic]) => row(l, category, diagnostic));

test("a further indicator or a higher chance never lowers the level; order does not matter", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const rank = (l: (typeof WARNING_LEVELS)[number]) => WARNING_LEVELS.indexOf(l);
  fc.assert(
    fc.property(fc.array(anyRow), anyRow, chance, chance, (rows, next, a, b) => {
      const before = rank(level(rows, Math.min(a, b)));
      const after = rank(level([next, ...rows], Math.max(a, b)));
      return after >= before && after === rank(level([...rows.toReversed(), next], Math.max(a, b)));
    }),
  );
});

test("what is likelier in quiet times raises no level, however well reported", () => {
  const calm = (["political", "preparation", "intent"] as const).map((category, i) => ({
    id: `calm-${i}`,
    category,
    level: "serious" as const,
    diagnostic: true,
    reassuring: true,
  }));
  assert.equal(warningLevel({ indicators: calm, feared: null }).level, "WL4");
});

import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { ACH_CELLS } from "../model/ach.ts";
import {
  achDiagnosticity,
  achLeaders,
  decisiveOrigins,
  weightedInconsistency,
  type AchRow,
} from "./ach.ts";

/** The reference matrix of tradecraft §1.6. */
const rows: AchRow[] = [
  {
    id: "E1",
    credibility: "high",
    relevance: "medium",
    origins: ["O1"],
    cells: ["C", "C", "N", "N"],
  },
  {
    id: "E2",
    credibility: "medium",
    relevance: "high",
    origins: ["O1"],
    cells: ["C", "CC", "I", "N"],
  },
  {
    id: "E3",
    credibility: "medium",
    relevance: "medium",
    origins: ["O1"],
    cells: ["N", "N", "I", "C"],
  },
  { id: "E4", credibility: "high", relevance: "low", origins: ["O3"], cells: ["N", "I", "C", "C"] },
  {
    id: "E5",
    credibility: "medium",
    relevance: "high",
    origins: ["O9"],
    cells: ["I", "II", "CC", "C"],
  },
];

const near = (actual: readonly number[], expected: readonly number[]) =>
  expected.forEach((x, i) =>
    assert.ok(Math.abs((actual[i] ?? NaN) - x) < 5e-5, `${actual} ≠ ${expected}`),
  );

test("weighted inconsistency and diagnosticity of the reference matrix", () => {
  near(weightedInconsistency(rows, 4), [Math.SQRT2, 3.828427, 2.414214, 0]);
  near(rows.map(achDiagnosticity), [0.5, 1.118034, Math.SQRT1_2, 0.829156, 1.581139]);
});

test("dropping one origin that makes another hypothesis tie is reported", () => {
  near(
    weightedInconsistency(
      rows.filter(({ origins }) => !origins.includes("O1")),
      4,
    ),
    [Math.SQRT2, 3.8284, 0, 0],
  );
  assert.deepEqual(achLeaders(weightedInconsistency(rows, 4)), [3]);
  assert.deepEqual(decisiveOrigins(rows, 4), ["O1", "O9"]); // without O9, H1 ties with H4
});

test("a row that two origins bear survives the loss of either", () => {
  const borne = rows.map((row) => ({ ...row, origins: ["O1", "O2"] }));
  assert.deepEqual(decisiveOrigins(borne, 4), []);
});

const weight = fc.constantFrom("low", "medium", "high");
const anyRow: fc.Arbitrary<AchRow> = fc.record({
  id: fc.string(),
  credibility: weight,
  relevance: weight,
  origins: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
  cells: fc.array(fc.constantFrom(...ACH_CELLS), { minLength: 3, maxLength: 3 }),
});

test("a further row never lowers an inconsistency; the order of rows does not matter", () => {
  fc.assert(
    fc.property(fc.array(anyRow), anyRow, (some, next) => {
      const before = weightedInconsistency(some, 3);
      const after = weightedInconsistency([next, ...some], 3);
      near(after, weightedInconsistency([...some, next], 3));
      return after.every((x, h) => x >= (before[h] ?? 0) - 1e-9 && x >= 0);
    }),
  );
});

test("a row that says the same of every hypothesis separates none", () => {
  for (const cell of ACH_CELLS) assert.equal(achDiagnosticity({ cells: [cell, cell, cell] }), 0);
});

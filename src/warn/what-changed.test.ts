import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { Assessment } from "../model/problem.ts";
import { posterior } from "./scenario-likelihoods.ts";
import { whatChanged } from "./what-changed.ts";

const SCENARIOS = ["calm", "storm", "ruse"];

/** An assessment whose probabilities are those of its rows. */
function assessment(
  prior: readonly number[],
  rows: Readonly<Record<string, readonly number[]>>,
): Assessment {
  const total = prior.reduce((sum, p) => sum + p, 0);
  const normal = prior.map((p) => p / total);
  const chances = posterior(normal, Object.values(rows));
  return {
    problemId: "strait",
    asOf: "2031-04-01",
    level: "WL4",
    levelReasons: [],
    confidence: "low",
    confidenceReasons: [],
    indicators: Object.keys(rows).map((indicatorId) => ({
      indicatorId,
      level: "moderate",
      reasons: ["reported"],
      capped: false,
      indications: [],
      gainBits: 0,
      diagnostic: true,
    })),
    scenarios: SCENARIOS.map((scenarioId, k) => ({
      scenarioId,
      prior: normal[k] ?? 0,
      probability: chances[k] ?? 0,
      rows: Object.entries(rows).map(([indicatorId, row]) => ({
        indicatorId,
        lnLikelihood: row[k] ?? 0,
        note: "",
      })),
    })),
    coverage: { documents: 0, from: null, to: null },
  };
}

const ln = fc.double({ min: -3, max: 3, noNaN: true });
const row = fc.tuple(ln, ln, ln);
const rows = fc.dictionary(fc.constantFrom("ships", "leave", "talks", "radar"), row);
const prior = fc.tuple(...SCENARIOS.map(() => fc.double({ min: 0.01, max: 1, noNaN: true })));

test("the rows sum to the change, without remainder", () => {
  fc.assert(
    fc.property(prior, rows, prior, rows, (p, before, q, after) => {
      const changed = whatChanged(assessment(p, before), assessment(q, after));
      assert.ok(changed.residual < 1e-9, String(changed.residual));
    }),
  );
});

test("nothing has changed between an assessment and itself", () => {
  const same = assessment([0.6, 0.3, 0.1], { ships: [0, 1, -1] });
  const { rows: none, scenarios } = whatChanged(same, same);
  assert.deepEqual(none, []);
  assert.ok(scenarios.every(({ change, from, to }) => change === 0 && from === to));
});

test("the first issue is compared with the priors; the strongest item stands first", () => {
  const { rows: found, scenarios } = whatChanged(
    undefined,
    assessment([0.6, 0.3, 0.1], { talks: [0, 0.1, 0], ships: [0, 2, 0] }),
  );
  assert.deepEqual(
    found.map(({ item }) => item),
    ["ships", "talks"],
  );
  assert.ok((scenarios[1]?.to ?? 0) > (scenarios[1]?.from ?? 1));
});

test("an indicator of which nothing was ever reported has not moved; one that is reported for the first time has", () => {
  const quiet = assessment([0.5, 0.3, 0.2], { ships: [0, 0, 0], leave: [0, 0, 0] });
  const states = quiet.indicators.map((state) => ({ ...state, level: "no-reporting" as const }));
  const before = { ...quiet, indicators: states };
  assert.deepEqual(whatChanged(undefined, before).rows, []);
  const [first, ...others] = states;
  assert.ok(first);
  const after = { ...quiet, indicators: [{ ...first, level: "low" as const }, ...others] };
  assert.deepEqual(
    whatChanged(undefined, after).rows.map(({ item, to }) => [item, to]),
    [["ships", "low"]],
  );
  const gone = { ...quiet, indicators: others };
  assert.deepEqual(
    whatChanged(after, gone).rows.map(({ item, from, to }) => [item, from, to]),
    [["ships", "low", null]],
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { entropyBits } from "../base/stats.ts";
import { bayes, informationGain, isDiagnostic } from "./information-gain.ts";

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);

const prior = [0.25, 0.05, 0.15, 0.15, 0.2, 0.2];
const likelihood = [0.7, 0.7, 0.4, 0.4, 0.25, 0.3];

test("the reference vector of tradecraft §1.8", () => {
  const seen = bayes(prior, likelihood);
  [0.397727, 0.079545, 0.136364, 0.136364, 0.113636, 0.136364].forEach((p, k) =>
    near(seen[k] ?? 0, p),
  );
  near(entropyBits(prior), 2.465957);
  near(informationGain(prior, likelihood), 0.095401);
});

const rows = fc.array(
  fc.record({
    weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
    p: fc.double({ min: 0.07, max: 0.9, noNaN: true }),
  }),
  { minLength: 2, maxLength: 6 },
);
const parts = (cells: readonly { weight: number; p: number }[]) => {
  const total = cells.reduce((sum, { weight }) => sum + weight, 0);
  return { prior: cells.map(({ weight }) => weight / total), p: cells.map((cell) => cell.p) };
};

test("gain lies between 0 and the doubt there is, whatever the order of the scenarios", () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const { prior: some, p } = parts(cells);
      const gain = informationGain(some, p);
      const turned = parts([...cells].reverse());
      assert.ok(Math.abs(gain - informationGain(turned.prior, turned.p)) < 1e-9);
      return gain >= 0 && gain <= entropyBits(some) + 1e-9;
    }),
  );
});

test("an indicator as likely under every scenario brings nothing and is not diagnostic", () => {
  assert.equal(informationGain([0.5, 0.5], [0.7, 0.7]), 0);
  assert.equal(isDiagnostic([0.7, 0.7]), false);
  assert.equal(isDiagnostic([0.7, 0.5]), false);
  assert.equal(isDiagnostic([0.75, 0.5]), true);
});

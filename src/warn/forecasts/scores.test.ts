import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { coherent, extremising, pool } from "./pooling.ts";
import {
  baselineScore,
  brier,
  brierParts,
  crps,
  logScore,
  ordinalBrier,
  peerScores,
  skill,
  wilson,
} from "./scores.ts";

const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < tolerance, `${actual} is not ${expected}`);

const TEN = [0.1, 0.1, 0.1, 0.3, 0.3, 0.5, 0.7, 0.7, 0.9, 0.9].map((p, i) => ({
  p,
  happened: [0, 0, 1, 0, 1, 0, 1, 1, 1, 1][i] === 1,
}));

test("ten forecasts: Brier with its parts, and the log score", () => {
  const parts = brierParts(TEN);
  near(parts.brier, 0.186);
  near(parts.reliability, 0.069333);
  near(parts.resolution, 0.123333);
  near(parts.uncertainty, 0.24);
  near(TEN.reduce((sum, one) => sum + logScore(one), 0) / TEN.length, 0.569117);
  near(skill(parts.brier, parts.uncertainty), 0.225);
});

test("vectors of the other scores", () => {
  near(ordinalBrier([0.5, 0.3, 0.2], 1), 0.29);
  near(crps([0, 0, 1, 2, 5, 9], 3), 1.138889);
  const [low, high] = wilson(3, 4);
  near(low, 0.300642);
  near(high, 0.954413);
  near(baselineScore(0.8, 2), 67.807191);
  [37.884285, -5.268026, -32.616259].forEach((score, i) =>
    near(peerScores([0.8, 0.6, 0.5])[i], score),
  );
});

test("a pool is the geometric mean of the odds", () => {
  near(pool([0.014, 0.0221, 0.0039, 0.004].map((p) => ({ p, weight: 1 }))), 0.008358);
  assert.equal(pool([]), undefined);
});

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const resolved = fc.array(fc.record({ p: chance, happened: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

test("Brier is reliability less resolution plus uncertainty, and each lies where it must", () => {
  fc.assert(
    fc.property(resolved, (forecasts) => {
      const parts = brierParts(forecasts);
      near(parts.brier, parts.reliability - parts.resolution + parts.uncertainty, 1e-9);
      assert.ok(parts.reliability >= 0 && parts.resolution >= -1e-12);
    }),
  );
});

test("CRPS of one member is its distance; of any ensemble it is what the definition says", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 20 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      (members, outcome) => {
        const mean = (values: readonly number[]) =>
          values.reduce((sum, x) => sum + x, 0) / values.length;
        const naive =
          mean(members.map((x) => Math.abs(x - outcome))) -
          mean(members.flatMap((x) => members.map((y) => Math.abs(x - y)))) / 2;
        near(crps(members, outcome), naive, 1e-9);
        assert.ok(crps(members, outcome) >= -1e-9);
      },
    ),
  );
});

test("honesty pays: the expected Brier and log scores are best at the true chance", () => {
  fc.assert(
    fc.property(chance, chance, (truth, said) => {
      for (const score of [brier, logScore]) {
        const expected = (p: number) =>
          truth * score({ p, happened: true }) + (1 - truth) * score({ p, happened: false });
        assert.ok(expected(truth) <= expected(said) + 1e-12);
      }
    }),
  );
});

test("Wilson's interval holds the share and stays within 0 and 1", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const yes = Math.floor(part * n);
        const [low, high] = wilson(yes, n);
        assert.ok(
          low >= -1e-12 && high <= 1 + 1e-12 && low <= yes / n + 1e-12 && yes / n <= high + 1e-12,
        );
      },
    ),
  );
});

test("coherent chances sum to 1, keep their order and leave what is coherent", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 2, maxLength: 6 }), (chances) => {
      const made = coherent(chances);
      near(
        made.reduce((sum, p) => sum + p, 0),
        1,
        1e-9,
      );
      assert.ok(made.every((p) => p >= 0));
      chances.forEach((p, i) =>
        chances.forEach((q, j) => assert.ok(p > q ? (made[i] ?? 0) >= (made[j] ?? 0) : true)),
      );
      coherent(made).forEach((p, i) => near(p, made[i] ?? 0, 1e-9));
    }),
  );
});

test("a pool lies between its least and its greatest opinion", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 8 }), (chances) => {
      const p = pool(chances.map((one) => ({ p: one, weight: 1 }))) ?? NaN;
      assert.ok(p >= Math.min(...chances) - 1e-12 && p <= Math.max(...chances) + 1e-12);
    }),
  );
});

test("nothing is pushed outwards before thirty questions, and then only as the record bears out", () => {
  const timid = Array.from({ length: 60 }, (_, i) => ({
    meanLogOdds: i % 2 === 0 ? 0.5 : -0.5,
    happened: i % 2 === 0,
  }));
  assert.equal(extremising(timid.slice(0, 29)), 1);
  assert.ok(extremising(timid) > 1.5);
  assert.equal(extremising(timid.map((one) => ({ ...one, happened: !one.happened }))), 1);
});

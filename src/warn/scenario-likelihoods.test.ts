import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import {
  atHorizon,
  posterior,
  softLikelihood,
  weighEvidence,
  type Evidence,
  type WeighedEvidence,
} from "./scenario-likelihoods.ts";

const near = (actual: number | undefined, expected: number, within = 1e-6) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < within, `${actual} is not ${expected}`);

/** Chance of the first of two scenarios after likelihoods (p, q), from a prior of .10. */
const update = (p: number, q: number) => posterior([0.1, 0.9], [[Math.log(p), Math.log(q)]])[0];

test("the reference vectors of tradecraft §1.10", () => {
  near(update(0.8, 0.2), 0.307692);
  near(update(1 - 0.8, 1 - 0.2), 0.027027);
  for (const [belief, ratio, p] of [
    [0.632, 1.376426, 0.132649],
    [0.773, 1.97442, 0.179911],
  ] as const) {
    const [seen, other] = [softLikelihood(0.8, belief), softLikelihood(0.2, belief)];
    near(seen / other, ratio);
    near(update(seen, other), p);
  }
  near(atHorizon(0.2, 90, 30), 0.071682);
});

const evidence = (change: Partial<Evidence>): Evidence => ({
  indicatorId: "i",
  group: null,
  lnLikelihoods: [Math.log(2), 0],
  origins: new Map([["a", 1]]),
  ...change,
});
const ratio = (rows: readonly { lnLikelihoods: readonly number[] }[]) =>
  Math.exp(rows.reduce((sum, { lnLikelihoods: [p = 0, q = 0] }) => sum + p - q, 0));

test("two indicators of one group on one origin count half each: (3, 2) gives 2.449490", () => {
  const rows = weighEvidence([
    evidence({ group: "g", lnLikelihoods: [Math.log(3), 0] }),
    evidence({ group: "g", lnLikelihoods: [Math.log(2), 0] }),
  ]);
  near(ratio(rows), 2.44949);
  near(
    posterior(
      [0.1, 0.9],
      rows.map((row) => row.lnLikelihoods),
    )[0],
    0.213939,
  );
});

test("indicators that rest on the same origins are one group; on others they are not", () => {
  const one = weighEvidence([evidence({}), evidence({})]);
  near(ratio(one), 2);
  const two = weighEvidence([evidence({}), evidence({ origins: new Map([["b", 1]]) })]);
  near(ratio(two), 4);
});

test("one origin moves by a factor of 3 at most, two by 9, one review by 10", () => {
  const strong = [Math.log(100), 0];
  const from = (...keys: string[]) =>
    evidence({ lnLikelihoods: strong, origins: new Map(keys.map((key) => [key, 1])) });
  near(ratio(weighEvidence([from("a")])), 3);
  near(ratio(weighEvidence([from("a"), from("b")])), 9);
  near(ratio(weighEvidence([from("a", "b")])), 9);
  near(ratio(weighEvidence([from("a"), from("b"), from("c")])), 10);
  assert.match(weighEvidence([from("a")])[0]?.notes.join() ?? "", /one origin/);
});

const items = fc.array(
  fc
    .record({
      group: fc.constantFrom(null, null, "g", "h"),
      lnLikelihoods: fc.array(fc.double({ min: -2.7, max: 0, noNaN: true }), {
        minLength: 3,
        maxLength: 3,
      }),
      origins: fc.dictionary(
        fc.constantFrom("a", "b", "c", "d"),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        { minKeys: 1, noNullPrototype: true },
      ),
    })
    .map(({ origins, ...rest }) =>
      evidence({ ...rest, origins: new Map(Object.entries(origins)) }),
    ),
  { minLength: 1, maxLength: 6 },
);
const prior = [0.6, 0.3, 0.1];

test("rows sum to the change exactly: residual 0", () => {
  fc.assert(
    fc.property(items, (some) => {
      const rows = weighEvidence(some).map((row) => row.lnLikelihoods);
      const after = posterior(prior, rows);
      for (const [k, j] of [
        [0, 1],
        [1, 2],
        [0, 2],
      ] as const) {
        const moved = Math.log(at(after, k) / at(after, j)) - Math.log(at(prior, k) / at(prior, j));
        const told = rows.reduce((sum, row) => sum + at(row, k) - at(row, j), 0);
        near(moved, told, 1e-9);
      }
      near(
        after.reduce((sum, p) => sum + p, 0),
        1,
        1e-9,
      );
    }),
  );
});

const at = (row: readonly number[], k: number) => row[k] ?? NaN;

test("the order of the evidence does not matter", () => {
  fc.assert(
    fc.property(items, (some) => {
      const there = posterior(
        prior,
        weighEvidence(some).map((row) => row.lnLikelihoods),
      );
      const back = posterior(
        prior,
        weighEvidence([...some].reverse()).map((row) => row.lnLikelihoods),
      );
      there.forEach((p, k) => near(back[k], p, 1e-9));
    }),
  );
});

const width = (row: readonly number[]) => Math.max(...row) - Math.min(...row);
const net = (rows: readonly WeighedEvidence[]) =>
  [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + at(row.lnLikelihoods, k), 0));

test("no row, no origin and no review moves two scenarios further apart than its cap", () => {
  fc.assert(
    fc.property(items, (some) => {
      const rows = weighEvidence(some);
      assert.ok(width(net(rows)) <= Math.log(10) + 1e-9);
      for (const [i, { origins }] of some.entries())
        assert.ok(width(rows[i]?.lnLikelihoods ?? []) <= origins.size * Math.log(3) + 1e-9);
    }),
  );
});

test("all that one origin alone bears moves two scenarios apart by a factor of 3 at most", () => {
  fc.assert(
    fc.property(
      items,
      fc.array(fc.constantFrom("a", "b"), { minLength: 6, maxLength: 6 }),
      (some, keys) => {
        const single = some.map((item, i) => ({
          ...item,
          origins: new Map([[keys[i] ?? "a", 1]]),
        }));
        const rows = weighEvidence(single);
        for (const key of ["a", "b"])
          assert.ok(width(net(rows.filter((_, i) => keys[i] === key))) <= Math.log(3) + 1e-9);
      },
    ),
  );
});

test("stronger belief in what fits a scenario never lowers its chance", () => {
  const belief = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(belief, belief, (a, b) => {
      const chance = (p: number) => update(softLikelihood(0.9, p), softLikelihood(0.25, p)) ?? 0;
      return a <= b ? chance(a) <= chance(b) + 1e-12 : chance(a) >= chance(b) - 1e-12;
    }),
  );
});

test("a scenario held impossible stays impossible", () => {
  assert.equal(posterior([0, 1], [[5, 0]])[0], 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { binsOf, binsWithin } from "./days.ts";

const DAYS = [
  { day: "2031-02-27", claims: 2 },
  { day: "2031-03-01", claims: 3 },
];

test("days without claims are bins of none, and a window is the bins it touches", () => {
  const bins = binsOf(DAYS, 10);
  assert.deepEqual(
    bins.map(({ from, claims }) => [from, claims]),
    [
      ["2031-02-27", 2],
      ["2031-02-28", 0],
      ["2031-03-01", 3],
    ],
  );
  assert.deepEqual(binsWithin(bins, { from: "2031-02-28", to: "2031-03-01" }), [1, 1]);
  assert.deepEqual(binsWithin(bins, { from: null, to: null }), [0, 2]);
  assert.deepEqual(binsOf([], 10), []);
});

test("the bins hold all claims, join without gap, and are no more than asked for", () => {
  const day = fc.record({ n: fc.nat(5000), claims: fc.nat(90) });
  fc.assert(
    fc.property(
      fc.uniqueArray(day, { selector: ({ n }) => n, minLength: 1 }),
      fc.integer({ min: 1, max: 60 }),
      (drawn, most) => {
        const days = drawn
          .toSorted((a, b) => a.n - b.n)
          .map(({ n, claims }) => ({
            day: new Date(n * 86_400_000).toISOString().slice(0, 10),
            claims,
          }));
        const bins = binsOf(days, most);
        const total = (all: readonly { claims: number }[]) =>
          all.reduce((sum, { claims }) => sum + claims, 0);
        assert.equal(total(bins), total(days));
        assert.ok(bins.length <= most);
        for (const [i, bin] of bins.slice(1).entries()) assert.equal(bin.from, bins[i]?.to);
      },
    ),
  );
});

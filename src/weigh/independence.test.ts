import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { independence, independentAt, type CountedOrigin } from "./independence.ts";

const RUNS = { numRuns: 1000 };

function originsOf(keys: string, extra: Partial<CountedOrigin> = {}): CountedOrigin[] {
  return [...keys].map((key, i) => ({
    key,
    firstSeen: `2025-10-${10 + i}`,
    trust: 0.5,
    traceable: true,
    ...extra,
  }));
}

function edgesOf(list: string): { a: string; b: string; p: number }[] {
  return list
    .split(" ")
    .filter(Boolean)
    .map((edge) => ({ a: edge.charAt(0), b: edge.charAt(1), p: Number(edge.slice(2)) }));
}

const rounded = (x: number) => Math.round(x * 1e9) / 1e9;

function counts(keys: string, list: string): [number, number, number] {
  const { nMin, nMax, nEff } = independence(originsOf(keys), edgesOf(list));
  return [nMin, nMax, rounded(nEff)];
}

test("four origins with four suspicions", () => {
  const { weights } = independence(originsOf("abcd"), edgesOf("ab.7 bc.5 ac.5 cd.2"));
  assert.deepEqual(
    weights.map(({ weight }) => rounded(weight)),
    [1, 0.3, 0.5, 0.8],
  );
  assert.deepEqual(counts("abcd", "ab.7 bc.5 ac.5 cd.2"), [1, 4, 2.6]);
});

test("an aggregator that resembles two origins does not merge them", () => {
  assert.deepEqual(counts("abc", "ac.7 bc.7"), [2, 3, 2.3]);
});

test("a copy of a copy is not counted twice", () => {
  assert.deepEqual(counts("abc", "ab.9 bc.9"), [1, 3, 1.2]);
});

test("an earlier common source, once discovered, lowers the count", () => {
  assert.deepEqual(counts("bc", ""), [2, 2, 2]);
  assert.deepEqual(counts("abc", "ab.9 ac.9"), [1, 3, 1.2]);
});

test("what cannot be traced adds nothing to the least count and at most a half to the effective one", () => {
  const { nMin, nMax, nEff } = independence(originsOf("a", { traceable: false }), []);
  assert.deepEqual([nMin, nMax, nEff], [0, 1, 0.5]);
});

test("a certain dependence counts for nothing", () => {
  assert.deepEqual(counts("ab", "ab1"), [1, 1, 1]);
});

const graph = fc.integer({ min: 0, max: 9 }).chain((m) =>
  fc.record({
    origins: fc
      .array(
        fc.record({
          firstSeen: fc.constantFrom(null, "2025-10-10", "2025-10-11", "2025-10-11T08:00:00Z"),
          trust: fc.constantFrom(0.3, 0.5),
          traceable: fc.boolean(),
        }),
        { minLength: m, maxLength: m },
      )
      .map((list): CountedOrigin[] => list.map((origin, i) => ({ ...origin, key: `o${i}` }))),
    edges: fc
      .array(
        fc.record({
          a: fc.nat(9),
          b: fc.nat(9),
          p: fc.constantFrom(0, 0.2, 0.3, 0.5, 0.7, 0.9, 1),
        }),
        { maxLength: 20 },
      )
      .map((list) => list.map(({ a, b, p }) => ({ a: `o${a}`, b: `o${b}`, p }))),
  }),
);

test("the weights sum to the integral of n(u)", () => {
  fc.assert(
    fc.property(graph, ({ origins, edges }) => {
      const { nEff, nMin, nMax } = independence(origins, edges);
      // n is constant between the tenths that suspicions are drawn from.
      const steps = Array.from({ length: 10 }, (_, i) =>
        independentAt(origins, edges, i / 10 + 0.05),
      );
      const integral = steps.reduce((sum, n) => sum + n / 10, 0);
      assert.ok(Math.abs(integral - nEff) < 1e-9);
      assert.ok(nMin <= nEff + 1e-9 && nEff <= nMax + 1e-9);
      assert.equal(independentAt(origins, edges, 0), nMin);
      assert.equal(independentAt(origins, edges, 1 - 1e-12), nMax);
    }),
    RUNS,
  );
});

test("order of input and direction of edges do not matter", () => {
  const shuffled = graph.chain((g) =>
    fc.record({
      g: fc.constant(g),
      origins: fc.shuffledSubarray(g.origins, { minLength: g.origins.length }),
      edges: fc.shuffledSubarray(g.edges, { minLength: g.edges.length }),
      swap: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ g, origins, edges, swap }) => {
      const turned = swap ? edges.map(({ a, b, p }) => ({ a: b, b: a, p })) : edges;
      assert.equal(
        JSON.stringify(independence(origins, turned)),
        JSON.stringify(independence(g.origins, g.edges)),
      );
    }),
    RUNS,
  );
});

test("a later origin changes no earlier weight", () => {
  fc.assert(
    fc.property(graph, fc.array(fc.nat(9)), ({ origins, edges }, to) => {
      const before = independence(origins, edges).weights;
      const late: CountedOrigin = { key: "late", firstSeen: null, trust: 0, traceable: true };
      const more = [...edges, ...to.map((i) => ({ a: `o${i}`, b: "late", p: 0.5 }))];
      const after = independence([...origins, late], more).weights;
      assert.deepEqual(after.slice(0, -1), before);
    }),
    RUNS,
  );
});

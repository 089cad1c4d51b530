import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { owns, type Row } from "../../test/follow/factory.ts";
import { OwnershipGraph } from "./ownership-graph.ts";
import { shareWords } from "./share-words.ts";
import { listedShare } from "./shares.ts";

const graphOf = (...rows: readonly Row[]) => new OwnershipGraph(rows.map((row) => owns(row)));
const listed = (id: string) => id.startsWith("L");
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);

// The examples of OFAC's FAQ 401: X is blocked.
test("half of a half: by the rule the party counts as a whole, by product as a quarter", () => {
  const share = listedShare(graphOf(["L", "A", 50], ["A", "B", 50]), "B", listed);
  near(share.counted.low, 0.5);
  near(share.product.low, 0.25);
  assert.match(shareWords(share), /^≥ 50 % by listed owners on the evidence of Test register/);
});

test("a quarter in each of two owners does not pass on: neither is owned by half", () => {
  const share = listedShare(
    graphOf(["L", "A", 25], ["L", "B", 25], ["A", "C", 50], ["B", "C", 50]),
    "C",
    listed,
  );
  near(share.counted.low, 0);
  near(share.product.low, 0.25);
});

test("shares of several listed owners add up", () => {
  const share = listedShare(
    graphOf(["L1", "A", 25], ["L2", "A", 25], ["L1", "B", 10], ["A", "B", 40]),
    "B",
    listed,
  );
  near(share.counted.low, 0.5);
  assert.deepEqual(
    share.owners.map(({ id }) => id),
    ["L1", "L2"],
  );
});

test("a ring is followed around and shown, and its share converges", () => {
  const share = listedShare(graphOf(["L", "T", 50], ["K", "T", 50], ["T", "K", 50]), "T", listed);
  near(share.product.low, 2 / 3);
  assert.deepEqual(
    share.rings.map((ring) => [...ring].sort()),
    [["K", "T"]],
  );
});

test("an unknown share leaves a range, and is named as a gap", () => {
  const share = listedShare(graphOf(["L", "T", null], ["N", "T", 60]), "T", listed);
  assert.deepEqual(share.counted, { low: 0, high: 0.4 });
  assert.deepEqual(
    share.gaps.map(({ kind, ownerId }) => [kind, ownerId]),
    [["unknown", "L"]],
  );
  assert.match(
    shareWords(listedShare(graphOf(["L", "T", null]), "T", listed)),
    /^not known whether ≥ 50 %/,
  );
});

test("sources that differ, and shares above the whole, are gaps and never break the bounds", () => {
  const links = [owns(["L", "T", 40]), owns(["L", "T", 60], { id: "other" }), owns(["N", "T", 70])];
  const share = listedShare(new OwnershipGraph(links), "T", listed);
  assert.deepEqual(share.counted, { low: 0.4, high: 0.6 });
  assert.deepEqual(share.gaps.map(({ kind }) => kind).toSorted(), ["differing", "over"]);
});

test("self-ownership is a ring and makes nobody an owner", () => {
  const share = listedShare(graphOf(["T", "T", 50], ["L", "T", 30]), "T", listed);
  near(share.counted.low, 0.3);
  near(share.product.low, 0.6);
  assert.deepEqual(share.rings, [["T"]]);
});

test("an alleged link counts only where alleged links are asked for; a denied one never", () => {
  const links = [
    owns(["L", "T", 80], { standing: "alleged" }),
    owns(["L2", "T", 10], { standing: "claimed" }),
    owns(["L3", "T", 5]),
    owns(["L4", "T", 5], { standing: "denied" }),
  ];
  const at = (basis: "recorded" | "claimed" | "alleged") =>
    listedShare(new OwnershipGraph(links), "T", listed, { basis }).counted.low;
  near(at("recorded"), 0.05);
  near(at("claimed"), 0.15);
  near(at("alleged"), 0.95);
});

test("a link counts on the days it may hold", () => {
  const links = [
    owns(["L", "T", 60], { startDate: "2014", endDate: "2019-06" }),
    owns(["N", "T", 60], { startDate: "2019-07" }),
  ];
  const graph = new OwnershipGraph(links);
  const on = (asOf: string) => listedShare(graph, "T", listed, { asOf }).counted.low;
  near(on("2013-12-31"), 0);
  near(on("2014-01-01"), 0.6);
  near(on("2019-06-30"), 0.6);
  near(on("2019-07-01"), 0);
});

test("a chain that goes on beyond the depth is told", () => {
  const graph = graphOf(["L", "C", 100], ["C", "B", 100], ["B", "A", 100]);
  const share = listedShare(graph, "A", listed, { depth: 2 });
  near(share.product.low, 0);
  assert.deepEqual(
    share.gaps.map(({ kind, share: left }) => [kind, left]),
    [["unfollowed", 1]],
  );
  near(listedShare(graph, "A", listed, { depth: 3 }).product.low, 1);
});

/** One step of Gauss and Jordan: column `c` is left in one row alone. */
function eliminate(m: number[][], c: number): void {
  const at = (r: number, k: number) => m[r]?.[k] ?? 0;
  const below = m.map((_, r) => r).slice(c);
  const pivot = below.reduce(
    (best, r) => (Math.abs(at(r, c)) > Math.abs(at(best, c)) ? r : best),
    c,
  );
  [m[c], m[pivot]] = [m[pivot] ?? [], m[c] ?? []];
  for (const r of m.keys()) {
    if (r === c) continue;
    const factor = at(r, c) / at(c, c);
    m[r] = (m[r] ?? []).map((value, k) => value - factor * at(c, k));
  }
}

/** x = Ax + b by Gaussian elimination with pivoting: how much of each party listed owners have. */
function solved(rows: readonly Row[], nodes: readonly string[]): Map<string, number> {
  const free = nodes.filter((node) => !listed(node));
  const n = free.length;
  const m = free.map((asset, i) =>
    Array.from({ length: n + 1 }, (_, j) => {
      const from = j < n ? [free[j]] : nodes.filter(listed);
      const share = rows
        .filter(([owner, to]) => to === asset && from.includes(owner))
        .reduce((sum, [, , p]) => sum + (p ?? 0) / 100, 0);
      return j === n ? share : (i === j ? 1 : 0) - share;
    }),
  );
  for (let c = 0; c < n; c++) eliminate(m, c);
  return new Map(free.map((node, i) => [node, (m[i]?.[n] ?? 0) / (m[i]?.[i] ?? 1)]));
}

const NODES = ["L1", "L2", "A", "B", "C", "D", "E", "F"];

/** Any graph, rings and self-ownership included, in which the shares of an asset sum up to at most 95 %. */
const register = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...NODES),
      fc.constantFrom(...NODES),
      fc.integer({ min: 1, max: 100 }),
    ),
    {
      selector: ([a, b]) => `${a}>${b}`,
      maxLength: 40,
    },
  )
  .map((raw): Row[] =>
    raw.map(([owner, asset, weight]) => {
      const sum = raw.filter(([, to]) => to === asset).reduce((s, [, , w]) => s + w, 0);
      return [owner, asset, (weight / Math.max(100, sum)) * 95];
    }),
  );

test("the product equals an independent solution of the linear system", () => {
  fc.assert(
    fc.property(register, fc.constantFrom("A", "B", "C", "D", "E", "F"), (rows, target) => {
      const expected = solved(rows, NODES).get(target) ?? 0;
      const { product } = listedShare(graphOf(...rows), target, listed);
      near(product.low, expected);
      near(product.high, expected);
    }),
    { numRuns: 500 },
  );
});

/** The rule of 50 % by its words, tried until nothing changes. */
function countedByRule(rows: readonly Row[], target: string): number {
  const members = new Set(NODES.filter(listed));
  const shareOf = (asset: string) =>
    rows
      .filter(([owner, to]) => to === asset && owner !== asset && members.has(owner))
      .reduce((sum, [, , p]) => sum + (p ?? 0) / 100, 0);
  for (let size = -1; size !== members.size;) {
    size = members.size;
    for (const node of NODES) if (shareOf(node) >= 0.5 - 1e-9) members.add(node);
  }
  return shareOf(target);
}

test("the counted share equals the rule of 50 % tried by its words", () => {
  fc.assert(
    fc.property(register, fc.constantFrom("A", "B", "C", "D"), (rows, target) => {
      const { counted } = listedShare(graphOf(...rows), target, listed);
      near(counted.low, Math.min(1, countedByRule(rows, target)));
    }),
    { numRuns: 500 },
  );
});

test("bounds hold whatever is unknown", () => {
  const gappy = register.chain((rows) =>
    fc
      .array(fc.boolean(), { minLength: rows.length, maxLength: rows.length })
      .map((gaps) => rows.map(([a, b, p], i): Row => [a, b, gaps[i] ? null : p])),
  );
  fc.assert(
    fc.property(gappy, (rows) => {
      const { product, counted } = listedShare(graphOf(...rows), "A", listed);
      for (const { low, high } of [product, counted])
        assert.ok(0 <= low && low <= high && high <= 1);
    }),
  );
});

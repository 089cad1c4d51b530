import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { owns, type Row } from "../../test/follow/factory.ts";
import { OwnershipGraph } from "./ownership-graph.ts";
import { neighbourhood, paths, shortestPath, type Path } from "./paths.ts";

const graphOf = (...rows: readonly Row[]) => new OwnershipGraph(rows.map((row) => owns(row)));
const GRAPH = graphOf(
  ["A", "B", 50],
  ["B", "C", 50],
  ["A", "C", 10],
  ["C", "A", 5],
  ["D", "B", null],
);

/** "A>B, B>C": the links in order, those taken backwards with a minus. */
function words(path: Path | undefined): string | undefined {
  return path?.map(({ link, reversed }) => (reversed ? "-" : "") + link.id).join(", ");
}

test("the shortest way from an asset to an owner goes against the links", () => {
  const ends = ["C", "D"] as const;
  assert.equal(words(shortestPath(GRAPH, ends, { direction: "owners" })), "-B>C, -D>B");
  assert.equal(shortestPath(GRAPH, ends, { direction: "holdings" }), undefined);
  assert.equal(shortestPath(GRAPH, ends, { direction: "owners", depth: 1 }), undefined);
});

test("all ways up to a depth, the shortest first, no party twice", () => {
  const { paths: found, cut } = paths(GRAPH, ["A", "C"], { direction: "holdings", depth: 6 });
  assert.deepEqual(found.map(words), ["A>C", "A>B, B>C"]);
  assert.equal(cut, false);
});

test("more ways than were asked for are cut, and it is told", () => {
  assert.deepEqual(paths(GRAPH, ["A", "C"], { direction: "holdings", most: 1 }).cut, true);
});

test("an unknown party, and oneself, are reached by no way", () => {
  assert.deepEqual(paths(GRAPH, ["A", "nobody"]).paths, []);
  assert.deepEqual(paths(GRAPH, ["A", "A"]).paths, []);
});

test("the neighbourhood has the nearest first, and the links between them", () => {
  const near = neighbourhood(GRAPH, "D", { depth: 2 });
  assert.deepEqual(near.parties, [
    { id: "D", distance: 0 },
    { id: "B", distance: 1 },
    { id: "C", distance: 2 },
    { id: "A", distance: 2 },
  ]);
  assert.equal(near.links.length, 5);
  assert.equal(neighbourhood(GRAPH, "D", { depth: 2, most: 2 }).cut, true);
  assert.deepEqual(neighbourhood(GRAPH, "nobody").parties, [{ id: "nobody", distance: 0 }]);
});

/** All ways by trying every link, no party twice. */
function tried(
  rows: readonly Row[],
  [from, to]: readonly [string, string],
  depth: number,
): string[] {
  const walk = (at: string, seen: readonly string[], steps: readonly string[]): string[] => {
    if (at === to) return [steps.join(", ")];
    if (steps.length === depth) return [];
    return rows
      .filter(([owner, asset]) => owner === at && !seen.includes(asset))
      .flatMap(([owner, asset]) => walk(asset, [...seen, asset], [...steps, `${owner}>${asset}`]));
  };
  return from === to ? [] : walk(from, [from], []);
}

test("ways equal those found by trying every link", () => {
  const name = fc.constantFrom("A", "B", "C", "D", "E", "F");
  const rows = fc.uniqueArray(
    fc.tuple(name, name, fc.constant(10)).filter(([a, b]) => a !== b),
    { selector: ([a, b]) => `${a}>${b}`, maxLength: 20 },
  );
  fc.assert(
    fc.property(rows, name, name, fc.integer({ min: 1, max: 6 }), (all, from, to, depth) => {
      const { paths: found } = paths(graphOf(...all), [from, to], {
        direction: "holdings",
        depth,
        most: 10_000,
      });
      const expected = tried(all, [from, to], depth);
      assert.deepEqual(found.map(words).toSorted(), expected.toSorted());
      const lengths = found.map((path) => path.length);
      assert.deepEqual(
        lengths,
        lengths.toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 300 },
  );
});

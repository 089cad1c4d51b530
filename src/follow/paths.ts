import type { OwnershipLink } from "../model/ownership.ts";
import type { OwnershipGraph, WalkFilter } from "./ownership-graph.ts";

/** One link of a path; `reversed` where the path goes against the direction of the link. */
export interface PathStep {
  readonly link: OwnershipLink;
  readonly reversed: boolean;
}

/** A way from one party to another, no party twice. */
export type Path = readonly PathStep[];

/** "owners": from an asset to who owns it; "holdings": from an owner to its assets; "any": along and against all links. */
export type Direction = "owners" | "holdings" | "any";

export interface WalkOptions extends WalkFilter {
  readonly direction?: Direction;
  /** Links of the longest path, 1–12. */
  readonly depth?: number;
  /** Paths at most. */
  readonly most?: number;
}

const DEFAULT_DEPTH = 6;
const DEFAULT_PATHS = 100;
const MOST_STEPS = 200_000; // of one search for all paths: cycles can make it endless without a use

interface Walker {
  readonly graph: OwnershipGraph;
  /** Calls back for each edge that may be taken from the node, with the node it leads to. */
  readonly each: (node: number, visit: (edge: number, next: number) => void) => void;
}

function walker(graph: OwnershipGraph, options: WalkOptions, backwards = false): Walker {
  const { direction = "any" } = options;
  const kinds = direction === "any" ? options.kinds : (options.kinds ?? (["Ownership"] as const));
  const passes = graph.passes({ ...options, ...(kinds ? { kinds } : {}) });
  const along = direction !== (backwards ? "holdings" : "owners");
  const against = direction !== (backwards ? "owners" : "holdings");
  return {
    graph,
    each: (node, visit) => {
      if (along) for (const e of graph.outOf(node)) if (passes(e)) visit(e, graph.to[e] ?? 0);
      if (against) for (const e of graph.into(node)) if (passes(e)) visit(e, graph.from[e] ?? 0);
    },
  };
}

/** Least number of links from each node to `start`, by the walker; −1 where more than `depth`. Breadth first. */
function distances({ graph, each }: Walker, start: number, depth: number): Int32Array {
  const far = new Int32Array(graph.size).fill(-1);
  far[start] = 0;
  let frontier = [start];
  for (let d = 1; d <= depth && frontier.length > 0; d++) {
    const next: number[] = [];
    for (const node of frontier)
      each(node, (_, other) => {
        if (far[other] !== -1) return;
        far[other] = d;
        next.push(other);
      });
    frontier = next;
  }
  return far;
}

/**
 * Paths from one party to another, the shortest first; all up to a depth, unless there are too many.
 *
 * Only nodes from which the end can still be reached are entered, so that time goes with the paths found.
 *
 * @returns paths in order of length, then of links; `cut` where there are more than were looked for
 * @see Eppstein's and Yen's are for weights; here a breadth-first search from the end bounds a depth-first one
 */
export function paths(
  graph: OwnershipGraph,
  [fromId, toId]: readonly [string, string],
  options: WalkOptions = {},
): { paths: Path[]; cut: boolean } {
  const { depth = DEFAULT_DEPTH, most = DEFAULT_PATHS } = options;
  const [from, to] = [graph.nodeOf(fromId), graph.nodeOf(toId)];
  if (from === undefined || to === undefined || from === to) return { paths: [], cut: false };
  const left = distances(walker(graph, options, true), to, depth);
  const search: Search = {
    ...walker(graph, options),
    to,
    left,
    found: [],
    budget: MOST_STEPS,
    most,
  };
  const shortest = left[from] ?? -1;
  if (shortest < 0) return { paths: [], cut: false };
  for (let length = shortest; length <= depth && !isSpent(search); length++)
    extend(search, { node: from, steps: [], seen: new Set([from]) }, length);
  return { paths: search.found, cut: isSpent(search) };
}

interface Search extends Walker {
  readonly to: number;
  readonly left: Int32Array;
  readonly found: Path[];
  readonly most: number;
  budget: number;
}

interface Reached {
  readonly node: number;
  readonly steps: PathStep[];
  readonly seen: Set<number>;
}

function isSpent({ found, most, budget }: Search): boolean {
  return found.length >= most || budget <= 0;
}

/** Paths of exactly `length` more links. */
function extend(search: Search, { node, steps, seen }: Reached, length: number): void {
  if (length === 0) {
    if (node === search.to) search.found.push([...steps]);
    return;
  }
  search.each(node, (edge, next) => {
    const left = search.left[next] ?? -1;
    if (isSpent(search) || seen.has(next) || left < 0 || left > length - 1) return;
    if (next === search.to && length > 1) return;
    search.budget--;
    const link = search.graph.links[edge];
    if (!link) return;
    seen.add(next);
    steps.push({ link, reversed: search.graph.from[edge] === next });
    extend(search, { node: next, steps, seen }, length - 1);
    steps.pop();
    seen.delete(next);
  });
}

/** The shortest path, by the first links; undefined where none is as short as `depth`. */
export function shortestPath(
  graph: OwnershipGraph,
  ends: readonly [string, string],
  options: WalkOptions = {},
): Path | undefined {
  return paths(graph, ends, { ...options, most: 1 }).paths[0];
}

/** A party that a walk reaches. */
export interface ReachedParty {
  readonly id: string;
  /** Links of the shortest way. */
  readonly distance: number;
}

/**
 * Parties that can be reached from one, the nearest first, and the links between them.
 *
 * @param most parties at most: the nearest
 */
export function neighbourhood(
  graph: OwnershipGraph,
  id: string,
  options: WalkOptions = {},
): { parties: ReachedParty[]; links: OwnershipLink[]; cut: boolean } {
  const { depth = DEFAULT_DEPTH, most = DEFAULT_PATHS } = options;
  const start = graph.nodeOf(id);
  if (start === undefined) return { parties: [{ id, distance: 0 }], links: [], cut: false };
  const { each } = walker(graph, options);
  const far = new Map([[start, 0]]);
  let cut = false;
  for (const [node, distance] of far) {
    if (distance >= depth) continue;
    each(node, (_, next) => {
      if (far.has(next)) return;
      if (far.size < most) far.set(next, distance + 1);
      else cut = true;
    });
  }
  const edges = new Set<number>();
  for (const node of far.keys())
    each(node, (edge, next) => {
      if (far.has(next)) edges.add(edge);
    });
  return {
    parties: [...far].map(([node, distance]) => ({ id: graph.idOf(node), distance })),
    links: [...edges].toSorted((a, b) => a - b).flatMap((edge) => graph.links[edge] ?? []),
    cut,
  };
}

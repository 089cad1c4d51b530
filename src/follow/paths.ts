import type { OwnershipLink } from "../model/ownership.ts";
import { type Adjacency, type OwnershipGraph, UNSEEN, type WalkFilter } from "./ownership-graph.ts";

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

/** One half of the links at a node that a walk may take, and where each leads. */
interface Side {
  readonly adjacency: Adjacency;
  readonly ends: Uint32Array;
}

interface Walker {
  readonly graph: OwnershipGraph;
  readonly sides: readonly Side[];
  readonly passes: (edge: number) => boolean;
}

/** @param backwards the same walk from its end */
function walker(graph: OwnershipGraph, options: WalkOptions, backwards = false): Walker {
  const { direction = "any" } = options;
  const kinds = direction === "any" ? options.kinds : (options.kinds ?? (["Ownership"] as const));
  const along = { adjacency: graph.out, ends: graph.to };
  const against = { adjacency: graph.in, ends: graph.from };
  const ahead = direction === (backwards ? "owners" : "holdings");
  return {
    graph,
    sides: direction === "any" ? [along, against] : [ahead ? along : against],
    passes: graph.passes({ ...options, ...(kinds ? { kinds } : {}) }),
  };
}

/** Calls back for each edge that may be taken from the node, with the node it leads to. */
function each(
  { sides, passes }: Walker,
  node: number,
  visit: (edge: number, next: number) => void,
): void {
  for (const { adjacency, ends } of sides) {
    const { starts, edges } = adjacency;
    const end = starts[node + 1] ?? 0;
    for (let at = starts[node] ?? 0; at < end; at++) {
      const edge = edges[at] ?? 0;
      if (passes(edge)) visit(edge, ends[edge] ?? 0);
    }
  }
}

/**
 * Least number of links from each node to one, found level by level as far as is asked; UNSEEN beyond.
 *
 * Invariant: nodes at up to `level` links have theirs in `far`; the frontier are those at exactly `level`.
 */
class Distances {
  readonly #far: Int8Array;
  readonly #walker: Walker;
  readonly #seen: number[];
  #frontier: number[];
  #level = 0;

  constructor(from: Walker, start: number) {
    this.#walker = from;
    this.#far = from.graph.borrowMarks();
    this.#far[start] = 0;
    this.#frontier = [start];
    this.#seen = [start];
  }

  /** Gives the marks back; nothing may be asked after that. */
  end(): void {
    this.#walker.graph.giveBackMarks(this.#far, this.#seen);
  }

  get level(): number {
    return this.#level;
  }

  /** Nodes at exactly this many links. */
  get width(): number {
    return this.#frontier.length;
  }

  /** Looks one link further. True where something comes to light that the other side has seen. */
  grow(other: Distances): boolean {
    const next: number[] = [];
    this.#level++;
    for (const node of this.#frontier) this.#reach(node, next);
    this.#frontier = next;
    return next.some((node) => other.#far[node] !== UNSEEN);
  }

  /** False where it is known that so many links do not lead there. */
  mayReach(node: number, links: number): boolean {
    const far = this.#far[node] ?? UNSEEN;
    return far === UNSEEN ? links > this.#level : far <= links;
  }

  #reach(node: number, found: number[]): void {
    const { sides, passes } = this.#walker;
    for (const { adjacency, ends } of sides) {
      const { starts, edges } = adjacency;
      const end = starts[node + 1] ?? 0;
      for (let at = starts[node] ?? 0; at < end; at++) {
        const edge = edges[at] ?? 0;
        const other = ends[edge] ?? 0;
        if (this.#far[other] !== UNSEEN || !passes(edge)) continue;
        this.#far[other] = this.#level;
        found.push(other);
        this.#seen.push(other);
      }
    }
  }
}

/**
 * Paths from one party to another, the shortest first; all up to a depth, unless there are too many.
 *
 * Ways of each length are looked for in turn. Breadth-first searches from both ends, the narrower grown first, say whether there
 * are any; the one from the end then bounds a depth-first search, so that time goes with the paths found.
 *
 * @returns paths in order of length; `cut` where there are more than were looked for
 * @see Pohl (1971), bi-directional search
 */
export function paths(
  graph: OwnershipGraph,
  [fromId, toId]: readonly [string, string],
  options: WalkOptions = {},
): { paths: Path[]; cut: boolean } {
  const [from, to] = [graph.nodeOf(fromId), graph.nodeOf(toId)];
  if (from === undefined || to === undefined || from === to) return { paths: [], cut: false };
  return pathsBetween(graph, [from, to], options);
}

function pathsBetween(
  graph: OwnershipGraph,
  [from, to]: readonly [number, number],
  options: WalkOptions,
): { paths: Path[]; cut: boolean } {
  const { depth = DEFAULT_DEPTH, most = DEFAULT_PATHS } = options;
  const forward = walker(graph, options);
  const ahead = new Distances(forward, from);
  const behind = new Distances(walker(graph, options, true), to);
  const search: Search = { ...forward, to, behind, found: [], budget: MOST_STEPS, most };
  let met = false;
  try {
    for (let length = 1; length <= depth && !isSpent(search); length++) {
      met = growNarrower(ahead, behind) || met; // each length needs one level more of the two
      if (met) extend(search, { node: from, steps: [], seen: new Set([from]) }, length);
    }
  } finally {
    ahead.end();
    behind.end();
  }
  return { paths: search.found, cut: isSpent(search) };
}

function growNarrower(ahead: Distances, behind: Distances): boolean {
  return behind.width <= ahead.width ? behind.grow(ahead) : ahead.grow(behind);
}

interface Search extends Walker {
  readonly to: number;
  readonly behind: Distances;
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
  each(search, node, (edge, next) => {
    if (isSpent(search) || seen.has(next) || !search.behind.mayReach(next, length - 1)) return;
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
  const walk = walker(graph, options);
  const far = new Map([[start, 0]]);
  let cut = false;
  for (const [node, distance] of far) {
    if (distance >= depth) continue;
    each(walk, node, (_, next) => {
      if (far.has(next)) return;
      if (far.size < most) far.set(next, distance + 1);
      else cut = true;
    });
  }
  const edges = new Set<number>();
  for (const node of far.keys())
    each(walk, node, (edge, next) => {
      if (far.has(next)) edges.add(edge);
    });
  return {
    parties: [...far].map(([node, distance]) => ({ id: graph.idOf(node), distance })),
    links: [...edges].toSorted((a, b) => a - b).flatMap((edge) => graph.links[edge] ?? []),
    cut,
  };
}

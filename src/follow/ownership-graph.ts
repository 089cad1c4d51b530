import {
  LINK_KINDS,
  LINK_STANDINGS,
  type LinkKind,
  type LinkStanding,
  type OwnershipLink,
} from "../model/ownership.ts";

/** Which links a walk may take. */
export interface WalkFilter {
  /** All kinds unless told. */
  readonly kinds?: readonly LinkKind[];
  /** What is too weak is left out: "recorded" takes lists and registers only, "alleged" everything not denied. */
  readonly basis?: Exclude<LinkStanding, "denied">;
  /** Day `YYYY-MM-DD`: only links that may hold then; those without dates always may. */
  readonly asOf?: string | undefined;
}

const NO_DAY = 0;
const LAST_DAY = 99_991_231;
/** How weak a standing a basis lets in, by its place in `LINK_STANDINGS`. */
const WEAKEST: Readonly<Record<NonNullable<WalkFilter["basis"]>, number>> = {
  recorded: 0,
  claimed: 1,
  alleged: 2,
};

/** What a node is marked with that a walk has not come to. */
export const UNSEEN = -1;

/** Half of a graph's adjacency: the edges at node `n` are `edges[starts[n]] … edges[starts[n + 1] - 1]`. */
export interface Adjacency {
  readonly starts: Uint32Array;
  readonly edges: Uint32Array;
}

/**
 * Parties and the links between them in typed arrays, for walks over millions of edges.
 *
 * Invariant: edge `e` is `links[e]`, from node `from[e]` to node `to[e]`; every end of a link is a node.
 */
export class OwnershipGraph {
  readonly links: readonly OwnershipLink[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Share of the asset, 0–1; NaN where nobody gives it. */
  readonly share: Float64Array;
  readonly #ids: string[] = [];
  readonly #nodes = new Map<string, number>();
  readonly #kind: Uint8Array;
  readonly #standing: Uint8Array;
  readonly #begins: Int32Array;
  readonly #ends: Int32Array;
  readonly #spareMarks: Int8Array[] = [];
  /** Edges that lead away from each node: what it owns, leads, belongs to. */
  readonly out: Adjacency;
  /** Edges that lead to each node: its owners, directors, members. */
  readonly in: Adjacency;

  constructor(links: readonly OwnershipLink[]) {
    this.links = links;
    const count = links.length;
    this.from = new Uint32Array(count);
    this.to = new Uint32Array(count);
    this.share = new Float64Array(count);
    this.#kind = new Uint8Array(count);
    this.#standing = new Uint8Array(count);
    this.#begins = new Int32Array(count);
    this.#ends = new Int32Array(count);
    for (const [e, link] of links.entries()) this.#add(e, link);
    this.out = adjacency(this.from, this.size);
    this.in = adjacency(this.to, this.size);
  }

  /** Number of nodes. */
  get size(): number {
    return this.#ids.length;
  }

  /** The node of a party; undefined where no link names it. */
  nodeOf(id: string): number | undefined {
    return this.#nodes.get(id);
  }

  idOf(node: number): string {
    return this.#ids[node] ?? "";
  }

  /** Edges that lead to the node. A view: not to be changed. */
  into(node: number): Uint32Array {
    return this.in.edges.subarray(this.in.starts[node] ?? 0, this.in.starts[node + 1] ?? 0);
  }

  /** A test of edges for one filter, prepared once for a walk. */
  passes({ kinds = LINK_KINDS, basis = "alleged", asOf }: WalkFilter): (edge: number) => boolean {
    const wanted = new Uint8Array(LINK_KINDS.length);
    for (const kind of kinds) wanted[LINK_KINDS.indexOf(kind)] = 1;
    const weakest = WEAKEST[basis];
    const day = asOf === undefined ? NO_DAY : Number(asOf.slice(0, 10).replaceAll("-", ""));
    const [kind, standing] = [this.#kind, this.#standing];
    const [begins, ends] = [this.#begins, this.#ends];
    return (e) =>
      wanted[kind[e] ?? 0] === 1 &&
      (standing[e] ?? 0) <= weakest &&
      (day === NO_DAY || ((begins[e] ?? 0) <= day && day <= (ends[e] ?? 0)));
  }

  /**
   * A mark for each node, all `UNSEEN`, to be given back: made anew for each walk over a large graph they would
   * have the whole heap collected every few hundred walks.
   */
  borrowMarks(): Int8Array {
    return this.#spareMarks.pop() ?? new Int8Array(this.size).fill(UNSEEN);
  }

  /** @param marked the nodes that may not be `UNSEEN` */
  giveBackMarks(marks: Int8Array, marked: readonly number[]): void {
    for (const node of marked) marks[node] = UNSEEN;
    this.#spareMarks.push(marks);
  }

  #add(e: number, link: OwnershipLink): void {
    this.from[e] = this.#node(link.fromId);
    this.to[e] = this.#node(link.toId);
    this.share[e] = link.percentage === null ? Number.NaN : link.percentage / 100;
    this.#kind[e] = LINK_KINDS.indexOf(link.kind);
    this.#standing[e] = LINK_STANDINGS.indexOf(link.standing);
    this.#begins[e] = firstDay(link.startDate);
    this.#ends[e] = lastDay(link.endDate);
  }

  #node(id: string): number {
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    const node = this.#ids.push(id) - 1;
    this.#nodes.set(id, node);
    return node;
  }
}

function adjacency(ends: Uint32Array, nodes: number): Adjacency {
  const starts = new Uint32Array(nodes + 1);
  for (const node of ends) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  for (let n = 1; n <= nodes; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
  const next = starts.slice();
  const edges = new Uint32Array(ends.length);
  for (let e = 0; e < ends.length; e++) {
    const node = ends[e] ?? 0;
    const at = next[node] ?? 0;
    edges[at] = e;
    next[node] = at + 1;
  }
  return { starts, edges };
}

/** First day that a partial date may be, as the number YYYYMMDD; 0 without one. */
function firstDay(date: string | null): number {
  if (date === null) return NO_DAY;
  const [year = "", month = "01", day = "01"] = date.slice(0, 10).split(/[-/~]/);
  return Number(year + month + day) || NO_DAY;
}

/** Last day that a partial date may be. */
function lastDay(date: string | null): number {
  if (date === null) return LAST_DAY;
  const [year = "", month = "12", day = "31"] = date.slice(0, 10).split(/[-/~]/);
  return Number(year + month + day) || LAST_DAY;
}

import type { OwnershipLink } from "../model/ownership.ts";
import type { OwnershipGraph, WalkFilter } from "./ownership-graph.ts";
import { ringsIn } from "./rings.ts";

export interface ShareOptions extends Omit<WalkFilter, "kinds"> {
  /** Links of the longest chain of owners that is followed; absent: until nothing is left to follow. */
  readonly depth?: number;
}

/** A share, 0–1, between what is sure and what the unknown shares leave possible. */
export interface ShareRange {
  readonly low: number;
  readonly high: number;
}

/** A listed owner, at the end of one chain or several. */
export interface ListedOwner {
  readonly id: string;
  /** Product of the shares along each chain, summed over the chains. */
  readonly product: ShareRange;
}

/** What the shares do not say. */
export interface ShareGap {
  readonly assetId: string;
  /** unknown: an owner is named and its share is not; unnamed: of that share nobody names the owner; over: the shares named
   * sum up to more than the whole; differing: sources give one owner different shares; unfollowed: chains go on. */
  readonly kind: "unknown" | "unnamed" | "over" | "differing" | "unfollowed";
  readonly ownerId: string | null;
  /** Share concerned, 0–1; null where it is not known. */
  readonly share: number | null;
}

/** How much of a party listed owners have, by two measures that are never mixed. */
export interface ListedShare {
  readonly id: string;
  /** Product of shares along chains, summed: what of each unit of profit reaches listed owners. */
  readonly product: ShareRange;
  /** Direct shares of listed owners and of those at least half owned by such, summed: how the rule of 50 % counts. */
  readonly counted: ShareRange;
  /** Those with the largest product first. */
  readonly owners: readonly ListedOwner[];
  readonly gaps: readonly ShareGap[];
  /** Rings of owners that own each other, among the owners of the party. */
  readonly rings: readonly (readonly string[])[];
  /** Links that were counted on the way from listed owners. */
  readonly links: readonly OwnershipLink[];
}

const HALF = 0.5;
const EPSILON = 1e-9;
const NEGLIGIBLE = 1e-12;
const MOST_ROUNDS = 10_000;
const MOST_VISITS = 50_000_000; // of edges, in all rounds
const MOST_GAPS = 100;

/** One owner of one asset, all links between the two together. */
interface Stake {
  readonly owner: number;
  readonly low: number;
  readonly high: number;
  readonly known: boolean;
  readonly differing: boolean;
  readonly edges: readonly number[];
}

/** The owners of a party, their owners and so on; listed ones are not looked behind. */
interface Upstream {
  readonly graph: OwnershipGraph;
  readonly target: number;
  readonly stakes: ReadonlyMap<number, readonly Stake[]>;
  readonly isListed: (node: number) => boolean;
}

/**
 * How much of a party is owned by listed ones, through any number of others and around rings.
 *
 * `product` is integrated ownership: with `a_ij` the share of i in j, a unit put into the party flows to its owners by their
 * shares, and on to theirs, until it comes to a listed owner; around a ring it loses with every turn. `counted` is the least
 * set that contains the listed and every party of which members have half or more; the party's share is that of the members
 * among its direct owners. Lower bounds take only known shares; upper ones give each owner of unknown share all that is
 * left of the asset. Several links between the same two are one stake: the least and the greatest share named.
 *
 * Laws: 0 ≤ low ≤ high ≤ 1; without unknown shares the two are one; the lower product is that of the linear system.
 *
 * @param isListed whether a party is a listed one, by id
 * @see docs/methods/ownership.md; Brioschi, Buzzacchi and Colombo (1989) on integrated ownership; OFAC FAQ 398–402 on counting
 */
export function listedShare(
  graph: OwnershipGraph,
  id: string,
  isListed: (id: string) => boolean,
  options: ShareOptions = {},
): ListedShare {
  const target = graph.nodeOf(id);
  const none = { low: 0, high: 0 };
  if (target === undefined)
    return { id, product: none, counted: none, owners: [], gaps: [], rings: [], links: [] };
  const upstream = upstreamOf(graph, target, isListed, options);
  const [low, high] = [flow(upstream, "low", options), flow(upstream, "high", options)];
  const [sure, possible] = [membersOf(upstream, "low"), membersOf(upstream, "high")];
  const owners = listedOwners(upstream, low.reached, high.reached);
  const total = (side: "low" | "high") =>
    owners.reduce((sum, { product }) => sum + product[side], 0);
  const rest = low.left > EPSILON ? [gap(id, "unfollowed", null, low.left)] : [];
  return {
    id,
    product: range(total("low"), total("high")),
    counted: range(directOf(upstream, sure, "low"), directOf(upstream, possible, "high")),
    owners,
    gaps: [...gapsOf(upstream), ...rest].slice(0, MOST_GAPS),
    rings: ringsIn(edgesOf(upstream)).map((ring) => ring.map((node) => graph.idOf(node))),
    links: countedLinks(upstream, low.reached),
  };
}

function range(low: number, high: number): ShareRange {
  return { low: Math.min(1, low), high: Math.min(1, Math.max(low, high)) };
}

function upstreamOf(
  graph: OwnershipGraph,
  target: number,
  isListed: (id: string) => boolean,
  { depth = Infinity, ...filter }: ShareOptions,
): Upstream {
  const passes = graph.passes({ ...filter, kinds: ["Ownership"] });
  const stakes = new Map<number, readonly Stake[]>();
  const listed = (node: number) => node !== target && isListed(graph.idOf(node));
  let frontier = [target];
  for (let d = 0; d < depth && frontier.length > 0; d++) {
    const next: number[] = [];
    for (const node of frontier) {
      const held = stakesIn(graph, node, passes);
      stakes.set(node, held);
      const fresh = held.filter(({ owner }) => !listed(owner) && !stakes.has(owner));
      for (const { owner } of fresh) stakes.set(owner, []); // filled in the next round
      next.push(...new Set(fresh.map(({ owner }) => owner)));
    }
    frontier = next;
  }
  for (const node of frontier) stakes.delete(node); // not looked at: their owners are not known to be none
  return { graph, target, stakes, isListed: listed };
}

/** Who owns how much of one asset. */
function stakesIn(
  graph: OwnershipGraph,
  asset: number,
  passes: (edge: number) => boolean,
): Stake[] {
  const edges = new Map<number, number[]>();
  for (const e of graph.into(asset)) {
    if (!passes(e)) continue;
    const owner = graph.from[e] ?? 0;
    const known = edges.get(owner);
    if (known) known.push(e);
    else edges.set(owner, [e]);
  }
  const stakes = [...edges].map(([owner, held]) => stakeOf(graph, owner, held));
  const left = Math.max(0, 1 - stakes.reduce((sum, { low }) => sum + low, 0));
  return stakes.map((stake) => (stake.known ? stake : { ...stake, high: left }));
}

function stakeOf(graph: OwnershipGraph, owner: number, edges: readonly number[]): Stake {
  let [low, high] = [Infinity, -Infinity];
  for (const e of edges) {
    const share = graph.share[e] ?? Number.NaN;
    if (Number.isNaN(share)) continue;
    low = Math.min(low, share);
    high = Math.max(high, share);
  }
  const known = high >= 0;
  const ends = known ? { low, high } : { low: 0, high: 0 };
  return { owner, ...ends, known, differing: known && high - low > EPSILON, edges };
}

/** What arrives where when a unit flows from the party to its owners; `left` had not arrived when it was broken off. */
function flow(
  upstream: Upstream,
  side: "low" | "high",
  { depth = MOST_ROUNDS }: ShareOptions,
): { reached: ReadonlyMap<number, number>; left: number } {
  const { target, stakes } = upstream;
  const reached = new Map<number, number>();
  let moving: ReadonlyMap<number, number> = new Map([[target, 1]]);
  let visits = 0;
  for (let round = 0; round < depth && moving.size > 0 && visits < MOST_VISITS; round++) {
    const next = new Map<number, number>();
    for (const [node, amount] of moving)
      visits += passOn(upstream, { node, amount, side }, { reached, next });
    moving = next;
  }
  const left = [...moving].reduce(
    (sum, [node, amount]) => sum + (stakes.get(node)?.length === 0 ? 0 : amount),
    0,
  );
  return { reached, left };
}

/** One party hands on what it got by the shares of its owners. Returns how many these are. */
function passOn(
  { stakes, isListed }: Upstream,
  { node, amount, side }: { node: number; amount: number; side: "low" | "high" },
  { reached, next }: { reached: Map<number, number>; next: Map<number, number> },
): number {
  const owners = stakes.get(node) ?? [];
  for (const stake of owners) {
    const part = amount * stake[side];
    if (part < NEGLIGIBLE) continue;
    const into = isListed(stake.owner) ? reached : next;
    into.set(stake.owner, (into.get(stake.owner) ?? 0) + part);
  }
  return owners.length;
}

/** The listed, and every party of which members together have half or more: the least such set. */
function membersOf({ stakes, isListed }: Upstream, side: "low" | "high"): ReadonlySet<number> {
  const held = new Map<number, number>();
  const assets = new Map<number, { asset: number; share: number }[]>();
  const members = new Set<number>();
  for (const [asset, owners] of stakes) {
    for (const stake of owners) {
      const known = assets.get(stake.owner);
      if (known) known.push({ asset, share: stake[side] });
      else assets.set(stake.owner, [{ asset, share: stake[side] }]);
      if (isListed(stake.owner)) members.add(stake.owner);
    }
  }
  for (const member of members) {
    for (const { asset, share } of assets.get(member) ?? []) {
      const sum = (held.get(asset) ?? 0) + share;
      held.set(asset, sum);
      if (sum >= HALF - EPSILON) members.add(asset); // a set is walked to its last member, those added meanwhile too
    }
  }
  return members;
}

function directOf(
  { target, stakes }: Upstream,
  members: ReadonlySet<number>,
  side: "low" | "high",
): number {
  return (stakes.get(target) ?? [])
    .filter(({ owner }) => owner !== target && members.has(owner))
    .reduce((sum, stake) => sum + stake[side], 0);
}

function listedOwners(
  { graph, stakes, isListed }: Upstream,
  low: ReadonlyMap<number, number>,
  high: ReadonlyMap<number, number>,
): ListedOwner[] {
  const owners = new Set([...stakes.values()].flat().map(({ owner }) => owner));
  return [...owners]
    .filter(isListed)
    .map((node) => ({
      id: graph.idOf(node),
      product: range(low.get(node) ?? 0, high.get(node) ?? 0),
    }))
    .sort((a, b) => b.product.low - a.product.low || b.product.high - a.product.high);
}

function edgesOf({ stakes }: Upstream): Map<number, number[]> {
  return new Map([...stakes].map(([node, owners]) => [node, owners.map(({ owner }) => owner)]));
}

/** Links between the party and the listed owners that it can be traced to, nearest to the party first. */
function countedLinks(
  { graph, stakes, isListed }: Upstream,
  reached: ReadonlyMap<number, number>,
): OwnershipLink[] {
  const leading = new Set(reached.keys());
  const assets = new Map<number, number[]>();
  for (const [asset, owners] of stakes)
    for (const { owner, high } of owners)
      if (high > 0) assets.set(owner, [...(assets.get(owner) ?? []), asset]);
  for (const node of leading) for (const asset of assets.get(node) ?? []) leading.add(asset);
  const edges = [...stakes].flatMap(([asset, owners]) =>
    leading.has(asset)
      ? owners.filter(({ owner }) => leading.has(owner) || isListed(owner)).flatMap((o) => o.edges)
      : [],
  );
  return edges.flatMap((e) => graph.links[e] ?? []);
}

function gap(
  assetId: string,
  kind: ShareGap["kind"],
  ownerId: string | null,
  share: number | null,
): ShareGap {
  return { assetId, kind, ownerId, share };
}

function gapsOf({ graph, stakes }: Upstream): ShareGap[] {
  const gaps: ShareGap[] = [];
  for (const [node, owners] of stakes) {
    if (gaps.length >= MOST_GAPS) break;
    const asset = graph.idOf(node);
    const named = owners.reduce((sum, { high, known }) => sum + (known ? high : 0), 0);
    for (const { owner, known, differing, low, high } of owners) {
      if (!known) gaps.push(gap(asset, "unknown", graph.idOf(owner), null));
      if (differing) gaps.push(gap(asset, "differing", graph.idOf(owner), high - low));
    }
    if (named > 1 + EPSILON) gaps.push(gap(asset, "over", null, named - 1));
    else if (owners.length > 0 && owners.every(({ known }) => known) && named < 1 - EPSILON)
      gaps.push(gap(asset, "unnamed", null, 1 - named));
  }
  return gaps;
}

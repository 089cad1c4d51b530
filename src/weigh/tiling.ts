import type { Reuse } from "../model/proposition.ts";
import { shinglesOf } from "./shingles.ts";
import type { Token } from "./tokens.ts";

export const MIN_TILE_WORDS = 8;
const MAX_PLACES = 20; // of one run of words in a text: refrains would make the search quadratic

/** Where each run of eight words stands; built once a text. */
export type TileIndex = ReadonlyMap<number, readonly number[]>;

export function indexTiles(tokens: readonly Token[]): TileIndex {
  const index = new Map<number, number[]>();
  shinglesOf(tokens, MIN_TILE_WORDS).forEach((hash, at) => {
    if (hash === null) return;
    const places = index.get(hash);
    if (!places) index.set(hash, [at]);
    else if (places.length < MAX_PLACES) places.push(at);
  });
  return index;
}

interface Tile {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * Passages that two texts share, the longest first to claim its words, in the order of `a`.
 *
 * @returns spans of at least eight words; those of one text do not overlap
 * @see docs/methods/reuse.md; Wise (1993), greedy string tiling
 */
export function sharedPassages(
  a: readonly Token[],
  b: readonly Token[],
  indexA: TileIndex,
): Reuse["passages"] {
  const taken = { a: new Uint8Array(a.length), b: new Uint8Array(b.length) };
  const tiles: Tile[] = [];
  for (const match of matchesOf(a, b, indexA)) {
    const tile = freePart(match, taken);
    if (!tile) continue;
    taken.a.fill(1, tile.a, tile.a + tile.length);
    taken.b.fill(1, tile.b, tile.b + tile.length);
    tiles.push(tile);
  }
  return tiles
    .sort((x, y) => x.a - y.a)
    .map((tile) => ({ a: spanOf(a, tile.a, tile.length), b: spanOf(b, tile.b, tile.length) }));
}

/** Runs of equal words that cannot be made longer, the longest first. */
function matchesOf(a: readonly Token[], b: readonly Token[], indexA: TileIndex): Tile[] {
  const matches: Tile[] = [];
  const reached = new Map<number, number>(); // diagonal → where its last match ends in b
  shinglesOf(b, MIN_TILE_WORDS).forEach((hash, at) => {
    for (const place of (hash !== null && indexA.get(hash)) || []) {
      const diagonal = at - place;
      if ((reached.get(diagonal) ?? -1) > at) continue;
      const length = sameFrom(a, place, b, at);
      if (length < MIN_TILE_WORDS) continue;
      reached.set(diagonal, at + length);
      matches.push({ a: place, b: at, length });
    }
  });
  return matches.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b);
}

function sameFrom(a: readonly Token[], i: number, b: readonly Token[], j: number): number {
  let length = 0;
  while (a[i + length] !== undefined && a[i + length]?.hash === b[j + length]?.hash) length++;
  return length;
}

/** What is left of a match after its taken ends are cut off; undefined where that is too short. */
function freePart(match: Tile, taken: { a: Uint8Array; b: Uint8Array }): Tile | undefined {
  const free = (i: number) => taken.a[match.a + i] === 0 && taken.b[match.b + i] === 0;
  let from = 0;
  while (from < match.length && !free(from)) from++;
  let to = from;
  while (to < match.length && free(to)) to++;
  return to - from >= MIN_TILE_WORDS
    ? { a: match.a + from, b: match.b + from, length: to - from }
    : undefined;
}

function spanOf(
  tokens: readonly Token[],
  from: number,
  length: number,
): { begin: number; end: number } {
  return { begin: tokens[from]?.begin ?? 0, end: tokens[from + length - 1]?.end ?? 0 };
}

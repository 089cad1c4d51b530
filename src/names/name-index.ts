import type { NameMatch } from "./match.ts";
import { compareNames } from "./match.ts";
import type { KeyCache } from "./name-keys.ts";
import { keysOf } from "./name-keys.ts";
import type { NameSchema, ParsedName, TokenCache } from "./parse.ts";
import { parseName } from "./parse.ts";

/** A name to be filed; its place in the list is its number. */
export interface NameToFile {
  readonly text: string;
  readonly schema: NameSchema;
}

/** A filed name that a query may mean. */
export interface NameHit {
  /** Place in the list the index was made of. */
  readonly row: number;
  readonly match: NameMatch;
}

export interface SearchOptions {
  /** Least score of a hit, 0–1. */
  readonly least?: number;
  /** Names compared in full for one query: those that share the rarest keys. */
  readonly compared?: number;
  /** Names of another kind too: a person that bears the name of a ship. */
  readonly anyKind?: boolean;
}

const MOST_POSTINGS = 6_000; // read for one query: the rarest keys first
const DEFAULT_COMPARED = 24;
const MOST_BUCKETS = 2 ** 24;
const LEAST_BUCKETS = 2 ** 10;

/**
 * Names filed by their keys in typed arrays, so that a query is compared with the few it resembles.
 *
 * Invariant: the filed rows of bucket `b` are `rows[starts[b]] … rows[starts[b + 1] - 1]`, ascending. Two keys
 * may share a bucket, which costs a comparison and changes no answer.
 */
export class NameIndex {
  readonly #names: readonly ParsedName[];
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #mask: number;
  readonly #weights: Float32Array;
  readonly #tokens: TokenCache = new Map();
  readonly #keys: KeyCache = new Map();

  constructor(names: readonly NameToFile[]) {
    this.#names = names.map(({ text, schema }) => parseName(text, schema, this.#tokens));
    const filed = this.#names.map((name) => Uint32Array.from(keysOf(name, this.#keys)));
    const total = filed.reduce((sum, keys) => sum + keys.length, 0);
    const buckets = Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, powerOfTwo(total)));
    this.#mask = buckets - 1;
    this.#starts = new Uint32Array(buckets + 1);
    this.#rows = new Uint32Array(total);
    this.#weights = new Float32Array(names.length);
    this.#file(filed);
  }

  get size(): number {
    return this.#names.length;
  }

  /**
   * Filed names that the query may mean, the best first; names of another kind are left out.
   *
   * @returns hits with a score of at least `least`, by falling score, then by rarity of what is shared
   */
  search(text: string, schema: NameSchema, options: SearchOptions = {}): NameHit[] {
    const { least = 0, compared = DEFAULT_COMPARED, anyKind = false } = options;
    const query = parseName(text, schema, this.#tokens);
    const hits: NameHit[] = [];
    for (const row of this.#likeliest(query, compared)) {
      const known = this.#names[row];
      if (!known || isOtherKind(schema, known.schema, anyKind)) continue;
      const match = compareNames(query, known);
      if (match.score >= least && match.score > 0) hits.push({ row, match });
    }
    return hits.sort((a, b) => b.match.score - a.match.score);
  }

  #file(filed: readonly Uint32Array[]): void {
    for (const keys of filed) for (const key of keys) this.#grow((key & this.#mask) + 1);
    for (let b = 1; b < this.#starts.length; b++)
      this.#starts[b] = (this.#starts[b] ?? 0) + (this.#starts[b - 1] ?? 0);
    const next = this.#starts.slice();
    for (const [row, keys] of filed.entries()) {
      for (const key of keys) {
        const at = next[key & this.#mask] ?? 0;
        this.#rows[at] = row;
        next[key & this.#mask] = at + 1;
      }
    }
  }

  #grow(bucket: number): void {
    this.#starts[bucket] = (this.#starts[bucket] ?? 0) + 1;
  }

  /** Rows that share keys with the query, those that share the rarest first. */
  #likeliest(query: ParsedName, most: number): number[] {
    const touched: number[] = [];
    for (const { from, to } of this.#rarest(query)) {
      const weight = Math.log2(this.size / (to - from) + 1);
      for (let at = from; at < to; at++) {
        const row = this.#rows[at] ?? 0;
        if (this.#weights[row] === 0) touched.push(row);
        this.#weights[row] = (this.#weights[row] ?? 0) + weight;
      }
    }
    const best = heaviest(touched, this.#weights, most);
    for (const row of touched) this.#weights[row] = 0;
    return best;
  }

  /** Stretches of `rows` to read, the shortest first, until the allowance is spent. */
  #rarest(query: ParsedName): { from: number; to: number }[] {
    const buckets = new Set(keysOf(query, this.#keys).map((key) => (key & this.#mask) >>> 0));
    const stretches = [...buckets]
      .map((b) => ({ from: this.#starts[b] ?? 0, to: this.#starts[b + 1] ?? 0 }))
      .filter(({ from, to }) => to > from)
      .sort((a, b) => a.to - a.from - (b.to - b.from));
    let left = MOST_POSTINGS;
    return stretches.filter(({ from, to }) => {
      left -= to - from;
      return left >= 0;
    });
  }
}

/** The rows of most weight, the heaviest first; of equal ones the lower row. */
function heaviest(rows: readonly number[], weights: Float32Array, most: number): number[] {
  const weight = (row: number) => weights[row] ?? 0;
  const best: number[] = [];
  let floor = 0;
  for (const row of rows) {
    if (best.length >= most && weight(row) <= floor) continue;
    let at = best.length;
    while (at > 0 && weight(best[at - 1] ?? 0) < weight(row)) at--;
    best.splice(at, 0, row);
    if (best.length > most) best.pop();
    floor = weight(best.at(-1) ?? 0);
  }
  return best;
}

function isOtherKind(a: NameSchema, b: NameSchema, anyKind: boolean): boolean {
  return !anyKind && a !== b && a !== "any" && b !== "any";
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, least)));
}

import { isBreak, type Token } from "./tokens.ts";

export const SHINGLE_WORDS = 5;
const WINDOW = 8; // shingles: with 5 words each, every shared run of 12 words is seen

/** Hash of each run of `size` words; null where a break stands in it. */
export function shinglesOf(tokens: readonly Token[], size = SHINGLE_WORDS): (number | null)[] {
  const shingles: (number | null)[] = [];
  let lastBreak = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token && isBreak(token)) lastBreak = i;
    if (i >= size - 1)
      shingles.push(lastBreak > i - size ? null : hashOf(tokens, i - size + 1, size));
  }
  return shingles;
}

function hashOf(tokens: readonly Token[], from: number, size: number): number {
  let hash = 0x9747b28c;
  for (let i = from; i < from + size; i++) {
    hash = Math.imul(hash ^ (tokens[i]?.hash ?? 0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/**
 * Winnowed sample of shingles: the least hash of every window.
 *
 * @see docs/methods/reuse.md; Schleimer, Wilkerson and Aiken (2003)
 */
export function winnow(shingles: readonly (number | null)[]): Set<number> {
  const kept = new Set<number>();
  for (let from = 0; from === 0 || from + WINDOW <= shingles.length; from++) {
    let least = Infinity;
    for (let i = from; i < Math.min(from + WINDOW, shingles.length); i++)
      least = Math.min(least, shingles[i] ?? Infinity);
    if (least < Infinity) kept.add(least);
  }
  return kept;
}

/** How many shingles both have. */
export function sharedCount(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared;
}

import type { Token } from "./tokens.ts";

const MAX_WORDS = 1200; // of either text
const BITS = 32;

/**
 * Share of the shorter text that stands in the longer one in the same order, whatever stands between.
 *
 * @returns in [0, 1]; symmetric; some 0.35 for two unrelated texts, by their small words alone
 * @see Hirschberg (1975), longest common subsequence; Crochemore et al. (2001), 32 rows of its table at a time
 */
export function alignedShare(
  a: readonly Pick<Token, "hash">[],
  b: readonly Pick<Token, "hash">[],
): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const rows = short.slice(0, MAX_WORDS);
  if (rows.length === 0) return 0;
  const places = placesOf(rows);
  const open = new Uint32Array(Math.ceil(rows.length / BITS)).fill(0xffffffff);
  for (const { hash } of long.slice(0, MAX_WORDS)) {
    const found = places.get(hash);
    if (found) step(open, found);
  }
  let length = 0;
  for (let i = 0; i < rows.length; i++)
    if ((((open[Math.floor(i / BITS)] ?? 0) >>> (i % BITS)) & 1) === 0) length++;
  return length / rows.length;
}

/** For each word, the rows it stands in, as bits. */
function placesOf(rows: readonly Pick<Token, "hash">[]): Map<number, Uint32Array> {
  const places = new Map<number, Uint32Array>();
  rows.forEach(({ hash }, i) => {
    const known = places.get(hash) ?? new Uint32Array(Math.ceil(rows.length / BITS));
    const at = Math.floor(i / BITS);
    known[at] = (known[at] ?? 0) | (1 << (i % BITS));
    places.set(hash, known);
  });
  return places;
}

/** One more word of the longer text: V ← (V + (V & M)) | (V & ~M), over words with a carry. */
function step(open: Uint32Array, found: Uint32Array): void {
  let carry = 0;
  for (let i = 0; i < open.length; i++) {
    const [v, m] = [open[i] ?? 0, found[i] ?? 0];
    const sum = v + ((v & m) >>> 0) + carry;
    carry = sum > 0xffffffff ? 1 : 0;
    open[i] = (sum >>> 0) | (v & ~m);
  }
}

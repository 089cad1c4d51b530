/**
 * Which buckets of a model have a row of weights: most hashes of a text meet none. A bit for each bucket, and the number
 * of rows before each 32 of them, so that an empty bucket costs one look into a small table and no row is stored for it.
 */
export interface Rows {
  readonly filled: Int32Array;
  readonly before: Int32Array;
}

/** The index over buckets that have rows. @param buckets in ascending order, the n-th has the n-th row */
export function rowsOf(buckets: ArrayLike<number>, bits: number): Rows {
  const filled = new Int32Array(Math.max(1, (2 ** bits) >>> 5));
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] ?? 0;
    filled[bucket >>> 5] = (filled[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
  }
  const before = new Int32Array(filled.length);
  for (let word = 1; word < filled.length; word++)
    before[word] = (before[word - 1] ?? 0) + ones(filled[word - 1] ?? 0);
  return { filled, before };
}

/** Row of a bucket; −1 where it has none. */
export function rowAt({ filled, before }: Rows, bucket: number): number {
  const word = filled[bucket >>> 5] ?? 0;
  const bit = bucket & 31;
  if (((word >>> bit) & 1) === 0) return -1;
  return (before[bucket >>> 5] ?? 0) + ones(word & ((1 << bit) - 1));
}

/** Number of bits set (Warren, Hacker's Delight, §5–1). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

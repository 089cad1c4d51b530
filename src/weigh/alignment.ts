import type { Token } from "./tokens.ts";

const MAX_WORDS = 1200; // of either text: the table is their product

/**
 * Share of the shorter text that stands in the longer one in the same order, whatever stands between.
 *
 * @returns in [0, 1]; symmetric; some 0.35 for two unrelated texts, by their small words alone
 * @see Hirschberg (1975), longest common subsequence
 */
export function alignedShare(a: readonly Token[], b: readonly Token[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const rows = short.slice(0, MAX_WORDS);
  const columns = long.slice(0, MAX_WORDS);
  if (rows.length === 0) return 0;
  const lengths = rows.reduce<Uint16Array>(
    (above, { hash }) => nextRow(above, hash, columns),
    new Uint16Array(columns.length + 1),
  );
  return (lengths[columns.length] ?? 0) / rows.length;
}

/** Lengths of the longest common parts with one more word of the shorter text. */
function nextRow(above: Uint16Array, hash: number, columns: readonly Token[]): Uint16Array {
  const row = new Uint16Array(columns.length + 1);
  for (let j = 0; j < columns.length; j++) {
    const same = columns[j]?.hash === hash;
    row[j + 1] = same ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
  }
  return row;
}

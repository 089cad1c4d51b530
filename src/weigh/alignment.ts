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
  let above = new Uint16Array(columns.length + 1);
  let row = new Uint16Array(columns.length + 1);
  for (const { hash } of rows) {
    for (let j = 0; j < columns.length; j++)
      row[j + 1] =
        columns[j]?.hash === hash ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    [above, row] = [row, above];
  }
  return (above[columns.length] ?? 0) / rows.length;
}

/**
 * The choice that a person most likely meant, or undefined where none is close.
 *
 * Close is one slip for each three letters, swaps counted as one, or the beginning of exactly one choice.
 */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const begun = choices.filter((choice) => word.length > 1 && choice.startsWith(word));
  if (begun.length === 1) return begun[0];
  const ranked = choices
    .map((choice) => ({ choice, slips: slips(word, choice) }))
    .toSorted((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best && best.slips <= Math.max(1, Math.floor(word.length / 3)) ? best.choice : undefined;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cell({ rows, row, a, b }, i, j));
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

interface Grid {
  readonly rows: readonly (readonly number[])[];
  readonly row: readonly number[];
  readonly a: string;
  readonly b: string;
}

function cell({ rows, row, a, b }: Grid, i: number, j: number): number {
  const at = (r: readonly number[] | undefined, k: number) => r?.[k] ?? Infinity;
  const above = rows[i - 1];
  const cost = a[i - 1] === b[j - 1] ? 0 : 1;
  const swapped =
    a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(rows[i - 2], j - 2) + 1 : Infinity;
  return Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost, swapped);
}

/** Letters that are mistaken for each other, by eye or by ear: a swap costs less. */
const ALIKE = new Set(
  [
    "0o",
    "1i",
    "1l",
    "9g",
    "9q",
    "6b",
    "5s",
    "ei",
    "ou",
    "ij",
    "iy",
    "ck",
    "kq",
    "ae",
    "sz",
    "vw",
    "dt",
  ].flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)]),
);
const ALIKE_COST = 0.7;

/**
 * Edits between two words: insert, delete, change or swap of neighbours at 1, change of alike letters at 0.7.
 *
 * Laws: zero for equal words only; symmetric; at most the length of the longer word.
 *
 * @see Damerau (1964), restricted to swaps of adjacent letters; costs after OpenSanctions logic-v2
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const straight = Math.min(at(last, j) + 1, at(row, j - 1) + 1);
      const changed = at(last, j - 1) + change(a.charAt(i - 1), b.charAt(j - 1));
      const swapped = isSwap(a, i, b, j) ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(straight, changed, swapped));
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

function change(x: string, y: string): number {
  if (x === y) return 0;
  return ALIKE.has(x + y) ? ALIKE_COST : 1;
}

function isSwap(a: string, i: number, b: string, j: number): boolean {
  if (i < 2 || j < 2) return false;
  return a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
}

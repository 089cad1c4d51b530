/** Letters that are mistaken for each other, by eye or by ear: a swap costs less. */
const ALIKE_PAIRS = "0o 1i 1l 9g 9q 6b 5s ei ou ij iy ck kq ae sz vw dt";
const ALIKE_COST = 0.7;
const ASCII = 128;
const ALIKE = alikeTable();
/** Longest word whose rows fit the shared scratch; longer ones get rows of their own. */
const SCRATCH_LENGTH = 128;
const SCRATCH = [0, 1, 2].map(() => new Float64Array(SCRATCH_LENGTH + 1));

/**
 * Edits between two words: insert, delete, change or swap of neighbours at 1, change of alike letters at 0.7.
 *
 * Laws: zero for equal words only; symmetric; at most the length of the longer word.
 *
 * @param limit edits that matter: where more are needed, the answer is Infinity, found in time linear in the words
 * @see Damerau (1964), restricted to swaps of adjacent letters; costs after OpenSanctions logic-v2; band after Ukkonen (1985)
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let [before, last, row] = rowsFor(b.length);
  for (let j = 0; j <= b.length; j++) last[j] = j <= limit ? j : Infinity;
  for (let i = 1; i <= a.length; i++) {
    const least = fillRow({ a, b, i, limit }, before, last, row);
    if (least > limit) return Infinity;
    [before, last, row] = [last, row, before];
  }
  const edits = last[b.length] ?? Infinity;
  return edits <= limit ? edits : Infinity;
}

interface Step {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly limit: number;
}

/** One row inside the band that the limit leaves; its least value. */
function fillRow(
  { a, b, i, limit }: Step,
  before: Float64Array,
  last: Float64Array,
  row: Float64Array,
): number {
  const band = limit === Infinity ? a.length + b.length : Math.floor(limit);
  const from = Math.max(1, i - band);
  const to = Math.min(b.length, i + band);
  const x = a.charCodeAt(i - 1);
  const beforeX = i > 1 ? a.charCodeAt(i - 2) : -1;
  let least = (row[from - 1] = from === 1 && i <= limit ? i : Infinity);
  for (let j = from; j <= to; j++) {
    const y = b.charCodeAt(j - 1);
    let edits = at(last, j - 1) + change(x, y);
    edits = Math.min(edits, at(row, j - 1) + 1, at(last, j) + 1);
    if (j > 1 && x === b.charCodeAt(j - 2) && y === beforeX)
      edits = Math.min(edits, at(before, j - 2) + 1);
    row[j] = edits;
    if (edits < least) least = edits;
  }
  row[to + 1] = Infinity; // past the end it falls on nothing
  return least;
}

function rowsFor(length: number): [Float64Array, Float64Array, Float64Array] {
  const [x, y, z] = length <= SCRATCH_LENGTH ? SCRATCH : [];
  const fresh = () => new Float64Array(length + 1);
  return [x ?? fresh(), y ?? fresh(), z ?? fresh()];
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? Infinity;
}

function change(x: number, y: number): number {
  if (x === y) return 0;
  return x < ASCII && y < ASCII && ALIKE[x * ASCII + y] === 1 ? ALIKE_COST : 1;
}

function alikeTable(): Uint8Array {
  const table = new Uint8Array(ASCII * ASCII);
  for (const pair of ALIKE_PAIRS.split(" ")) {
    const [x, y] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    table[x * ASCII + y] = 1;
    table[y * ASCII + x] = 1;
  }
  return table;
}

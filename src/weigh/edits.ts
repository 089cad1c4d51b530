import type { Span } from "../base/span.ts";

/** A stretch that two versions of a text share, or that only one of them has; the other span is empty then. */
export interface Edit {
  readonly kind: "kept" | "removed" | "added";
  readonly a: Span;
  readonly b: Span;
}

const MOST_CELLS = 4_000_000; // of the table of common words: a tenth of a second, whatever the texts

/**
 * What was changed between two versions of a text, word by word.
 *
 * White space counts for nothing. Where what differs is too long to be compared word by word, it is one removal
 * and one addition.
 *
 * @returns in order; the spans of `a` in all that was kept and removed are `a` from end to end, and likewise for `b`
 * @see Hirschberg (1975), longest common subsequence
 */
export function editsBetween(a: string, b: string): Edit[] {
  const [x, y] = [piecesOf(a), piecesOf(b)];
  const lead = commonLead(x, y);
  const tail = commonTail(x.slice(lead), y.slice(lead));
  const middle = (list: readonly Piece[]) => list.slice(lead, list.length - tail);
  const kept = [
    ...range(lead).map((i) => [i, i] as const),
    ...commonWords(middle(x), middle(y)).map(([i, j]) => [i + lead, j + lead] as const),
    ...range(tail).map((i) => [x.length - tail + i, y.length - tail + i] as const),
  ];
  return editsOf(x, y, kept);
}

interface Piece extends Span {
  readonly word: string;
}

/** Words, each with the white space after it; the first also with that before. */
function piecesOf(text: string): Piece[] {
  const starts = Array.from(text.matchAll(/\S+/gu), ({ index, 0: word }) => ({ index, word }));
  return starts.map(({ index, word }, i) => ({
    word,
    begin: i === 0 ? 0 : index,
    end: starts[i + 1]?.index ?? text.length,
  }));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function commonLead(x: readonly Piece[], y: readonly Piece[]): number {
  let lead = 0;
  while (lead < x.length && lead < y.length && x[lead]?.word === y[lead]?.word) lead++;
  return lead;
}

function commonTail(x: readonly Piece[], y: readonly Piece[]): number {
  return commonLead(x.toReversed(), y.toReversed());
}

/** Longest common subsequence, as pairs of places. */
function commonWords(x: readonly Piece[], y: readonly Piece[]): (readonly [number, number])[] {
  if (x.length * y.length > MOST_CELLS) return [];
  const isSame = (i: number, j: number) => x[i]?.word === y[j]?.word;
  const at = lengthsOf(x.length, y.length, isSame);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < x.length && j < y.length;) {
    if (isSame(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Length of the longest common subsequence from two places on. */
function lengthsOf(
  rows: number,
  columns: number,
  isSame: (i: number, j: number) => boolean,
): (i: number, j: number) => number {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] = isSame(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** Runs of kept words, with what stands between them. */
function editsOf(
  x: readonly Piece[],
  y: readonly Piece[],
  kept: readonly (readonly [number, number])[],
): Edit[] {
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  const push = (kind: Edit["kind"], toI: number, toJ: number) => {
    if (toI > i || toJ > j) edits.push({ kind, a: spanOf(x, i, toI), b: spanOf(y, j, toJ) });
    [i, j] = [toI, toJ];
  };
  const pushGap = (toI: number, toJ: number) => {
    push("removed", toI, j);
    push("added", i, toJ);
  };
  for (let k = 0; k < kept.length;) {
    const [fromI = 0, fromJ = 0] = kept[k] ?? [];
    pushGap(fromI, fromJ);
    let run = 0;
    while (kept[k + run]?.[0] === fromI + run && kept[k + run]?.[1] === fromJ + run) run++;
    push("kept", fromI + run, fromJ + run);
    k += run;
  }
  pushGap(x.length, y.length);
  return edits;
}

function spanOf(pieces: readonly Piece[], from: number, to: number): Span {
  const begin = pieces[from]?.begin ?? pieces.at(-1)?.end ?? 0;
  return { begin, end: to > from ? (pieces[to - 1]?.end ?? begin) : begin };
}

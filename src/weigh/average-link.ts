/** Two groups joined, each known by its smallest member; afterwards `a` stands for both. */
export interface Merge {
  readonly a: number;
  readonly b: number;
  /** Mean likeness of their members. */
  readonly likeness: number;
}

interface Groups {
  /** Row by row; overwritten. */
  readonly likeness: Float32Array;
  readonly n: number;
  readonly least: number;
  /** The open groups in order: after each the next one, after `n` the first, and `n` after the last. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly size: number[];
}

/**
 * Average linkage: merges the most alike groups while they are more alike than `least`.
 *
 * @param likeness symmetric, row by row, a row for each of `sizes`; overwritten
 * @param sizes how many items each row stands for: as many of no difference
 * @returns merges, those of the parts before that of the whole; in O(n²)
 * @see Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983: chains of nearest neighbours
 */
export function averageLink(
  likeness: Float32Array,
  { sizes, least }: { sizes: readonly number[]; least: number },
): Merge[] {
  const groups = openGroups(likeness, sizes, least);
  const merges: Merge[] = [];
  const chain: number[] = [];
  for (let top = first(groups); top !== undefined; top = chain.at(-1) ?? first(groups)) {
    if (chain.at(-1) !== top) chain.push(top);
    const next = mostAlike(top, groups, chain.at(-2));
    if (next === undefined) {
      close(top, groups);
      chain.pop();
    } else if (next === chain.at(-2)) {
      merges.push(merge(Math.min(top, next), Math.max(top, next), groups));
      chain.length -= 2;
    } else chain.push(next);
  }
  return merges;
}

function openGroups(likeness: Float32Array, sizes: readonly number[], least: number): Groups {
  const n = sizes.length;
  const next = Int32Array.from({ length: n + 1 }, (_, i) => (i === n ? 0 : i + 1));
  const previous = Int32Array.from({ length: n + 1 }, (_, i) => (i === 0 ? n : i - 1));
  return { likeness, n, least, next, previous, size: [...sizes] };
}

function first({ next, n }: Groups): number | undefined {
  const group = next[n];
  return group === n ? undefined : group;
}

function close(group: number, { next, previous }: Groups): void {
  const [before = 0, after = 0] = [previous[group], next[group]];
  next[before] = after;
  previous[after] = before;
}

/** The open group that is most like this one, where one is alike enough; of equals the one we came from. */
function mostAlike(
  top: number,
  { likeness, n, least, next }: Groups,
  before: number | undefined,
): number | undefined {
  let best = before;
  let most = before === undefined ? least : Math.max(least, likeness[top * n + before] ?? 0);
  for (let other = next[n] ?? n; other !== n; other = next[other] ?? n) {
    const value = likeness[top * n + other] ?? 0;
    if (value > most && other !== top) [best, most] = [other, value];
  }
  return most > least ? best : undefined;
}

function merge(a: number, b: number, groups: Groups): Merge {
  const { likeness, n, next, size } = groups;
  const [sizeA, sizeB] = [size[a] ?? 1, size[b] ?? 1];
  close(b, groups);
  for (let other = next[n] ?? n; other !== n; other = next[other] ?? n) {
    const mean =
      (sizeA * (likeness[a * n + other] ?? 0) + sizeB * (likeness[b * n + other] ?? 0)) /
      (sizeA + sizeB);
    likeness[a * n + other] = mean;
    likeness[other * n + a] = mean;
  }
  size[a] = sizeA + sizeB;
  return { a, b, likeness: likeness[a * n + b] ?? 0 };
}

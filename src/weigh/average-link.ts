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
  readonly open: Set<number>;
  readonly size: number[];
}

/**
 * Average linkage: merges the most alike groups while they are more alike than `least`.
 *
 * @param likeness symmetric, row by row, of `n` items; overwritten
 * @returns merges, those of the parts before that of the whole; in O(n²)
 * @see Murtagh, A survey of recent advances in hierarchical clustering algorithms, 1983: chains of nearest neighbours
 */
export function averageLink(
  likeness: Float32Array,
  { n, least }: { n: number; least: number },
): Merge[] {
  const all = Array.from({ length: n }, (_, i) => i);
  const groups = { likeness, n, least, open: new Set(all), size: all.map(() => 1) };
  const merges: Merge[] = [];
  const chain: number[] = [];
  for (let top = all[0]; top !== undefined; top = chain.at(-1) ?? first(groups.open)) {
    if (chain.at(-1) !== top) chain.push(top);
    const next = mostAlike(top, groups, chain.at(-2));
    if (next === undefined) {
      groups.open.delete(top);
      chain.pop();
    } else if (next === chain.at(-2)) {
      merges.push(merge(Math.min(top, next), Math.max(top, next), groups));
      chain.length -= 2;
    } else chain.push(next);
  }
  return merges;
}

/** The open group that is most like this one, where one is alike enough; of equals the one we came from. */
function mostAlike(
  top: number,
  { likeness, n, least, open }: Groups,
  before: number | undefined,
): number | undefined {
  let best = before;
  let most = before === undefined ? least : Math.max(least, likeness[top * n + before] ?? 0);
  for (const other of open) {
    const value = other === top ? 0 : (likeness[top * n + other] ?? 0);
    if (value > most) [best, most] = [other, value];
  }
  return most > least ? best : undefined;
}

function merge(a: number, b: number, { likeness, n, open, size }: Groups): Merge {
  const [sizeA, sizeB] = [size[a] ?? 1, size[b] ?? 1];
  open.delete(b);
  for (const other of open) {
    const mean =
      (sizeA * (likeness[a * n + other] ?? 0) + sizeB * (likeness[b * n + other] ?? 0)) /
      (sizeA + sizeB);
    likeness[a * n + other] = mean;
    likeness[other * n + a] = mean;
  }
  size[a] = sizeA + sizeB;
  return { a, b, likeness: likeness[a * n + b] ?? 0 };
}

function first(open: ReadonlySet<number>): number | undefined {
  return open.values().next().value;
}

import type { ShingleRow } from "../store/index.ts";
import { compareSketches, HOLDERS, type ReusableText, type Sketch } from "../weigh/index.ts";

/** A text in the index. */
export interface Indexed {
  readonly n: number;
  readonly sketch: Sketch;
  readonly source: Omit<ReusableText, "text" | "anchors">;
}

export function countShared(
  changes: readonly Entry[],
  later: ReadonlyMap<number, readonly ShingleRow[]>,
  telling: ReadonlySet<number>,
): Map<number, Counts> {
  const counts = new Map<number, Counts>();
  for (const { h, isFirst, earlier, after } of changes) {
    const following = isFirst ? [...after, ...(later.get(h) ?? [])] : [];
    for (const { n: other } of [...earlier, ...following]) {
      const count = counts.get(other) ?? { ...NOTHING };
      count[telling.has(h) ? "telling" : "plain"]++;
      counts.set(other, count);
    }
  }
  return counts;
}

/** What a text shares with the one that comes in. */
export interface Counts {
  plain: number;
  telling: number;
  anchors: number;
}

export const NOTHING: Readonly<Counts> = { plain: 0, telling: 0, anchors: 0 };

export interface Entry {
  readonly h: number;
  readonly isFirst: boolean;
  readonly isFull: boolean;
  readonly earlier: readonly ShingleRow[];
  readonly after: readonly ShingleRow[];
  readonly displaced: ShingleRow | undefined;
  readonly added: readonly ShingleRow[];
}

/** Where a text comes among the first holders of a shingle, and whom it displaces. */
export function enter(h: number, { n, sketch }: Indexed, first: readonly ShingleRow[]): Entry {
  const { at, tie } = sketch;
  const earlier = first.filter((row) => compareSketches(row, sketch) < 0);
  const isFull = first.length >= HOLDERS;
  const isFirst = earlier.length < HOLDERS;
  const displaced = isFull && isFirst ? first.at(-1) : undefined;
  return {
    h,
    isFirst,
    isFull,
    earlier,
    after: isFirst ? first.slice(earlier.length) : [],
    displaced,
    added: [
      { h, rest: isFirst ? 0 : 1, at, tie, n },
      ...(displaced ? [{ ...displaced, rest: 1 }] : []),
    ],
  };
}

export function displacedPairs(
  changes: readonly Entry[],
  later: ReadonlyMap<number, readonly ShingleRow[]>,
): (readonly [number, number])[] {
  return changes.flatMap(({ h, displaced }) =>
    displaced ? (later.get(h) ?? []).map((row) => [displaced.n, row.n] as const) : [],
  );
}

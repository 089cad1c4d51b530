import { groupBy } from "../base/group.ts";
import type { AnchorRow, WeighingIndex } from "../store/index.ts";
import { anchorPlaces, compareSketches, HOLDERS, type Sketch } from "../weigh/index.ts";

/** A text in the index, as far as anchors go. */
interface Anchored {
  readonly n: number;
  readonly sketch: Sketch;
}

/** Earlier and later text, by `n`. */
type Pair = readonly [number, number];

/** Texts in other languages with which a new one shares anchors, and pairs that rested on one it displaces. */
export interface Entered {
  /** By `n`: anchors of which the earlier of the two is among the first holders. */
  readonly shared: ReadonlyMap<number, number>;
  readonly displaced: readonly Pair[];
}

const NOTHING: Entered = { shared: new Map(), displaced: [] };

/** A text takes its place among those of its language that hold its anchors, and meets those of other languages. */
export async function enterAnchors(index: WeighingIndex, added: Anchored): Promise<Entered> {
  const { sketch } = added;
  if (sketch.anchors.length === 0) return NOTHING;
  const places = anchorPlaces(sketch).map(({ h }, i) => ({
    h,
    before: anchorPlaces(sketch, -1)[i]?.h ?? h,
    after: anchorPlaces(sketch, 1)[i]?.h ?? h,
  }));
  const near = places.flatMap(({ h, before, after }) => [before, h, after]);
  const own = places.map(({ h }) => h);
  const first = await index.foreignHolders(near, 0, sketch.language);
  const leading = groupBy(await index.anchorHolders(own, 0), ({ h }) => h);
  const taken = places.map((place) => ({
    ...place,
    ...take(place.h, added, leading.get(place.h) ?? []),
  }));
  const led = taken.flatMap(({ h, after, isFirst }) => (isFirst ? [h, after] : []));
  const others = await index.foreignHolders(led, 1, sketch.language, sketch.at);
  const later = groupBy([...first, ...others].filter(isLater(added)), ({ h }) => h);
  const earlier = groupBy(first.filter(isEarlier(added)), ({ h }) => h);
  await index.dropAnchors(taken.flatMap(({ displaced }) => displaced ?? []));
  await index.addAnchors(taken.flatMap(({ rows }) => rows));
  const met = [
    ...places.flatMap(({ h, before }) => [before, h].flatMap((at) => earlier.get(at) ?? [])),
    ...led.flatMap((h) => later.get(h) ?? []),
  ];
  const displaced = taken.flatMap(({ h, after, displaced: row }) =>
    row ? [h, after].flatMap((at) => pairsOf(row, later.get(at) ?? [])) : [],
  );
  return { shared: countByText(met), displaced };
}

function countByText(rows: readonly AnchorRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { n } of rows) counts.set(n, (counts.get(n) ?? 0) + 1);
  return counts;
}

function isEarlier({ sketch }: Anchored): (row: AnchorRow) => boolean {
  return (row) => row.language !== sketch.language && compareSketches(row, sketch) < 0;
}

function isLater({ sketch }: Anchored): (row: AnchorRow) => boolean {
  return (row) => row.language !== sketch.language && compareSketches(sketch, row) < 0;
}

function pairsOf(earlier: AnchorRow, rows: readonly AnchorRow[]): Pair[] {
  return rows.flatMap((row) =>
    row.language !== earlier.language && compareSketches(earlier, row) < 0
      ? [[earlier.n, row.n] as const]
      : [],
  );
}

interface Taken {
  readonly isFirst: boolean;
  readonly displaced: AnchorRow | undefined;
  readonly rows: readonly AnchorRow[];
}

/** Where a text comes among the first holders of an anchor in its language, and whom it displaces. */
function take(h: number, { n, sketch }: Anchored, first: readonly AnchorRow[]): Taken {
  const { at, tie, language } = sketch;
  const own = first.filter((row) => row.language === language).sort(compareSketches);
  const isFirst = own.filter((row) => compareSketches(row, sketch) < 0).length < HOLDERS;
  const displaced = own.length >= HOLDERS && isFirst ? own.at(-1) : undefined;
  const row = { h, rest: isFirst ? 0 : 1, language, at, tie, n };
  return { isFirst, displaced, rows: [row, ...(displaced ? [{ ...displaced, rest: 1 }] : [])] };
}

/** A text holds its anchors no more; the next in line are among the first then. @returns pairs to count again */
export async function leaveAnchors(
  index: WeighingIndex,
  { n, sketch }: Anchored,
): Promise<readonly Pair[]> {
  if (sketch.anchors.length === 0) return [];
  const own = anchorPlaces(sketch).map(({ h }) => h);
  const next = anchorPlaces(sketch, 1).map(({ h }) => h);
  const rows = await index.anchorHolders([...own, ...next], 0);
  const others = await index.anchorHolders([...own, ...next], 1);
  await index.dropAnchors([...rows, ...others].filter((row) => row.n === n));
  const byH = groupBy([...rows, ...others], ({ h }) => h);
  const promoted = own.flatMap((h, i) => {
    const wasFirst = rows.some((row) => row.h === h && row.n === n);
    const waiting = others.filter(
      (row) => row.h === h && row.n !== n && row.language === sketch.language,
    );
    const [row] = wasFirst ? waiting.sort(compareSketches) : [];
    return row ? [{ row, later: [h, next[i] ?? h].flatMap((place) => byH.get(place) ?? []) }] : [];
  });
  await index.dropAnchors(promoted.map(({ row }) => row));
  await index.addAnchors(promoted.map(({ row }) => ({ ...row, rest: 0 })));
  return promoted.flatMap(({ row, later }) => pairsOf(row, later));
}

/** Places of anchors where a text is among the first of its language. */
export async function anchorsLed(
  index: WeighingIndex,
  { n, sketch }: Anchored,
): Promise<Set<number>> {
  if (sketch.anchors.length === 0) return new Set();
  const rows = await index.anchorHolders(
    anchorPlaces(sketch).map(({ h }) => h),
    0,
  );
  return new Set(rows.flatMap((row) => (row.n === n ? row.h : [])));
}

/** Anchors of a later text of which an earlier one in another language is among the first holders. */
export function anchorsShared(
  led: ReadonlySet<number>,
  [earlier, later]: readonly [Sketch, Sketch],
): number {
  if (led.size === 0 || earlier.language === later.language) return 0;
  const places = [...anchorPlaces(later, -1), ...anchorPlaces(later)];
  return places.filter(({ h }) => led.has(h)).length;
}

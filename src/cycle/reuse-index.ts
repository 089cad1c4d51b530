import type { Reuse } from "../model/proposition.ts";
import type { ParagraphRow, ShingleRow, SketchRow, WeighingIndex } from "../store/index.ts";
import {
  compareSketches,
  compareWords,
  HOLDERS,
  isBoilerplate,
  isCandidate,
  openWords,
  paragraphsOf,
  sketchOf,
  without,
  type ReusableText,
  type Sketch,
} from "../weigh/index.ts";
import { groupBy } from "../base/group.ts";

/** What a sketch of the store holds besides its columns: all of the text but its words. */
type SketchBody = Omit<ReusableText, "text"> & Pick<Sketch, "sample" | "telling">;

/** A text in the index. */
interface Indexed {
  readonly n: number;
  readonly sketch: Sketch;
  readonly source: Omit<ReusableText, "text">;
}

/** Pairs of documents between which reuse was found or is no more. */
export type Touched = (readonly [string, string])[];

/**
 * Adds one text to the index of reuse: the pairs that the index then holds are those that `findReuse` finds
 * among all its texts, whatever the order in which they were added.
 *
 * @returns pairs of documents whose reuse is another one now
 */
export async function indexReuse(
  index: WeighingIndex,
  n: number,
  text: ReusableText,
): Promise<Touched> {
  const touched: Touched = [];
  const printings = await addPrintings(index, n, text);
  const source = without(text, standingOf(printings));
  await addText(index, { n, source }, touched);
  for (const paragraph of newlyStanding(printings))
    await leaveOut(index, { paragraph, printings }, touched);
  return touched;
}

async function addPrintings(
  index: WeighingIndex,
  n: number,
  text: ReusableText,
): Promise<ParagraphRow[]> {
  const paragraphs = [...new Set(paragraphsOf(text).map(({ key }) => key))];
  const { words } = sketchOf(text);
  const before = await index.printings(paragraphs);
  const standing = standingOf(before);
  const published = text.published ?? "";
  const added = paragraphs.map((paragraph) => ({
    paragraph,
    n,
    words,
    published,
    standing: Number(standing.has(paragraph)),
  }));
  await index.addPrintings(added);
  return [...before, ...added];
}

function standingOf(rows: readonly ParagraphRow[]): Set<number> {
  return new Set(rows.flatMap(({ paragraph, standing }) => (standing === 1 ? [paragraph] : [])));
}

function newlyStanding(rows: readonly ParagraphRow[]): number[] {
  const known = standingOf(rows);
  return [...groupBy(rows, ({ paragraph }) => paragraph)]
    .filter(([paragraph, list]) => !known.has(paragraph) && isBoilerplate(list.map(toPrinting)))
    .map(([paragraph]) => paragraph);
}

function toPrinting({ words, published }: ParagraphRow) {
  return { words, published: published === "" ? null : published };
}

/** A paragraph turns out to be standing text: all that print it are indexed again without it. */
async function leaveOut(
  index: WeighingIndex,
  { paragraph, printings }: { paragraph: number; printings: readonly ParagraphRow[] },
  touched: Touched,
): Promise<void> {
  await index.setStanding(paragraph);
  const ns = printings.filter((row) => row.paragraph === paragraph).map((row) => row.n);
  for (const old of await opened(index, ns)) {
    const texts = await index.texts([old.n]);
    const source = { ...old.source, text: texts.get(old.n) ?? "" };
    await removeText(index, old, touched);
    await addText(index, { n: old.n, source: without(source, new Set([paragraph])) }, touched);
  }
}

async function addText(
  index: WeighingIndex,
  { n, source }: { n: number; source: ReusableText },
  touched: Touched,
): Promise<void> {
  const sketch = sketchOf(source);
  const added: Indexed = { n, sketch, source };
  const [row] = await index.sketchesOfWords(sketch.words);
  const first = row && toIndexed(row);
  const leads = !first || compareSketches(sketch, first.sketch) < 0;
  await index.saveSketch(toRow(added, leads ? 1 : 0));
  if (first && !leads) return pair(index, [first, added], touched);
  if (first) await unpost(index, first, touched);
  await post(index, added, touched);
}

/** Same words, and earlier: it stands in the place of the one that led them. */
async function unpost(index: WeighingIndex, first: Indexed, touched: Touched): Promise<void> {
  await index.setPosted(first.n, 0);
  await withdraw(index, first, touched);
}

/** Its shingles are held by it no more; the next in line are among the first then. */
async function withdraw(index: WeighingIndex, old: Indexed, touched: Touched): Promise<void> {
  for (const reuse of await index.reuseOf(old.sketch.id)) await drop(index, reuse, touched);
  const hs = shinglesOf(old.sketch);
  const first = await index.firstHolders(hs);
  const others = await index.otherHolders(hs);
  await index.dropShingles([...first, ...others].filter(({ n }) => n === old.n));
  const held = new Set(first.filter(({ n }) => n === old.n).map(({ h }) => h));
  const next = [
    ...groupBy(
      others.filter(({ h, n }) => held.has(h) && n !== old.n),
      ({ h }) => h,
    ),
  ];
  const promoted = next.flatMap(([, [row]]) => row ?? []);
  await index.dropShingles(promoted);
  await index.addShingles(promoted.map((row) => ({ ...row, rest: 0 })));
  const pairs = next.flatMap(([, [row, ...later]]) =>
    row ? later.map((other) => [row.n, other.n] as const) : [],
  );
  await recount(index, pairs, touched);
}

async function removeText(index: WeighingIndex, old: Indexed, touched: Touched): Promise<void> {
  const rows = await index.sketches([old.n]);
  if (rows[0]?.posted !== 1) {
    for (const reuse of await index.reuseOf(old.sketch.id)) await drop(index, reuse, touched);
    return;
  }
  const copies = (await index.copiesOf(old.sketch.words)).filter(({ n }) => n !== old.n);
  await unpost(index, old, touched);
  await index.dropSketch(old.n);
  const [next] = copies.map(toIndexed).sort((a, b) => compareSketches(a.sketch, b.sketch));
  if (!next) return;
  await index.setPosted(next.n, 1);
  await post(index, next, touched);
}

/** Makes its shingles known, and compares it with what shares them. */
async function post(index: WeighingIndex, added: Indexed, touched: Touched): Promise<void> {
  const { sketch, n } = added;
  const telling = new Set(sketch.telling);
  const holders = groupBy(await index.firstHolders(shinglesOf(sketch)), ({ h }) => h);
  const counts = new Map<number, { plain: number; telling: number }>();
  const changes = shinglesOf(sketch).map((h) => enter(h, added, holders.get(h) ?? []));
  const full = changes.filter(({ isFirst, isFull }) => isFirst && isFull).map(({ h }) => h);
  const later = groupBy(await index.otherHolders(full), ({ h }) => h);
  for (const { h, isFirst, earlier, after } of changes) {
    const following = isFirst ? [...after, ...(later.get(h) ?? [])] : [];
    for (const { n: other } of [...earlier, ...following]) {
      const count = counts.get(other) ?? { plain: 0, telling: 0 };
      count[telling.has(h) ? "telling" : "plain"]++;
      counts.set(other, count);
    }
  }
  await index.dropShingles(changes.flatMap(({ displaced }) => displaced ?? []));
  await index.addShingles(changes.flatMap(({ added: rows }) => rows));
  await compareAll(index, { added, counts }, touched);
  await recount(index, displacedPairs(changes, later), touched);
  for (const copy of await index.copiesOf(sketch.words))
    if (copy.n !== n) await pair(index, [added, toIndexed(copy)], touched);
}

interface Entry {
  readonly h: number;
  readonly isFirst: boolean;
  readonly isFull: boolean;
  readonly earlier: readonly ShingleRow[];
  readonly after: readonly ShingleRow[];
  readonly displaced: ShingleRow | undefined;
  readonly added: readonly ShingleRow[];
}

/** Where a text comes among the first holders of a shingle, and whom it displaces. */
function enter(h: number, { n, sketch }: Indexed, first: readonly ShingleRow[]): Entry {
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

function displacedPairs(
  changes: readonly Entry[],
  later: ReadonlyMap<number, readonly ShingleRow[]>,
): (readonly [number, number])[] {
  return changes.flatMap(({ h, displaced }) =>
    displaced ? (later.get(h) ?? []).map((row) => [displaced.n, row.n] as const) : [],
  );
}

async function compareAll(
  index: WeighingIndex,
  {
    added,
    counts,
  }: { added: Indexed; counts: ReadonlyMap<number, { plain: number; telling: number }> },
  touched: Touched,
): Promise<void> {
  const others = await opened(index, [...counts.keys()]);
  const near = others.filter(({ n, sketch }) => {
    const { plain, telling } = counts.get(n) ?? { plain: 0, telling: 0 };
    return isCandidate(plain, telling, [sketch.sample.length, added.sketch.sample.length]);
  });
  await compareWith(index, added, near, touched);
}

async function pair(
  index: WeighingIndex,
  [one, other]: readonly [Indexed, Indexed],
  touched: Touched,
): Promise<void> {
  await compareWith(index, one, [other], touched);
}

async function compareWith(
  index: WeighingIndex,
  one: Indexed,
  others: readonly Indexed[],
  touched: Touched,
): Promise<void> {
  if (others.length === 0) return;
  const texts = await index.texts([one.n, ...others.map(({ n }) => n)]);
  const words = ({ n, source }: Indexed) => openWords({ ...source, text: texts.get(n) ?? "" });
  const mine = words(one);
  const found = others.flatMap((other) => compareWords(mine, words(other)) ?? []);
  await index.addReuse(found);
  for (const { a, b } of found) touched.push([a, b]);
}

/** Pairs whose count of shared shingles may be another one: kept, found or dropped as it now is. */
async function recount(
  index: WeighingIndex,
  pairs: readonly (readonly [number, number])[],
  touched: Touched,
): Promise<void> {
  for (const [earlier, list] of groupBy(pairs, ([n]) => n)) {
    const laters = await opened(index, [...new Set(list.map(([, n]) => n))]);
    const [first] = await opened(index, [earlier]);
    if (!first) continue;
    const held = await index.firstHolders(shinglesOf(first.sketch));
    const mine = new Set(held.filter(({ n }) => n === earlier).map(({ h }) => h));
    const known = await index.reuseOf(first.sketch.id);
    for (const later of laters) await recountPair(index, { first, later, mine, known }, touched);
  }
}

async function recountPair(
  index: WeighingIndex,
  {
    first,
    later,
    mine,
    known,
  }: { first: Indexed; later: Indexed; mine: ReadonlySet<number>; known: readonly Reuse[] },
  touched: Touched,
): Promise<void> {
  const shared = (list: readonly number[]) => list.filter((h) => mine.has(h)).length;
  const sizes = [first.sketch.sample.length, later.sketch.sample.length] as const;
  const near = isCandidate(shared(later.sketch.sample), shared(later.sketch.telling), sizes);
  const pairs = known.filter(({ a, b }) => a === later.sketch.id || b === later.sketch.id);
  if (near && pairs.length === 0) await pair(index, [first, later], touched);
  if (!near) for (const reuse of pairs) await drop(index, reuse, touched);
}

async function drop(index: WeighingIndex, { a, b }: Reuse, touched: Touched): Promise<void> {
  await index.dropReuse(a, b);
  touched.push([a, b]);
}

function shinglesOf({ sample, telling }: Sketch): number[] {
  return [...new Set([...sample, ...telling])];
}

async function opened(index: WeighingIndex, ns: readonly number[]): Promise<Indexed[]> {
  return ns.length === 0 ? [] : (await index.sketches(ns)).map(toIndexed);
}

function toIndexed({ n, document_id: id, words, at, tie, body }: SketchRow): Indexed {
  const { sample, telling, ...source } = JSON.parse(body) as SketchBody;
  return { n, source, sketch: { id, words, at, tie, sample, telling } };
}

function toRow({ n, sketch, source }: Indexed, posted: 0 | 1): SketchRow {
  const { id, words, at, tie, sample, telling } = sketch;
  const { published, publisher, ignored, cites, language } = source;
  const body: SketchBody = { id, published, publisher, ignored, cites, language, sample, telling };
  return { n, document_id: id, words, at, tie, posted, body: JSON.stringify(body) };
}

import type { Reuse } from "../model/proposition.ts";
import type { SketchRow, WeighingIndex } from "../store/index.ts";
import {
  compareSketches,
  compareWords,
  isBoilerplate,
  isCandidate,
  isForeignCandidate,
  openWords,
  paragraphsOf,
  sketchOf,
  withPrinting,
  without,
  type ReusableText,
  type Sketch,
  type Words,
} from "../weigh/index.ts";
import { anchorsLed, anchorsShared, enterAnchors, leaveAnchors } from "./anchor-index.ts";
import { anchorsOf } from "./anchors.ts";
import {
  countShared,
  displacedPairs,
  enter,
  NOTHING,
  type Counts,
  type Indexed,
} from "./shingle-places.ts";
import { groupBy } from "../base/group.ts";
import { Recent } from "../base/recent.ts";

/** What a sketch of the store holds besides its columns: all of the text but its words. */
type SketchBody = Omit<ReusableText, "text" | "anchors"> &
  Pick<Sketch, "sample" | "telling" | "anchors">;

/** Pairs of documents between which reuse was found or is no more, the earlier first. */
export type Touched = Pick<Reuse, "a" | "b" | "kind">[];

const OPENED = 200; // texts kept open: those of one story come close together, at some 0.1 MB each

/** Texts opened in one transaction, by `n`: a text that many are compared with is opened once. */
export type OpenedTexts = Recent<number, Words>;

export function openedTexts(): OpenedTexts {
  return new Recent(OPENED);
}

/** One text coming in. */
interface Work {
  readonly index: WeighingIndex;
  readonly opened: OpenedTexts;
  readonly touched: Touched;
}

/**
 * Adds one text to the index of reuse: the pairs that the index then holds are those that `findReuse` finds
 * among all its texts, whatever the order in which they were added.
 *
 * @returns pairs of documents whose reuse is another one now
 */
export async function indexReuse(
  index: WeighingIndex,
  { n, text }: { n: number; text: ReusableText },
  opened = openedTexts(),
): Promise<Touched> {
  const work: Work = { index, opened, touched: [] };
  const words = openWords(text);
  const { standing, turned } = await addPrintings(index, n, words);
  const source = without(text, standing);
  await addText(work, n, source === text ? words : openWords(source));
  for (const paragraph of turned) await leaveOut(work, paragraph);
  return work.touched;
}

/** Paragraphs of a text that are boilerplate already, and those that it makes so. */
interface Standing {
  readonly standing: ReadonlySet<number>;
  readonly turned: readonly number[];
}

/** Of what is boilerplate already no printing is kept: a wire prints its last line every day for ever. */
async function addPrintings(index: WeighingIndex, n: number, opened: Words): Promise<Standing> {
  const { source: text } = opened;
  const paragraphs = [...new Set(paragraphsOf(text).map(({ key }) => key))];
  const known = new Map((await index.printed(paragraphs)).map((row) => [row.paragraph, row]));
  const standing = new Set(paragraphs.filter((key) => known.get(key)?.standing === 1));
  const open = paragraphs.filter((key) => !standing.has(key));
  const printing = { words: opened.hash(), published: text.published };
  const rows = open.map((key) => {
    const printed = withPrinting(known.get(key), printing);
    return { ...printed, paragraph: key, standing: isBoilerplate(printed) ? 1 : 0 };
  });
  await index.addPrintings(
    rows,
    open.map((paragraph) => ({ paragraph, n })),
  );
  return { standing, turned: rows.flatMap((row) => (row.standing === 1 ? row.paragraph : [])) };
}

/** A paragraph turns out to be standing text: all that print it are indexed again without it. */
async function leaveOut(work: Work, paragraph: number): Promise<void> {
  const { index } = work;
  for (const old of await sketchesOf(index, await index.printersOf(paragraph))) {
    const texts = await index.texts([old.n]);
    const source = withText(old, texts.get(old.n));
    await removeText(work, old);
    await addText(work, old.n, openWords(without(source, new Set([paragraph]))));
  }
}

async function addText(work: Work, n: number, words: Words): Promise<void> {
  const { index } = work;
  work.opened.set(n, words);
  const sketch = sketchOf(words);
  const added: Indexed = { n, sketch, source: words.source };
  const [row] = await index.sketchesOfWords(sketch.words);
  const first = row && toIndexed(row);
  const leads = !first || compareSketches(sketch, first.sketch) < 0;
  await index.saveSketch(toRow(added, leads ? 1 : 0));
  if (first && !leads) return pair(work, first, added);
  if (first) await unpost(work, first);
  await post(work, added);
}

/** Same words, and earlier: it stands in the place of the one that led them. */
async function unpost(work: Work, first: Indexed): Promise<void> {
  await work.index.setPosted(first.n, 0);
  await withdraw(work, first);
}

/** Its shingles are held by it no more; the next in line are among the first then. */
async function withdraw(work: Work, old: Indexed): Promise<void> {
  const { index } = work;
  for (const reuse of await index.reuseOf(old.sketch.id)) await drop(work, reuse);
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
  await recount(work, [...pairs, ...(await leaveAnchors(index, old))]);
}

async function removeText(work: Work, old: Indexed): Promise<void> {
  const { index } = work;
  const rows = await index.sketches([old.n]);
  if (rows[0]?.posted !== 1) {
    for (const reuse of await index.reuseOf(old.sketch.id)) await drop(work, reuse);
    return;
  }
  const copies = (await index.copiesOf(old.sketch.words)).filter(({ n }) => n !== old.n);
  await unpost(work, old);
  await index.dropSketch(old.n);
  const [next] = copies.map(toIndexed).sort((a, b) => compareSketches(a.sketch, b.sketch));
  if (!next) return;
  await index.setPosted(next.n, 1);
  await post(work, next);
}

/** Makes its shingles known, and compares it with what shares them. */
async function post(work: Work, added: Indexed): Promise<void> {
  const { index } = work;
  const { sketch, n } = added;
  const holders = groupBy(await index.firstHolders(shinglesOf(sketch)), ({ h }) => h);
  const changes = shinglesOf(sketch).map((h) => enter(h, added, holders.get(h) ?? []));
  const full = changes.filter(({ isFirst, isFull }) => isFirst && isFull).map(({ h }) => h);
  const later = groupBy(await index.otherHolders(full), ({ h }) => h);
  const counts = countShared(changes, later, new Set(sketch.telling));
  await index.dropShingles(changes.flatMap(({ displaced }) => displaced ?? []));
  await index.addShingles(changes.flatMap(({ added: rows }) => rows));
  const foreign = await enterAnchors(index, added);
  for (const [other, anchors] of foreign.shared)
    counts.set(other, { ...NOTHING, ...counts.get(other), anchors });
  await compareAll(work, added, counts);
  await recount(work, [...displacedPairs(changes, later), ...foreign.displaced]);
  for (const copy of await index.copiesOf(sketch.words))
    if (copy.n !== n) await pair(work, added, toIndexed(copy));
}

async function compareAll(
  work: Work,
  added: Indexed,
  counts: ReadonlyMap<number, Counts>,
): Promise<void> {
  const others = await sketchesOf(work.index, [...counts.keys()]);
  const near = others.filter(({ n, sketch }) => {
    const { plain, telling, anchors } = counts.get(n) ?? NOTHING;
    const sizes = [sketch.sample.length, added.sketch.sample.length] as const;
    return isCandidate(plain, telling, sizes) || isForeignCandidate(anchors);
  });
  await compareWith(work, added, near);
}

async function pair(work: Work, one: Indexed, other: Indexed): Promise<void> {
  await compareWith(work, one, [other]);
}

async function compareWith(work: Work, one: Indexed, others: readonly Indexed[]): Promise<void> {
  if (others.length === 0) return;
  const [mine, ...theirs] = await wordsOf(work, [one, ...others]);
  const found = mine ? theirs.flatMap((words) => compareWords(mine, words) ?? []) : [];
  await work.index.addReuse(found);
  work.touched.push(...found);
}

/** Pairs whose count of shared shingles may be another one: kept, found or dropped as it now is. */
async function recount(work: Work, pairs: readonly (readonly [number, number])[]): Promise<void> {
  const { index } = work;
  for (const [earlier, list] of groupBy(pairs, ([n]) => n)) {
    const laters = await sketchesOf(index, [...new Set(list.map(([, n]) => n))]);
    const [first] = await sketchesOf(index, [earlier]);
    if (!first) continue;
    const held = await index.firstHolders(shinglesOf(first.sketch));
    const mine = new Set(held.filter(({ n }) => n === earlier).map(({ h }) => h));
    const known = await index.reuseOf(first.sketch.id);
    const led = await anchorsLed(index, first);
    for (const later of laters) await recountPair(work, { first, later, mine, led, known });
  }
}

interface Recounted {
  readonly first: Indexed;
  readonly later: Indexed;
  readonly mine: ReadonlySet<number>;
  /** Places of anchors that the earlier leads. */
  readonly led: ReadonlySet<number>;
  readonly known: readonly Reuse[];
}

async function recountPair(
  work: Work,
  { first, later, mine, led, known }: Recounted,
): Promise<void> {
  const shared = (list: readonly number[]) => list.filter((h) => mine.has(h)).length;
  const sizes = [first.sketch.sample.length, later.sketch.sample.length] as const;
  const near =
    isCandidate(shared(later.sketch.sample), shared(later.sketch.telling), sizes) ||
    isForeignCandidate(anchorsShared(led, [first.sketch, later.sketch]));
  const pairs = known.filter(({ a, b }) => a === later.sketch.id || b === later.sketch.id);
  if (near && pairs.length === 0) await pair(work, first, later);
  if (!near) for (const reuse of pairs) await drop(work, reuse);
}

async function drop({ index, touched }: Work, reuse: Reuse): Promise<void> {
  await index.dropReuse(reuse.a, reuse.b);
  touched.push(reuse);
}

function shinglesOf({ sample, telling }: Sketch): number[] {
  return [...new Set([...sample, ...telling])];
}

async function sketchesOf(index: WeighingIndex, ns: readonly number[]): Promise<Indexed[]> {
  return ns.length === 0 ? [] : (await index.sketches(ns)).map(toIndexed);
}

/** These texts opened, in their order; of each only what is not open already is fetched. */
async function wordsOf({ index, opened }: Work, list: readonly Indexed[]): Promise<Words[]> {
  const known = list.map(({ n }) => opened.find(n));
  const missing = list.filter((_, i) => known[i] === undefined);
  const texts = await index.texts(missing.map(({ n }) => n));
  return list.map((one, i) => {
    const words = known[i] ?? openWords(withText(one, texts.get(one.n)));
    opened.set(one.n, words);
    return words;
  });
}

function withText({ source }: Indexed, text = ""): ReusableText {
  const { language = "und", published } = source;
  return { ...source, text, anchors: () => anchorsOf({ text, language, published }) };
}

function toIndexed({ n, document_id: id, words, at, tie, body }: SketchRow): Indexed {
  const { sample, telling, anchors, ...source } = JSON.parse(body) as SketchBody;
  const { language = "" } = source;
  return { n, source, sketch: { id, words, at, tie, sample, telling, anchors, language } };
}

function toRow({ n, sketch, source }: Indexed, posted: 0 | 1): SketchRow {
  const { id, words, at, tie, sample, telling, anchors } = sketch;
  const { published, publisher, ignored, cites, language } = source;
  const said = { id, published, publisher, ignored, cites, language };
  const body: SketchBody = { ...said, sample, telling, anchors };
  return { n, document_id: id, words, at, tie, posted, body: JSON.stringify(body) };
}

import { add, featureList, type FeatureList } from "../perceptron/feature-list.ts";
import { feature, hashSlice, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import { hashShape, type ShapeCode } from "../perceptron/shape.ts";
import type { Words } from "../phrases.ts";
import type { Words as WordTable } from "../words.ts";
import { listCodes, nounCodes } from "./lexicon.ts";

// Features of words for the taggers of names and mentions. The numbers of the templates are part of the models.

/** A code for each word that an earlier step gave: the label of another tagger, a place in a time expression. */
export type Channel = ArrayLike<number>;

/** Properties of the words of a sentence as numbers, each list indexed by word. */
interface Columns {
  readonly lower: Int32Array;
  readonly lemma: Int32Array;
  readonly text: Int32Array;
  readonly shape: Int32Array;
  readonly briefShape: Int32Array;
  readonly pos: Int32Array;
  readonly listed: Channel;
  readonly noun: Channel;
  /** Last word of the run of nouns and modifiers a word stands in. */
  readonly head: readonly number[];
  /** Classes of words used alike, coarse to fine; 0 for words that the table lacks. */
  readonly classes: readonly [Channel, Channel, Channel];
}

const NOTHING = 0x5f; // stands beyond either end of the sentence
const AFFIXES = [1, 2, 3, 4];
const CHANNEL_TEMPLATES = 10;
const MOST = 82; // features of a word, at most: 57 and 9 of each of two channels

/** Features of a sentence: those of its words alone, and with earlier codes beside them. */
export interface SentenceFeatures {
  readonly alone: readonly Features[];
  readonly with: (channels: readonly Channel[]) => Features[];
}

/** Features of every word of a sentence: words, shapes, affixes, tags and lists around it; then the earlier codes. */
export function featuresOf(words: Words, table?: WordTable): SentenceFeatures {
  const columns = columnsOf(words, table);
  const out = featureList(words.length * MOST);
  const ends = words.map(({ lower }, i) => {
    out.size = i * MOST;
    addWords(columns, i, out);
    addShapes(columns, i, out);
    addTags(columns, i, out);
    addAffixes(lower, out);
    addLists(columns, i, out);
    addHead(columns, i, out);
    if (table) addClasses(columns, i, out);
    return out.size;
  });
  return {
    alone: ends.map((end, i) => out.hashes.subarray(i * MOST, end)),
    with: (channels) =>
      ends.map((end, i) => {
        out.size = end;
        channels.forEach((channel, k) => {
          addChannel(columns, { channel, i, template: 100 + k * CHANNEL_TEMPLATES }, out);
        });
        return out.hashes.subarray(i * MOST, out.size);
      }),
  };
}

function columnsOf(words: Words, table?: WordTable): Columns {
  const indices = words.map(({ lower }) => table?.indexOf(lower) ?? -1);
  const classes = (level: 0 | 1 | 2) =>
    Uint16Array.from(indices, (index) => table?.classOf(index, level) ?? 0);
  const shapes = words.map(({ text }) => text.slice(0, LONGEST_SHAPE));
  return {
    lower: Int32Array.from(words.map(({ lower }) => hashText(lower))),
    lemma: Int32Array.from(words.map(({ lemma }) => hashText(lemma))),
    text: Int32Array.from(words.map(({ text }) => hashText(text))),
    shape: Int32Array.from(shapes.map((text) => hashShape(text, SHAPE))),
    briefShape: Int32Array.from(shapes.map((text) => hashShape(text, BRIEF_SHAPE))),
    pos: Int32Array.from(words.map(({ pos }) => hashText(pos))),
    listed: listCodes(words),
    noun: nounCodes(words),
    head: headsOf(words),
    classes: [classes(0), classes(1), classes(2)],
  };
}

const LONGEST_SHAPE = 24; // letters; a longer word is no name, and must not cost more

/** "McKinley-2" → "XxXxxxxxx-d". */
const SHAPE: ShapeCode = {
  capital: "X",
  letter: "x",
  digit: "d",
  joined: false,
  ofOther: shapeOf,
};
const BRIEF_SHAPE: ShapeCode = {
  ...SHAPE,
  joined: true,
  ofOther: (text) => shapeOf(text).replace(/(.)\1+/g, "$1"),
};

function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, "X")
    .replace(/\p{Ll}/gu, "x")
    .replace(/\d/g, "d");
}

const IN_RUN: ReadonlySet<string> = new Set(["NOUN", "PROPN", "ADJ", "NUM"]);

function headsOf(words: Words): number[] {
  const heads = words.map((_, i) => i);
  for (let i = words.length - 2; i >= 0; i--) {
    const { pos } = words[i] ?? {};
    const goesOn = IN_RUN.has(words[i + 1]?.pos ?? "");
    if (goesOn && (pos === "DET" || IN_RUN.has(pos ?? ""))) heads[i] = heads[i + 1] ?? i;
  }
  return heads;
}

function at(column: Channel, i: number): number {
  return column[i] ?? NOTHING;
}

function addWords({ lower, lemma, text }: Columns, i: number, out: FeatureList): void {
  const word = at(lower, i);
  const [before, after] = [at(lower, i - 1), at(lower, i + 1)];
  add(out, feature(0, 0));
  add(out, feature(1, word));
  add(out, feature(2, at(lemma, i)));
  add(out, feature(3, at(text, i)));
  add(out, feature(4, before));
  add(out, feature(5, after));
  add(out, feature(6, at(lower, i - 2)));
  add(out, feature(7, at(lower, i + 2)));
  add(out, feature(8, before, word));
  add(out, feature(9, word, after));
}

function addAffixes(lower: string, out: FeatureList): void {
  for (const n of AFFIXES) {
    add(out, feature(40 + n, hashSlice(lower, 0, Math.min(n, lower.length))));
    add(out, feature(50 + n, hashSlice(lower, Math.max(0, lower.length - n), lower.length)));
  }
}

function addShapes({ shape, briefShape }: Columns, i: number, out: FeatureList): void {
  const own = at(briefShape, i);
  const [before, after] = [at(briefShape, i - 1), at(briefShape, i + 1)];
  add(out, feature(10, at(shape, i)));
  add(out, feature(11, own, i === 0 ? 1 : 0));
  add(out, feature(12, before));
  add(out, feature(13, after));
  add(out, feature(14, before, own, after));
}

function addTags({ pos }: Columns, i: number, out: FeatureList): void {
  const own = at(pos, i);
  const [before, after] = [at(pos, i - 1), at(pos, i + 1)];
  add(out, feature(20, own));
  add(out, feature(21, before));
  add(out, feature(22, after));
  add(out, feature(23, before, own));
  add(out, feature(24, own, after));
  add(out, feature(25, before, own, after));
  add(out, feature(26, at(pos, i - 2)));
  add(out, feature(27, at(pos, i + 2)));
  add(out, feature(28, own, after, at(pos, i + 2)));
}

function addLists({ listed, noun, briefShape }: Columns, i: number, out: FeatureList): void {
  const own = at(listed, i);
  const [before, after] = [at(listed, i - 1), at(listed, i + 1)];
  add(out, feature(60, own));
  add(out, feature(61, before));
  add(out, feature(62, after));
  add(out, feature(63, own, at(briefShape, i)));
  add(out, feature(64, before, own));
  add(out, feature(65, own, after));
  add(out, feature(66, at(noun, i)));
  add(out, feature(67, at(noun, i - 1)));
  add(out, feature(68, at(noun, i + 1)));
  add(out, feature(69, at(noun, i + 2)));
  add(out, feature(70, at(noun, i - 1), at(noun, i)));
}

const NEAR_HEAD = 3;

/** The last word of the noun run: "forces" says what "Syrian Democratic" is. */
function addHead(columns: Columns, i: number, out: FeatureList): void {
  const head = at(columns.head, i);
  const far = Math.min(NEAR_HEAD, head - i);
  add(out, feature(80, at(columns.lemma, head)));
  add(out, feature(81, at(columns.noun, head), far));
  add(out, feature(82, at(columns.lower, head + 1), far === 0 ? 1 : 0));
  add(out, feature(83, at(columns.listed, head), at(columns.briefShape, i)));
}

function addChannel(
  { lower, pos, head }: Columns,
  { channel, i, template }: { channel: Channel; i: number; template: number },
  out: FeatureList,
): void {
  const own = at(channel, i);
  const [before, after] = [at(channel, i - 1), at(channel, i + 1)];
  add(out, feature(template, own));
  add(out, feature(template + 1, before));
  add(out, feature(template + 2, after));
  add(out, feature(template + 3, before, own));
  add(out, feature(template + 4, own, after));
  add(out, feature(template + 5, own, at(lower, i)));
  add(out, feature(template + 6, own, at(pos, i)));
  add(out, feature(template + 7, at(channel, at(head, i)), at(head, i) === i ? 1 : 0));
  add(out, feature(template + 8, own, at(lower, i - 1)));
}

/** What kind of word it is, its neighbours and its head are: says something of words that training never saw. */
function addClasses(columns: Columns, i: number, out: FeatureList): void {
  const { briefShape, head } = columns;
  const [coarse, middle, fine] = columns.classes;
  const own = at(middle, i);
  const [before, after] = [at(middle, i - 1), at(middle, i + 1)];
  add(out, feature(90, at(coarse, i)));
  add(out, feature(91, own));
  add(out, feature(92, at(fine, i)));
  add(out, feature(93, before));
  add(out, feature(94, after));
  add(out, feature(95, before, own));
  add(out, feature(96, own, after));
  add(out, feature(97, own, at(briefShape, i)));
  add(out, feature(98, at(middle, at(head, i)), at(head, i) === i ? 1 : 0));
  add(out, feature(99, at(fine, at(head, i)), at(briefShape, i)));
}

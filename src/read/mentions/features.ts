import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Words } from "../phrases.ts";
import type { Words as WordTable } from "../words.ts";
import { listCodes, nounCodes } from "./lexicon.ts";

// Features of words for the taggers of names and mentions. The numbers of the templates are part of the models.

/** A code for each word that an earlier step gave: the label of another tagger, a place in a time expression. */
export type Channel = ArrayLike<number>;

/** Properties of the words of a sentence as numbers, each list indexed by word. */
interface Columns {
  readonly lower: readonly number[];
  readonly lemma: readonly number[];
  readonly text: readonly number[];
  readonly shape: readonly number[];
  readonly briefShape: readonly number[];
  readonly pos: readonly number[];
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

/** Features of every word of a sentence: words, shapes, affixes, tags and lists around it, and the earlier codes. */
export function featuresOf(
  words: Words,
  channels: readonly Channel[],
  table?: WordTable,
): Features[] {
  const columns = columnsOf(words, table);
  return words.map(({ lower }, i) => {
    const out: number[] = [];
    addWords(columns, i, out);
    addShapes(columns, i, out);
    addTags(columns, i, out);
    for (const n of AFFIXES) {
      out.push(
        feature(40 + n, hashText(lower.slice(0, n))),
        feature(50 + n, hashText(lower.slice(-n))),
      );
    }
    addLists(columns, i, out);
    addHead(columns, i, out);
    if (table) addClasses(columns, i, out);
    channels.forEach((channel, k) => {
      addChannel(columns, { channel, i, template: 100 + k * CHANNEL_TEMPLATES }, out);
    });
    return out;
  });
}

function columnsOf(words: Words, table?: WordTable): Columns {
  const indices = words.map(({ lower }) => table?.indexOf(lower) ?? -1);
  const classes = (level: 0 | 1 | 2) => indices.map((index) => table?.classOf(index, level) ?? 0);
  const shapes = words.map(({ text }) => shapeOf(text));
  return {
    lower: words.map(({ lower }) => hashText(lower)),
    lemma: words.map(({ lemma }) => hashText(lemma)),
    text: words.map(({ text }) => hashText(text)),
    shape: shapes.map(hashText),
    briefShape: shapes.map((shape) => hashText(shape.replace(/(.)\1+/g, "$1"))),
    pos: words.map(({ pos }) => hashText(pos)),
    listed: listCodes(words),
    noun: nounCodes(words),
    head: headsOf(words),
    classes: [classes(0), classes(1), classes(2)],
  };
}

const LONGEST_SHAPE = 24; // letters; a longer word is no name, and must not cost more

/** "McKinley-2" → "XxXxxxxxx-d". */
function shapeOf(text: string): string {
  return text
    .slice(0, LONGEST_SHAPE)
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

function addWords({ lower, lemma, text }: Columns, i: number, out: number[]): void {
  const word = at(lower, i);
  const [before, after] = [at(lower, i - 1), at(lower, i + 1)];
  out.push(
    feature(0, 0),
    feature(1, word),
    feature(2, at(lemma, i)),
    feature(3, at(text, i)),
    feature(4, before),
    feature(5, after),
    feature(6, at(lower, i - 2)),
    feature(7, at(lower, i + 2)),
    feature(8, before, word),
    feature(9, word, after),
  );
}

function addShapes({ shape, briefShape }: Columns, i: number, out: number[]): void {
  const own = at(briefShape, i);
  const [before, after] = [at(briefShape, i - 1), at(briefShape, i + 1)];
  out.push(
    feature(10, at(shape, i)),
    feature(11, own, i === 0 ? 1 : 0),
    feature(12, before),
    feature(13, after),
    feature(14, before, own, after),
  );
}

function addTags({ pos }: Columns, i: number, out: number[]): void {
  const own = at(pos, i);
  const [before, after] = [at(pos, i - 1), at(pos, i + 1)];
  out.push(
    feature(20, own),
    feature(21, before),
    feature(22, after),
    feature(23, before, own),
    feature(24, own, after),
    feature(25, before, own, after),
    feature(26, at(pos, i - 2)),
    feature(27, at(pos, i + 2)),
    feature(28, own, after, at(pos, i + 2)),
  );
}

function addLists({ listed, noun, briefShape }: Columns, i: number, out: number[]): void {
  const own = at(listed, i);
  const [before, after] = [at(listed, i - 1), at(listed, i + 1)];
  out.push(
    feature(60, own),
    feature(61, before),
    feature(62, after),
    feature(63, own, at(briefShape, i)),
    feature(64, before, own),
    feature(65, own, after),
    feature(66, at(noun, i)),
    feature(67, at(noun, i - 1)),
    feature(68, at(noun, i + 1)),
    feature(69, at(noun, i + 2)),
    feature(70, at(noun, i - 1), at(noun, i)),
  );
}

const NEAR_HEAD = 3;

/** The last word of the noun run: "forces" says what "Syrian Democratic" is. */
function addHead(columns: Columns, i: number, out: number[]): void {
  const head = at(columns.head, i);
  const far = Math.min(NEAR_HEAD, head - i);
  out.push(
    feature(80, at(columns.lemma, head)),
    feature(81, at(columns.noun, head), far),
    feature(82, at(columns.lower, head + 1), far === 0 ? 1 : 0),
    feature(83, at(columns.listed, head), at(columns.briefShape, i)),
  );
}

function addChannel(
  { lower, pos, head }: Columns,
  { channel, i, template }: { channel: Channel; i: number; template: number },
  out: number[],
): void {
  const own = at(channel, i);
  const [before, after] = [at(channel, i - 1), at(channel, i + 1)];
  out.push(
    feature(template, own),
    feature(template + 1, before),
    feature(template + 2, after),
    feature(template + 3, before, own),
    feature(template + 4, own, after),
    feature(template + 5, own, at(lower, i)),
    feature(template + 6, own, at(pos, i)),
    feature(template + 7, at(channel, at(head, i)), at(head, i) === i ? 1 : 0),
    feature(template + 8, own, at(lower, i - 1)),
  );
}

/** What kind of word it is, its neighbours and its head are: says something of words that training never saw. */
function addClasses({ classes, briefShape, head }: Columns, i: number, out: number[]): void {
  const [coarse, middle, fine] = classes;
  const own = at(middle, i);
  const [before, after] = [at(middle, i - 1), at(middle, i + 1)];
  out.push(
    feature(90, at(coarse, i)),
    feature(91, own),
    feature(92, at(fine, i)),
    feature(93, before),
    feature(94, after),
    feature(95, before, own),
    feature(96, own, after),
    feature(97, own, at(briefShape, i)),
    feature(98, at(middle, at(head, i)), at(head, i) === i ? 1 : 0),
    feature(99, at(fine, at(head, i)), at(briefShape, i)),
  );
}

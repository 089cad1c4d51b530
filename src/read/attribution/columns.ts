import type { Token } from "../layers.ts";
import { hashSlice, hashText } from "../perceptron/hash.ts";
import { hashShape, type ShapeCode } from "../perceptron/shape.ts";
import type { CueClasses } from "./tagger-model.ts";

/** Key of a word in the cue classes. */
export function cueKey({ lemma, pos }: Pick<Token, "lemma" | "pos">): string {
  return `${lemma} ${pos}`;
}

/** Words that are rather a cue than not. */
export const STRONG_CUE = 3;

/** What the templates combine: for each word of a paragraph a number, made once. */
export interface Columns {
  readonly length: number;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly pos: Int32Array;
  readonly shape: Int32Array;
  readonly prefix: Int32Array;
  readonly suffix: Int32Array;
  readonly quote: Int32Array;
  readonly cue: Int32Array;
  readonly commas: Int32Array;
  readonly sentence: Int32Array;
  readonly fromStart: Int32Array;
  readonly toEnd: Int32Array;
  readonly leftCue: Int32Array;
  readonly rightCue: Int32Array;
  /** Nearest verb of the sentence before and after a word, the word left out. */
  readonly leftVerb: Int32Array;
  readonly rightVerb: Int32Array;
  /** First word of the sentence. */
  readonly opener: Int32Array;
  readonly quotation: Int32Array;
  readonly scene: Int32Array;
}

export const EDGE = 0x5e11; // stands for what is before the first and after the last word
export const NONE = -1;

export function columnsOf(words: readonly Token[], classes: CueClasses): Columns {
  const column = (value: (word: Token, i: number) => number) => {
    const out = new Int32Array(words.length);
    words.forEach((word, i) => (out[i] = value(word, i)));
    return out;
  };
  const quote = quoteStates(words);
  const cue = column((word, i) => (quote[i] === 0 ? (classes.get(cueKey(word)) ?? 0) : 0));
  let commas = 0;
  const sentence = column((word) => word.sentence);
  const fromStart = places(sentence, 1);
  const strong = cue.map((level) => (level >= STRONG_CUE ? 1 : 0));
  const verb = column(({ pos }) => (pos === "VERB" || pos === "AUX" ? 1 : 0));
  return {
    length: words.length,
    word: column(({ lower }) => hashText(lower)),
    lemma: column(({ lemma }) => hashText(lemma)),
    pos: column(({ pos }) => hashText(pos)),
    shape: column(({ text }) => hashShape(text.slice(0, SHAPE_UNITS), SHAPE)),
    prefix: column(({ lower }) => hashSlice(lower, 0, Math.min(3, lower.length))),
    suffix: column(({ lower }) => hashSlice(lower, Math.max(0, lower.length - 3), lower.length)),
    quote,
    cue,
    commas: column(({ lower }) => (commas += lower === "," ? 1 : lower === "that" ? 10 : 0)),
    sentence,
    fromStart,
    toEnd: places(sentence, -1),
    leftCue: nearest(strong, sentence, 1),
    rightCue: nearest(strong, sentence, -1),
    leftVerb: nearest(verb, sentence, 1, true),
    rightVerb: nearest(verb, sentence, -1, true),
    opener: column((_, i) => i - at(fromStart, i)),
    quotation: quotationIds(quote),
    scene: scenesOf(sentence, quote, cue),
  };
}

const SHAPE_UNITS = 20; // longer words are no words

/** Capitals, other letters and digits as one control character each, runs of one kind as one: "McCain" is four. */
const SHAPE: ShapeCode = {
  capital: "\u0001",
  letter: "\u0002",
  digit: "\u0003",
  joined: true,
  ofOther: (text) =>
    text
      .replace(/\p{Lu}/gu, "\u0001")
      .replace(/\p{L}/gu, "\u0002")
      .replace(/\p{N}/gu, "\u0003")
      .replace(/(.)\1+/gu, "$1"),
};

/** 0 outside quotation marks, 1 the opening one, 2 inside, 3 the closing one. */
function quoteStates(words: readonly Token[]): Int32Array {
  return Int32Array.from(words, ({ quoted, text }, i) => {
    if (!quoted) return 0;
    const mark = /^["“”„«»]$|^``$|^''$/.test(text);
    if (!mark) return 2;
    return words[i - 1]?.quoted && text !== "“" && text !== "«" ? 3 : 1;
  });
}

function quotationIds(quote: Int32Array): Int32Array {
  let id = -1;
  return quote.map((state, i) => {
    if (state === 0) return -1;
    if (state === 1 || i === 0 || quote[i - 1] === 0) id++;
    return Math.max(0, id);
  });
}

/** Place of each word in its sentence, from the begin (`by` 1) or the end (−1). */
function places(sentence: Int32Array, by: 1 | -1): Int32Array {
  const out = new Int32Array(sentence.length);
  const first = by === 1 ? 0 : sentence.length - 1;
  for (let i = first; i >= 0 && i < sentence.length; i += by)
    out[i] = i !== first && sentence[i - by] === sentence[i] ? (out[i - by] ?? 0) + 1 : 0;
  return out;
}

/**
 * Index of the nearest marked word of the same sentence to the left (`by` 1) or the right (−1); −1 without one.
 * @param beside leaves the word itself out
 */
function nearest(marks: Int32Array, sentence: Int32Array, by: 1 | -1, beside = false): Int32Array {
  const out = new Int32Array(marks.length).fill(NONE);
  let last = NONE;
  for (let i = by === 1 ? 0 : marks.length - 1; i >= 0 && i < marks.length; i += by) {
    if (last !== NONE && sentence[last] !== sentence[i]) last = NONE;
    if (beside) out[i] = last;
    if (marks[i] === 1) last = i;
    if (!beside) out[i] = last;
  }
  return out;
}

/** What its sentence holds: a quotation or none, and the strongest cue. */
function scenesOf(sentence: Int32Array, quote: Int32Array, cue: Int32Array): Int32Array {
  const scenes = new Map<number, number>();
  sentence.forEach((id, i) => {
    const before = scenes.get(id) ?? 0;
    const quoted = before >= 8 || quote[i] !== 0 ? 8 : 0;
    scenes.set(id, quoted + Math.max(before & 7, cue[i] ?? 0));
  });
  return sentence.map((id) => scenes.get(id) ?? 0);
}

/** What stands around a quotation: who is quoted is told right before or right after it. */
export interface Quotation {
  readonly length: number;
  readonly before: number;
  readonly after: number;
  readonly cueBefore: number;
  readonly cueAfter: number;
  readonly lemmaBefore: number;
  readonly lemmaAfter: number;
}

const CUE_REACH = 6; // words around a quotation in which its cue stands

export function quotationsOf(columns: Columns): Quotation[] {
  const out: Quotation[] = [];
  for (let first = 0; first < columns.length; first++) {
    const id = columns.quotation[first] ?? NONE;
    if (id === NONE) continue;
    let last = first;
    while (columns.quotation[last + 1] === id) last++;
    out[id] = quotationAt(columns, first, last);
    first = last;
  }
  return out;
}

function quotationAt(c: Columns, first: number, last: number): Quotation {
  const left = strongest(c, first - 1, -1);
  const right = strongest(c, last + 1, 1);
  return {
    length: Math.min(12, Math.ceil(Math.log2(last - first + 2) * 2)),
    before: at(c.word, first - 1),
    after: at(c.pos, last + 1),
    cueBefore: c.cue[left] ?? 0,
    cueAfter: c.cue[right] ?? 0,
    lemmaBefore: at(c.lemma, left),
    lemmaAfter: at(c.lemma, right),
  };
}

function strongest({ cue }: Columns, from: number, by: 1 | -1): number {
  let best = NONE;
  for (let i = from; i >= 0 && i < cue.length && Math.abs(i - from) < CUE_REACH; i += by)
    if ((cue[i] ?? 0) > (cue[best] ?? 0)) best = i;
  return best;
}

/** The value at `i`; beyond the paragraph that of its edge. */
export function at(column: Int32Array, i: number): number {
  return column[i] ?? EDGE;
}

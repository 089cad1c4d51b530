import type { Token } from "../layers.ts";
import { add, addedSince, featureList, type FeatureList } from "../perceptron/feature-list.ts";
import { feature } from "../perceptron/hash.ts";
import {
  at,
  columnsOf,
  EDGE,
  NONE,
  quotationsOf,
  type Columns,
  type Quotation,
} from "./columns.ts";
import type { CueClasses } from "./tagger-model.ts";

const MOST = 128; // features of a word, at most

/**
 * Features of each word of a paragraph for the tagger (Newell et al. 2018; templates of the trained model: a change of
 * one voids it).
 */
export function taggerFeatures(words: readonly Token[], classes: CueClasses): Int32Array[] {
  const columns = columnsOf(words, classes);
  const quotations = quotationsOf(columns);
  const out = featureList(words.length * MOST);
  return words.map((_, i) => {
    const begin = out.size;
    addWords(out, columns, i);
    addNeighbours(out, columns, i);
    addGrams(out, columns, i);
    addPlace(out, columns, i);
    addCues(out, columns, i);
    addVerbs(out, columns, i);
    const quotation = quotations[at(columns.quotation, i)];
    if (quotation) addQuotation(out, at(columns.quote, i), quotation);
    return addedSince(out, begin);
  });
}

type Out = FeatureList;

function addWords(out: Out, c: Columns, i: number): void {
  const word = at(c.word, i);
  const lemma = at(c.lemma, i);
  const pos = at(c.pos, i);
  const shape = at(c.shape, i);
  add(out, feature(0, 0));
  add(out, feature(1, word));
  add(out, feature(2, lemma));
  add(out, feature(3, pos));
  add(out, feature(4, shape));
  add(out, feature(5, at(c.prefix, i)));
  add(out, feature(6, at(c.suffix, i)));
  add(out, feature(7, lemma, pos));
  add(out, feature(8, shape, pos));
  add(out, feature(59, at(c.word, i - 1), word));
  add(out, feature(60, word, at(c.word, i + 1)));
  add(out, feature(61, at(c.word, i - 1), at(c.word, i + 1)));
  add(out, feature(69, at(c.shape, i - 1), shape, at(c.shape, i + 1)));
}

const NEAR = [-4, -3, -2, -1, 1, 2, 3, 4];

function addNeighbours(out: Out, c: Columns, i: number): void {
  NEAR.forEach((k, n) => {
    add(out, feature(10 + n, at(c.word, i + k)));
    add(out, feature(20 + n, at(c.pos, i + k)));
    if (Math.abs(k) > 2) return;
    add(out, feature(30 + n, at(c.lemma, i + k)));
    add(out, feature(40 + n, at(c.cue, i + k)));
  });
}

type Five = [number, number, number, number, number];

/** The two before, the word itself, the two after. */
function around(column: Int32Array, i: number): Five {
  return [
    at(column, i - 2),
    at(column, i - 1),
    at(column, i),
    at(column, i + 1),
    at(column, i + 2),
  ];
}

function addGrams(out: Out, c: Columns, i: number): void {
  const [p2, p1, pos, n1, n2] = around(c.pos, i);
  const [l2, l1, lemma, m1, m2] = around(c.lemma, i);
  add(out, feature(50, p1, pos));
  add(out, feature(51, pos, n1));
  add(out, feature(52, p2, p1));
  add(out, feature(53, n1, n2));
  add(out, feature(54, p2, p1, pos));
  add(out, feature(55, p1, pos, n1));
  add(out, feature(56, pos, n1, n2));
  add(out, feature(57, feature(0, p2, p1), pos, n1));
  add(out, feature(58, feature(0, p1, pos), n1, n2));
  add(out, feature(62, lemma, p1));
  add(out, feature(63, lemma, n1));
  add(out, feature(64, l1, lemma, m1));
  add(out, feature(65, l2, l1, lemma));
  add(out, feature(66, lemma, m1, m2));
  add(out, feature(67, l2, l1));
  add(out, feature(68, m1, m2));
}

const FROM_START = 5;
const TO_END = 4;
const FIRST_WORDS = 6;

function addPlace(out: Out, c: Columns, i: number): void {
  const [q2, q1, quote, r1, r2] = around(c.quote, i);
  const start = Math.min(FROM_START, at(c.fromStart, i));
  const end = Math.min(TO_END, at(c.toEnd, i));
  const scene = at(c.scene, i);
  const cue = at(c.cue, i);
  add(out, feature(80, quote));
  add(out, feature(81, q1, quote, r1));
  add(out, feature(82, q2, q1, quote));
  add(out, feature(83, quote, r1, r2));
  add(out, feature(84, start, quote));
  add(out, feature(85, end, quote));
  add(out, feature(86, scene, quote));
  add(out, feature(87, scene, start, end));
  add(out, feature(88, cue));
  add(out, feature(89, cue, at(c.pos, i - 1), at(c.pos, i + 1)));
  add(out, feature(90, cue, scene));
  add(out, feature(91, Math.min(FIRST_WORDS, i), quote));
  add(out, feature(92, at(c.pos, i), quote, q1));
}

const FAR = 8; // words to a cue beyond which distance says no more

/** The nearest strong cue on either side: how far, which, and what stands beside it and between. */
function addCues(out: Out, c: Columns, i: number): void {
  const left = at(c.leftCue, i);
  const right = at(c.rightCue, i);
  const before = left === NONE ? FAR + 1 : Math.min(FAR, i - left);
  const after = right === NONE ? FAR + 1 : Math.min(FAR, right - i);
  add(out, feature(100, before));
  add(out, feature(101, after));
  add(out, feature(102, before, after, at(c.quote, i)));
  add(out, feature(103, before, at(c.pos, i)));
  add(out, feature(104, after, at(c.pos, i)));
  if (left !== NONE) addLeftCue(out, c, { i, cue: left, distance: before });
  if (right !== NONE) addRightCue(out, c, { i, cue: right, distance: after });
}

interface CueAt {
  readonly i: number;
  readonly cue: number;
  readonly distance: number;
}

function addLeftCue(out: Out, c: Columns, { i, cue, distance }: CueAt): void {
  const quote = at(c.quote, i);
  const lemma = at(c.lemma, cue);
  const next = at(c.pos, cue + 1);
  const between = commasBetween(c, cue, i);
  add(out, feature(105, lemma, quote));
  add(out, feature(106, lemma, distance));
  add(out, feature(107, next, between, quote));
  add(out, feature(108, at(c.word, cue + 1), distance));
  add(out, feature(109, between, quote));
  add(out, feature(110, lemma, between));
  add(out, feature(111, at(c.pos, cue - 1), next, between));
}

function addRightCue(out: Out, c: Columns, { i, cue, distance }: CueAt): void {
  const quote = at(c.quote, i);
  const lemma = at(c.lemma, cue);
  const next = at(c.pos, cue + 1);
  const between = commasBetween(c, i, cue);
  add(out, feature(112, lemma, quote));
  add(out, feature(113, lemma, distance));
  add(out, feature(114, next, between, quote));
  add(out, feature(115, at(c.word, cue + 1), distance));
  add(out, feature(116, between, quote));
  add(out, feature(117, at(c.word, cue + 1), between));
  add(out, feature(118, at(c.pos, cue - 1), next, between));
  add(out, feature(119, lemma, at(c.pos, i), between));
}

const MOST_BETWEEN = 29;

/** Commas, and ten for each "that". */
function commasBetween({ commas }: Columns, left: number, right: number): number {
  return Math.min(MOST_BETWEEN, at(commas, right) - at(commas, left));
}

const VERB_FAR = 6;

/** The verbs on either side: what a word is the subject or the object of, where no parse says it. */
function addVerbs(out: Out, c: Columns, i: number): void {
  const left = at(c.leftVerb, i);
  const right = at(c.rightVerb, i);
  const before = left === NONE ? VERB_FAR + 1 : Math.min(VERB_FAR, i - left);
  const after = right === NONE ? VERB_FAR + 1 : Math.min(VERB_FAR, right - i);
  const pos = at(c.pos, i);
  const quote = at(c.quote, i);
  const opener = at(c.opener, i);
  const next = right === NONE ? EDGE : at(c.lemma, right);
  const last = left === NONE ? EDGE : at(c.lemma, left);
  add(out, feature(140, next, after));
  add(out, feature(141, last, before));
  add(out, feature(142, next, right === NONE ? 0 : commasBetween(c, i, right), pos));
  add(out, feature(143, last, left === NONE ? 0 : commasBetween(c, left, i), quote));
  add(out, feature(144, at(c.cue, right), at(c.cue, left), after));
  add(out, feature(145, at(c.cue, right), at(c.cue, left), quote));
  add(out, feature(146, next, last));
  add(out, feature(147, before, after, pos));
  add(out, feature(148, at(c.word, opener), quote));
  add(out, feature(149, at(c.word, opener), at(c.word, opener + 1)));
  add(out, feature(150, at(c.scene, opener - 1), at(c.scene, i), quote));
  add(out, feature(151, at(c.quote, opener - 1), quote, Math.min(FROM_START, at(c.fromStart, i))));
  add(out, feature(152, feature(0, at(c.cue, right), after), pos, at(c.pos, i - 1)));
  add(out, feature(153, at(c.lemma, i), at(c.cue, right), at(c.cue, left)));
}

function addQuotation(out: Out, quote: number, quotation: Quotation): void {
  const { length, before, after, cueBefore, cueAfter, lemmaBefore, lemmaAfter } = quotation;
  add(out, feature(130, length, quote));
  add(out, feature(131, before, quote));
  add(out, feature(132, after, quote));
  add(out, feature(133, cueBefore, cueAfter, quote));
  add(out, feature(134, lemmaBefore, length));
  add(out, feature(135, lemmaAfter, length));
  add(out, feature(136, before, length));
}

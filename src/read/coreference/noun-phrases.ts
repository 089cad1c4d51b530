import type { Sentence } from "../layers.ts";
import type { PhraseModels } from "./model.ts";
import { add, emptied, featureList, type FeatureList } from "../perceptron/feature-list.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import { addScores, rankOf, type LinearModel } from "../perceptron/model.ts";
import {
  ADJ,
  ADP,
  ADV,
  at,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  VERB,
  type Columns,
} from "./columns.ts";

/** Features of one candidate, at most. */
export const MOST_FEATURES = 40;

/** A noun phrase with all that belongs to it: words `[first, last]` of the text around their head. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly sentence: number;
}

type Bounds = Pick<Sentence, "first" | "last">;

const NEVER_HEADS: ReadonlySet<number> = new Set([PUNCT, ADP, CCONJ, AUX]);
const LONGEST_LEFT = 12; // words before the head
const LONGEST_RIGHT = 30; // words behind it
const MOST_RIGHTS = 14; // places where a phrase may end

/** Noun phrases of a text in order, the longer first; nested where they nest, one a head. */
export function nounPhrases(
  sentences: readonly Sentence[],
  { columns, models }: { columns: Columns; models: PhraseModels },
): NounPhrase[] {
  const found: NounPhrase[] = [];
  const list = featureList(MOST_FEATURES);
  const isHead = headTest(columns, models.heads, list);
  for (const sentence of sentences)
    for (let head = sentence.first; head <= sentence.last; head++) {
      if (!mayHead(columns, head) || !isHead(head)) continue;
      const first = best(leftCandidates(columns, head, sentence), (edge) =>
        rankOf(models.lefts, leftFeatures(columns, { head, edge }, list)),
      );
      const last = best(rightCandidates(columns, head, sentence), (edge) =>
        rankOf(models.rights, rightFeatures(columns, { first, head, edge, sentence }, list)),
      );
      found.push({ first, last, head, sentence: sentence.index });
    }
  return found.sort((a, b) => a.first - b.first || b.last - a.last);
}

export function mayHead({ pos }: Columns, i: number): boolean {
  return !NEVER_HEADS.has(at(pos, i));
}

function headTest(columns: Columns, model: LinearModel, list: FeatureList): (i: number) => boolean {
  const scores = new Float32Array(model.labels.length);
  return (i) => {
    const { hashes, size } = headFeatures(columns, i, list);
    scores.fill(0);
    addScores(model, hashes.subarray(0, size), scores, 0);
    return (scores[1] ?? 0) > (scores[0] ?? 0);
  };
}

function best(candidates: readonly number[], score: (candidate: number) => number): number {
  let [found, top] = [candidates[0] ?? 0, -Infinity];
  for (const candidate of candidates.length > 1 ? candidates : []) {
    const own = score(candidate);
    if (own > top) [found, top] = [candidate, own];
  }
  return found;
}

export function headFeatures(columns: Columns, i: number, list: FeatureList): FeatureList {
  const out = emptied(list);
  const { lower, lemma, pos, shape, suffix, middle, fine } = columns;
  const [word, own] = [at(lower, i), at(pos, i)];
  const [before, after] = [at(pos, i - 1), at(pos, i + 1)];
  add(out, feature(0, own));
  add(out, feature(1, word));
  add(out, feature(2, at(lemma, i)));
  add(out, feature(3, before, own, after));
  add(out, feature(4, own, after));
  add(out, feature(5, before, own));
  add(out, feature(6, at(lower, i - 1), own));
  add(out, feature(7, own, at(lower, i + 1)));
  add(out, feature(8, own, after, at(pos, i + 2)));
  add(out, feature(9, at(pos, i - 2), before, own));
  add(out, feature(10, at(lower, i - 1), word));
  add(out, feature(11, word, at(lower, i + 1)));
  add(out, feature(12, word, after));
  add(out, feature(13, word, before));
  add(out, feature(14, at(suffix, i), own));
  add(out, feature(15, at(shape, i), own, at(shape, i + 1)));
  add(out, feature(16, at(middle, i), own));
  add(out, feature(17, at(fine, i)));
  add(out, feature(18, at(middle, i), at(middle, i + 1)));
  add(out, feature(19, at(middle, i - 1), at(middle, i)));
  add(out, feature(20, own, at(middle, i + 1)));
  add(out, feature(21, at(shape, i - 1), at(shape, i), after));
  add(out, feature(22, at(lower, i - 2), at(lower, i - 1), own));
  add(out, feature(23, own, at(lower, i + 1), at(lower, i + 2)));
  return out;
}

const STOPS_LEFT: ReadonlySet<number> = new Set([AUX, SCONJ]);

/** Where a phrase with this head may begin, nearest first. */
export function leftCandidates({ pos }: Columns, head: number, { first }: Bounds): number[] {
  const out = [head];
  const limit = Math.max(first, head - LONGEST_LEFT);
  for (let i = head - 1; i >= limit && !STOPS_LEFT.has(at(pos, i)); i--)
    if (at(pos, i) !== PUNCT && at(pos, i) !== CCONJ) out.push(i);
  return out;
}

/** A place where a phrase may begin. */
export interface LeftEdge {
  readonly head: number;
  readonly edge: number;
}

export function leftFeatures(
  columns: Columns,
  { head, edge }: LeftEdge,
  list: FeatureList,
): FeatureList {
  const out = emptied(list);
  const { lower, pos, middle, shape } = columns;
  const far = Math.min(6, head - edge);
  const [own, before] = [at(pos, edge), at(pos, edge - 1)];
  let between = 0;
  for (let i = edge; i <= head; i++) between = Math.imul(between ^ (at(pos, i) + 1), 0x01000193);
  add(out, feature(40, far, at(pos, head)));
  add(out, feature(41, before, own, far));
  add(out, feature(42, at(lower, edge - 1), own));
  add(out, feature(43, at(lower, edge), before));
  add(out, feature(44, at(lower, edge)));
  add(out, feature(45, at(lower, edge - 1)));
  add(out, feature(46, between));
  add(out, feature(47, between, before));
  add(out, feature(48, own, at(pos, edge + 1), before));
  add(out, feature(49, at(lower, head), far));
  add(out, feature(50, at(middle, edge), before));
  add(out, feature(51, at(middle, edge - 1), own));
  add(out, feature(52, at(shape, edge - 1), at(shape, edge), at(shape, head)));
  add(out, feature(53, at(lower, edge - 1), at(lower, edge)));
  add(out, feature(54, at(middle, head), far));
  add(out, feature(55, at(pos, edge - 2), before, own));
  return out;
}

const ENDS: ReadonlySet<number> = new Set([NOUN, PROPN, PRON, NUM, ADJ, ADV, VERB, INTJ, DET]);

/** Where it may end: itself, and behind the words that can close a phrase. */
export function rightCandidates(columns: Columns, head: number, { last }: Bounds): number[] {
  const { pos, lower } = columns;
  const out = [head];
  const limit = Math.min(last, head + LONGEST_RIGHT);
  for (let i = head + 1; i <= limit && out.length < MOST_RIGHTS; i++) {
    const isInside = NOMINAL.has(at(pos, i)) && NOMINAL.has(at(pos, i + 1)) && i < last;
    if (CLOSERS.has(at(lower, i)) || (ENDS.has(at(pos, i)) && !isInside)) out.push(i);
  }
  return out;
}

/** The possessive mark belongs to the phrase, as GUM has it; so do brackets and quotation marks that close in it. */
const CLOSERS: ReadonlySet<number> = new Set(["'s", "’s", "'", "’", ")", '"', "”"].map(hashText));

const NOMINAL: ReadonlySet<number> = new Set([NOUN, PROPN]);

/** A place where a phrase may end, its beginning known. */
export interface RightEdge {
  readonly first: number;
  readonly head: number;
  readonly edge: number;
  readonly sentence: Bounds;
}

export function rightFeatures(
  columns: Columns,
  { first, head, edge, sentence }: RightEdge,
  list: FeatureList,
): FeatureList {
  const out = emptied(list);
  const { lower, lemma, pos, middle, shape } = columns;
  const counts = countBetween(columns, head, edge);
  const bare = edge === head ? 1 : 0;
  const next = at(lower, head + 1);
  const after = edge === sentence.last ? PUNCT : at(pos, edge + 1);
  const far = Math.min(7, edge - head);
  const key = counts.verbs * 64 + counts.preps * 8 + counts.marks;
  add(out, feature(70, bare, next));
  add(out, feature(71, bare, at(lemma, head), next));
  add(out, feature(72, bare, at(pos, head), at(pos, head + 1)));
  add(out, feature(73, bare, at(lower, first), next));
  add(out, feature(74, bare, at(middle, head), next));
  add(out, feature(75, bare, at(pos, head + 1), at(pos, head + 2)));
  add(out, feature(76, bare, next, at(lower, head + 2)));
  add(out, feature(77, key, after, next));
  add(out, feature(78, key, at(pos, head + 1)));
  add(out, feature(79, key, after));
  add(out, feature(80, far, next));
  add(out, feature(81, at(pos, edge), after, bare));
  add(out, feature(82, at(lower, edge + 1), bare));
  add(out, feature(83, at(lower, edge + 1), next, key));
  add(out, feature(84, next, at(pos, head + 2), after));
  add(out, feature(85, counts.joins, after, key));
  add(out, feature(86, counts.open, bare));
  add(out, feature(87, at(lower, edge), bare));
  add(out, feature(88, at(pos, edge), next, after));
  add(out, feature(89, bare, at(lower, head), at(pos, head + 1)));
  add(out, feature(90, bare, at(shape, head), at(shape, head + 1)));
  add(out, feature(91, counts.verbs, at(lower, first), counts.preps));
  add(out, feature(92, at(middle, edge + 1), bare));
  add(out, feature(93, bare, at(pos, first - 1), at(pos, head + 1)));
  return out;
}

interface Counts {
  verbs: number;
  preps: number;
  marks: number;
  joins: number;
  open: number;
}

/** Verbs, prepositions, marks and conjunctions behind the head, up to the edge; few are told apart. */
function countBetween({ pos, shape }: Columns, head: number, edge: number): Counts {
  const counts = { verbs: 0, preps: 0, marks: 0, joins: 0, open: 0 };
  for (let i = head + 1; i <= edge; i++) {
    const own = at(pos, i);
    if (own === VERB || own === AUX) counts.verbs = Math.min(3, counts.verbs + 1);
    else if (own === ADP) counts.preps = Math.min(3, counts.preps + 1);
    else if (own === PUNCT) counts.marks = Math.min(3, counts.marks + 1);
    else if (own === CCONJ) counts.joins = Math.min(2, counts.joins + 1);
    else if (own === SCONJ && at(shape, i) === 0) counts.open = 1;
  }
  return counts;
}

import { editDistance } from "./edit-distance.ts";
import type { NameSchema, NameToken, ParsedName } from "./parse.ts";
import { parseName } from "./parse.ts";
import { vowellessLikeness } from "./vowelless.ts";

/** One reason for or against; the values of a match add up to its score. */
export interface MatchPart {
  readonly reason: string;
  readonly value: number;
}

export interface NameMatch {
  /** 0–1; a ranking signal and no probability. */
  readonly score: number;
  readonly parts: readonly MatchPart[];
}

/** Score from which two names are taken for the same. */
export const MATCH_THRESHOLD = 0.5;
/** Likeness that the threshold stands for: that of OpenSanctions logic-v2, kept and not swept. */
const LIKENESS_AT_THRESHOLD = 0.7;

const EXTRA_QUERY_WEIGHT = 0.5; // a word the known name lacks speaks against it
const EXTRA_KNOWN_WEIGHT = 0.2; // … a word the query lacks hardly does
const FAMILY_NAME_WEIGHT = 1.3;
const LEAST_CONTRADICTION = 0.4; // weight of one initial or particle
const CONTRADICTION = 0.8; // each side has a telling word that nothing on the other side resembles
const NUMBER_MISMATCH = 0.3;
const FORM_MISMATCH = 0.97;
const REVERSED_FILIATION = 0.6;
const INITIAL_LIKENESS = 0.85;
const SKELETON_LIKENESS = 0.9;
/** Letters of a word so short that another first letter makes another name: Sara, Lara. */
const SHORT_WORD = 4;
const LEAST_LIKENESS = 0.55;
/** A sign is a syllable or a word: one that differs makes another name. */
const SYLLABIC = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const JOINED_REACH = 1 / 3; // share of letters that may differ where all consonants agree
const JOINED_SCORE = 0.92;
const ACRONYM_SCORE = 0.8;

/**
 * How far `query` may name what `known` names.
 *
 * Words are paired one to one by likeness, in any order; words left over on one side cost little,
 * words left over on both sides contradict each other. Different numbers ("1st", "2nd Brigade") are
 * different things.
 *
 * @returns score in 0–1 with the reasons that add up to it; equal names score 1
 * @see docs/methods/names.md; weights of left-over words after OpenSanctions logic-v2 (MIT)
 */
export function matchNames(
  query: string,
  known: string,
  { schema }: { schema: NameSchema },
): NameMatch {
  return compareNames(parseName(query, schema), parseName(known, schema));
}

/** As `matchNames`, for names parsed once and compared often. */
export function compareNames(query: ParsedName, known: ParsedName): NameMatch {
  if (query.tokens.length === 0 || known.tokens.length === 0) return { score: 0, parts: [] };
  const words = wordScore(query, known);
  const whole = wholeScore(query, known);
  if (whole && whole.value > words.score) {
    return discount(whole, penalties(query, known, false));
  }
  const base = { reason: words.reason, value: words.score };
  return discount(base, penalties(query, known, words.contradicted));
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

interface WordScore {
  readonly score: number;
  readonly contradicted: boolean;
  readonly reason: string;
}

function wordScore(query: ParsedName, known: ParsedName): WordScore {
  const pairs = pairWords(query.tokens, known.tokens);
  const weights = pairs.map(({ a, b }) => Math.min(weightAt(query, a), weightAt(known, b)));
  const joint = sum(weights);
  const agree = sum(pairs.map((pair, i) => pair.likeness * (weights[i] ?? 0)));
  const unsaid = (name: ParsedName, at: (pair: Pair) => number) =>
    sum(
      pairs.map((pair, i) => (isInitial(pair) ? weightAt(name, at(pair)) - (weights[i] ?? 0) : 0)),
    );
  const extraQuery =
    leftOver(query, new Set(pairs.map(({ a }) => a))) + unsaid(query, ({ a }) => a);
  const extraKnown =
    leftOver(known, new Set(pairs.map(({ b }) => b))) + unsaid(known, ({ b }) => b);
  const opposed = Math.min(extraQuery, extraKnown);
  const against =
    opposed +
    EXTRA_QUERY_WEIGHT * (extraQuery - opposed) +
    EXTRA_KNOWN_WEIGHT * (extraKnown - opposed);
  return {
    score: joint === 0 ? 0 : agree / (joint + against),
    contradicted: opposed >= LEAST_CONTRADICTION,
    reason: describe(pairs, query, known),
  };
}

/** An initial agrees with one letter of the word, and leaves the rest of it unsaid. */
function isInitial({ likeness: value }: Pair): boolean {
  return value === INITIAL_LIKENESS;
}

/** Weight of the word at `index`; the last word of a person's name counts more: most often it is the family's. */
function weightAt(name: ParsedName, index: number): number {
  const isFamily =
    name.schema === "person" && name.tokens.length > 1 && index === name.tokens.length - 1;
  return (name.tokens[index]?.weight ?? 0) * (isFamily ? FAMILY_NAME_WEIGHT : 1);
}

function leftOver(name: ParsedName, paired: ReadonlySet<number>): number {
  return sum(name.tokens.map((_, i) => (paired.has(i) ? 0 : weightAt(name, i))));
}

/** Best pairs first, each word once. */
function pairWords(a: readonly NameToken[], b: readonly NameToken[]): Pair[] {
  const all: Pair[] = [];
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      const alike = likeness(x, y);
      if (alike >= LEAST_LIKENESS) all.push({ a: i, b: j, likeness: alike });
    }
  }
  all.sort(
    (p, q) => q.likeness - p.likeness || Math.abs(p.a - p.b) - Math.abs(q.a - q.b) || p.a - q.a,
  );
  const pairs: Pair[] = [];
  for (const pair of all) {
    if (!pairs.some((taken) => taken.a === pair.a || taken.b === pair.b)) pairs.push(pair);
  }
  return pairs;
}

/** Likeness of two words, 0–1. Laws: symmetric; 1 for equal words. */
export function likeness(a: NameToken, b: NameToken): number {
  if (a.text === b.text) return 1;
  if (a.fixed && b.fixed) return isAdjectiveOf(a.text, b.text) ? SKELETON_LIKENESS : 0;
  if (a.text.length === 1 || b.text.length === 1)
    return a.text.charAt(0) === b.text.charAt(0) ? INITIAL_LIKENESS : 0;
  const isRenamed = a.text !== a.word || b.text !== b.word;
  const usual = spellingLikeness(a, b);
  return isRenamed ? Math.max(usual, slipLikeness(a.word, b.word)) : usual;
}

/** "Indonesia", "Indonesian"; not "Niger", "Nigerian". */
function isAdjectiveOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}n` || long === `${short}i`;
}

/** Of words as written, where their usual forms differ: "Tyny", "Tony". */
function slipLikeness(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const edits = editDistance(a, b, editBudget(length));
  return edits <= editBudget(length) ? 1 - edits / length : 0;
}

function spellingLikeness(a: NameToken, b: NameToken): number {
  if (a.vowelless !== b.vowelless)
    return a.vowelless ? vowellessLikeness(a.sound, b.sound) : vowellessLikeness(b.sound, a.sound);
  const length = Math.max(a.text.length, b.text.length);
  const budget = isOther(a, b, length) ? 0 : editBudget(length);
  const reach = a.skeleton === b.skeleton && !a.vowelless ? length * soundReach(a.skeleton) : 0;
  const edits = editDistance(a.text, b.text, Math.max(reach, budget));
  const spelt = edits <= budget ? 1 - edits / length : 0;
  return edits <= reach ? Math.max(SKELETON_LIKENESS, spelt) : spelt;
}

/** Where no slip is forgiven: signs for syllables, and words so short that one letter makes another. */
function isOther(a: NameToken, b: NameToken, length: number): boolean {
  if (SYLLABIC.test(a.text)) return true;
  return length <= SHORT_WORD && (a.vowelless || !beginAlike(a, b));
}

/** By sound, or with the first two letters swapped, or one of them left out. */
function beginAlike(a: NameToken, b: NameToken): boolean {
  return (
    a.sound.charAt(0) === b.sound.charAt(0) ||
    a.text.charAt(1) === b.text.charAt(0) ||
    a.text.charAt(0) === b.text.charAt(1)
  );
}

/** Share of letters that may differ where the consonants agree: few consonants agree by chance. */
function soundReach(skeleton: string): number {
  if (skeleton.length < 2) return 0;
  return [0, 0, 1 / 3, 0.4][skeleton.length] ?? 0.5;
}

/** Slips a word of this length may hold: none up to 3 letters, 1 up to 6, 2 up to 10, then 3. */
function editBudget(length: number): number {
  if (length <= 3) return 0;
  if (length <= 6) return 1;
  return length <= 10 ? 2 : 3;
}

/** Names equal but for spaces, and acronyms of bodies. */
function wholeScore(query: ParsedName, known: ParsedName): MatchPart | undefined {
  const [a, b] = [query.tokens, known.tokens];
  const joined = a.length === b.length ? undefined : joinedScore(query.joined, known.joined);
  if (joined) return joined;
  if (query.schema !== "person" && (isAcronym(a, b) || isAcronym(b, a)))
    return { reason: "acronym", value: ACRONYM_SCORE };
  return undefined;
}

/** Of names with as many letters or sounds, but other spaces. */
function joinedScore(
  { text: x, skeleton: sound }: ParsedName["joined"],
  { text: y, skeleton: other }: ParsedName["joined"],
): MatchPart | undefined {
  if (x === y || (x.length > 8 && editDistance(x, y, 1) <= 1))
    return { reason: "same letters, other spaces", value: JOINED_SCORE };
  if (sound.length < 4 || sound !== other) return undefined;
  const reach = Math.max(x.length, y.length) * JOINED_REACH;
  return editDistance(x, y, reach) <= reach
    ? { reason: "same sound, other spaces", value: JOINED_SCORE }
    : undefined;
}

function isAcronym(short: readonly NameToken[], long: readonly NameToken[]): boolean {
  const [acronym] = short;
  if (short.length !== 1 || long.length < 3 || !acronym) return false;
  return acronym.text === long.map(({ text }) => text.charAt(0)).join("");
}

interface Penalty {
  readonly reason: string;
  readonly factor: number;
  readonly applies: boolean;
}

function penalties(query: ParsedName, known: ParsedName, contradicted: boolean): Penalty[] {
  const bothForms = query.forms.length > 0 && known.forms.length > 0;
  const all: Penalty[] = [
    {
      reason: "a word on each side that the other lacks",
      factor: CONTRADICTION,
      applies: contradicted,
    },
    {
      reason: "different numbers",
      factor: NUMBER_MISMATCH,
      applies: differ(query.numbers, known.numbers),
    },
    {
      reason: "different legal form",
      factor: FORM_MISMATCH,
      applies: bothForms && differ(query.forms, known.forms),
    },
    {
      reason: "father and son reversed",
      factor: REVERSED_FILIATION,
      applies: reversed(query.filiation, known.filiation),
    },
  ];
  return all.filter((penalty) => penalty.applies);
}

function reversed(a: ParsedName["filiation"], b: ParsedName["filiation"]): boolean {
  return (
    a !== null && b !== null && a.child !== b.child && a.child === b.parent && a.parent === b.child
  );
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join(" ") !== b.toSorted().join(" ");
}

/** Factors as additions, so that the reasons add up to the score. */
function discount(base: MatchPart, applied: readonly Penalty[]): NameMatch {
  let value = base.value;
  let score = scoreOf(value);
  const parts = [{ reason: base.reason, value: score }];
  for (const { reason, factor } of applied) {
    value *= factor;
    const next = scoreOf(value);
    parts.push({ reason, value: next - score });
    score = next;
  }
  return { score, parts };
}

/** Likeness 0–1 stretched so that the threshold lies in the middle: 0.7 → 0.5; 0 and 1 stay. */
function scoreOf(value: number): number {
  return value < LIKENESS_AT_THRESHOLD
    ? (value / LIKENESS_AT_THRESHOLD) * MATCH_THRESHOLD
    : 1 - ((1 - value) / (1 - LIKENESS_AT_THRESHOLD)) * (1 - MATCH_THRESHOLD);
}

function describe(pairs: readonly Pair[], query: ParsedName, known: ParsedName): string {
  const shown = pairs
    .toSorted((p, q) => p.a - q.a)
    .map(({ a, b, likeness: value }) => {
      const [x, y] = [query.tokens[a]?.text, known.tokens[b]?.text];
      return x === y ? x : `${x}~${y} ${value.toFixed(2)}`;
    });
  return shown.length > 0 ? `words: ${shown.join(", ")}` : "no word in common";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

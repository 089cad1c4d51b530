import type { Token } from "./layers.ts";
import { at, isPossessive, isVerb, type Phrase, type Words } from "./phrases.ts";

// Noun phrases without a parser: runs of tokens to the left or right of a word.

const NOMINAL = new Set(["NOUN", "PROPN", "PRON", "NUM"]);
const INSIDE = new Set(["NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"]);
const MODIFIERS = new Set(["DET", "ADJ"]);
const LINKS = new Set("of in from for at within to on with close familiar".split(" "));
const NEVER_INSIDE = new Set(
  "who which that whose whom where when because although though while if as after before since whether".split(
    " ",
  ),
);
const POSSESSIVE_PRONOUNS = new Set(["its", "their", "his", "her", "our", "my", "your"]);
const DEMONSTRATIVES = new Set([
  "this",
  "that",
  "these",
  "those",
  "some",
  "many",
  "others",
  "both",
]);
const CLOSERS = new Set(['"', "”", "''", "»"]);
const ASIDE_MARKS = new Set([",", ")", "—", "–"]);
const ASIDE_WORDS = 40; // an apposition longer than this is a clause of its own

/**
 * Noun phrase that ends at `end`, with its modifiers, "of" phrases and appositions between commas.
 * Undefined where no nominal stands there.
 */
export function nounPhraseBefore(words: Words, end: number): Phrase | undefined {
  if (ASIDE_MARKS.has(at(words, end).text)) return withApposition(words, end);
  const first = scanLeft(words, end);
  if (first > end || !hasNominal(words, first, end)) return undefined;
  return { first, last: end };
}

/** "Otto Kringel, the head of the guard," before the verb: the whole, from the name on. */
function withApposition(words: Words, end: number): Phrase | undefined {
  const open = at(words, end).text === ")" ? "(" : at(words, end).text;
  let i = end - 1;
  while (i > 0 && at(words, i).text !== open && end - i < ASIDE_WORDS) i--;
  if (at(words, i).text !== open || i === 0) return undefined;
  const head = nounPhraseBefore(words, i - 1);
  return head && { first: head.first, last: end - 1 };
}

function scanLeft(words: Words, end: number): number {
  let i = end;
  while (i >= 0 && belongsLeft(words, i)) i--;
  i++;
  while (i <= end && !startsPhrase(at(words, i))) i++;
  return i;
}

/** "Peter Cook": a verb by its letters, a name by its capital. */
function isNameLike(words: Words, i: number): boolean {
  const { pos, text } = at(words, i);
  return pos === "VERB" && i > 0 && /^\p{Lu}\p{Ll}/u.test(text) && at(words, i - 1).pos === "PROPN";
}

function belongsLeft(words: Words, i: number): boolean {
  const word = at(words, i);
  if (leavesQuotation(words, i) || NEVER_INSIDE.has(word.lower)) return false;
  if (INSIDE.has(word.pos) || isPossessive(word) || isNameLike(words, i)) return true;
  const before = at(words, i - 1);
  if (LINKS.has(word.lower)) return NOMINAL.has(before.pos) || before.pos === "ADJ";
  return joins(words, i) || modifies(words, i);
}

/** The closing mark of a quotation that ends before the next word. */
function leavesQuotation(words: Words, i: number): boolean {
  const next = words[i + 1];
  return (
    next !== undefined && CLOSERS.has(at(words, i).text) && at(words, i).quoted !== next.quoted
  );
}

/** "and" between two nouns, and the marks inside "Israel-Jordan", "and/or", "AT&T". */
function joins(words: Words, i: number): boolean {
  const word = at(words, i);
  if (word.text === "-" || word.text === "/") return word.begin === at(words, i - 1).end;
  return (word.lower === "and" || word.lower === "or" || word.text === "&") && joinsNames(words, i);
}

function joinsNames(words: Words, i: number): boolean {
  const left = at(words, i - 1).pos;
  return left !== "PRON" && NOMINAL.has(left) && INSIDE.has(at(words, i + 1).pos);
}

/** "leading", "retired", "armed": a participle before a noun. */
function modifies(words: Words, i: number): boolean {
  return (
    isParticiple(at(words, i)) &&
    INSIDE.has(at(words, i + 1).pos) &&
    MODIFIERS.has(at(words, i - 1).pos)
  );
}

function isParticiple(word: Token): boolean {
  return word.pos === "VERB" && /(?:ing|ed)$/.test(word.lower);
}

function startsPhrase(word: Token): boolean {
  return INSIDE.has(word.pos) || isParticiple(word);
}

export function hasNominal(words: Words, first: number, last: number): boolean {
  return words.slice(first, last + 1).some(isNominal);
}

function isNominal(word: Token): boolean {
  return NOMINAL.has(word.pos) || DEMONSTRATIVES.has(word.lower);
}

/** Noun phrase that begins at `start`, with "of"/"in" phrases and appositions; undefined where none does. */
export function nounPhraseAfter(words: Words, start: number): Phrase | undefined {
  let i = start;
  while (i < words.length && belongsRight(words, i, start)) i++;
  i--;
  while (i >= start && !isNominal(at(words, i))) i--;
  return i >= start && hasNominal(words, start, i) ? { first: start, last: i } : undefined;
}

function belongsRight(words: Words, i: number, start: number): boolean {
  const word = at(words, i);
  if (i > start && endsAtPronoun(words, i)) return false;
  if (INSIDE.has(word.pos))
    return !(i > start && word.pos === "DET" && NOMINAL.has(at(words, i - 1).pos));
  if (isPossessive(word) || ["-", "/", "&"].includes(word.text)) return true;
  return linksRight(words, i) || isAcronymMark(words, i) || modifiesRight(words, i, start);
}

/** A preposition or "and" between two nominals. */
function linksRight(words: Words, i: number): boolean {
  const { lower } = at(words, i);
  if (lower === "and" || lower === "or") return joinsNames(words, i) && !isVerb(words[i + 2]);
  return LINKS.has(lower) && NOMINAL.has(at(words, i - 1).pos) && INSIDE.has(at(words, i + 1).pos);
}

function modifiesRight(words: Words, i: number, start: number): boolean {
  if (!isParticiple(at(words, i)) || !INSIDE.has(at(words, i + 1).pos)) return false;
  return i === start || MODIFIERS.has(at(words, i - 1).pos);
}

/** "he" is a whole phrase; "his" goes on. */
function endsAtPronoun(words: Words, i: number): boolean {
  const previous = at(words, i - 1);
  if (previous.pos !== "PRON" || POSSESSIVE_PRONOUNS.has(previous.lower)) return false;
  return !LINKS.has(at(words, i).lower) && !isPossessive(at(words, i));
}

/** The parentheses of "(IDF)". */
function isAcronymMark(words: Words, i: number): boolean {
  const { text } = at(words, i);
  if (text === "(") return /^\p{Lu}/u.test(at(words, i + 1).text) && at(words, i + 2).text === ")";
  return text === ")" && at(words, i - 2).text === "(";
}

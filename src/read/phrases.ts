import type { Span } from "../base/span.ts";
import type { Token } from "./layers.ts";

// Phrases without a parser: runs of tokens to the left or right of a word. All indices are into one
// sentence's tokens; a phrase is a pair [first, last], both inclusive.
export type Words = readonly Token[];
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

const NOMINAL = new Set(["NOUN", "PROPN", "PRON", "NUM"]);
const INSIDE = new Set(["NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"]);
const LINKS = new Set([
  "of",
  "in",
  "from",
  "for",
  "at",
  "within",
  "to",
  "on",
  "with",
  "close",
  "familiar",
]);
const RELATIVE = new Set(["who", "which", "that", "whose", "whom", "where", "when"]);
const SUBORDINATORS = new Set([
  "that",
  "because",
  "although",
  "though",
  "while",
  "if",
  "when",
  "as",
  "after",
  "before",
  "since",
  "whether",
]);
const CLOSERS = new Set(['"', "”", "''", "»"]);

export function spanOf(words: Words, { first, last }: Phrase): Span {
  return { begin: words[first]?.begin ?? 0, end: words[last]?.end ?? 0 };
}

export function isPossessive(word: Token | undefined): boolean {
  return (
    word !== undefined &&
    (word.lower === "'s" || word.lower === "’s" || word.text === "'" || word.text === "’")
  );
}

export function isVerb(word: Token | undefined): boolean {
  return word?.pos === "VERB" || word?.pos === "AUX";
}

/** A verb that can head a clause: not an -ing form on its own and no infinitive after "to". */
export function isFinite(words: Words, i: number): boolean {
  const word = words[i];
  if (!isVerb(word) || !word) return false;
  const before = words[i - 1];
  if (before?.lower === "to") return false;
  if (word.pos === "AUX") return true;
  return !word.lower.endsWith("ing") || isVerb(before);
}

/**
 * Noun phrase that ends at `end`, with its modifiers, "of" phrases and appositions between commas.
 * Undefined where no nominal stands there.
 */
export function nounPhraseBefore(words: Words, end: number): Phrase | undefined {
  const comma = words[end];
  if (comma?.text === "," || comma?.text === ")" || comma?.text === "—" || comma?.text === "–") {
    return withApposition(words, end);
  }
  const first = scanLeft(words, end);
  if (first > end || !hasNominal(words, first, end)) return undefined;
  return appositionJoined(words, { first, last: end });
}

/** "Otto Kringel, the head of the guard," before the verb: the whole, from the name on. */
function withApposition(words: Words, end: number): Phrase | undefined {
  const open = words[end]?.text === ")" ? "(" : words[end]?.text;
  let i = end - 1;
  while (i > 0 && words[i]?.text !== open && end - i < 40) i--;
  if (words[i]?.text !== open || i === 0) return undefined;
  const head = nounPhraseBefore(words, i - 1);
  return head && { first: head.first, last: end - 1 };
}

/** A name whose apposition was scanned alone: take the name before the comma as well. */
function appositionJoined(words: Words, phrase: Phrase): Phrase {
  const comma = words[phrase.first - 1];
  const starts = words[phrase.first];
  if (comma?.text !== "," || starts?.pos !== "DET") return phrase;
  const first = scanLeft(words, phrase.first - 2);
  if (first > phrase.first - 2 || words[phrase.first - 2]?.pos !== "PROPN") return phrase;
  return { first, last: phrase.last };
}

function scanLeft(words: Words, end: number): number {
  let i = end;
  while (i >= 0 && belongsLeft(words, i)) i--;
  i++;
  while (i <= end && !startsPhrase(words[i])) i++;
  return i;
}

function belongsLeft(words: Words, i: number): boolean {
  const word = words[i];
  if (
    !word ||
    (word.quoted !== words[i + 1]?.quoted && words[i + 1] !== undefined && CLOSERS.has(word.text))
  )
    return false;
  if (RELATIVE.has(word.lower) || SUBORDINATORS.has(word.lower)) return false;
  if (INSIDE.has(word.pos) || isPossessive(word)) return true;
  if (LINKS.has(word.lower))
    return NOMINAL.has(words[i - 1]?.pos ?? "X") || words[i - 1]?.pos === "ADJ";
  if (word.lower === "and" || word.lower === "or" || word.text === "&") return joinsNames(words, i);
  if (word.text === "-" || word.text === "/") return word.begin === words[i - 1]?.end;
  return word.pos === "VERB" && modifies(words, i);
}

function joinsNames(words: Words, i: number): boolean {
  const left = words[i - 1];
  const right = words[i + 1];
  return NOMINAL.has(left?.pos ?? "X") && INSIDE.has(right?.pos ?? "X") && left?.pos !== "PRON";
}

/** "leading", "retired", "armed": a participle before a noun. */
function modifies(words: Words, i: number): boolean {
  const word = words[i];
  const before = words[i - 1];
  return (
    /(?:ing|ed)$/.test(word?.lower ?? "") &&
    INSIDE.has(words[i + 1]?.pos ?? "X") &&
    (before?.pos === "DET" || before?.pos === "ADJ")
  );
}

function startsPhrase(word: Token | undefined): boolean {
  if (!word) return true;
  return INSIDE.has(word.pos) || (word.pos === "VERB" && /(?:ing|ed)$/.test(word.lower));
}

export function hasNominal(words: Words, first: number, last: number): boolean {
  for (let i = first; i <= last; i++)
    if (NOMINAL.has(words[i]?.pos ?? "X") || isDemonstrative(words[i])) return true;
  return false;
}

function isDemonstrative(word: Token | undefined): boolean {
  return (
    word !== undefined &&
    ["this", "that", "these", "those", "some", "many", "others", "both"].includes(word.lower)
  );
}

/** Noun phrase that begins at `start`, with "of"/"in" phrases and appositions; undefined where none does. */
export function nounPhraseAfter(words: Words, start: number): Phrase | undefined {
  let i = start;
  while (i < words.length && belongsRight(words, i, start)) i++;
  i--;
  while (i >= start && !NOMINAL.has(words[i]?.pos ?? "X") && !isDemonstrative(words[i])) i--;
  return i >= start && hasNominal(words, start, i) ? { first: start, last: i } : undefined;
}

function belongsRight(words: Words, i: number, start: number): boolean {
  const word = words[i];
  if (!word) return false;
  const previous = words[i - 1];
  if (
    previous?.pos === "PRON" &&
    i > start &&
    !LINKS.has(word.lower) &&
    !isPossessive(word) &&
    previous.lower !== "its" &&
    previous.lower !== "their" &&
    previous.lower !== "his"
  )
    return false;
  if (INSIDE.has(word.pos))
    return !(word.pos === "DET" && i > start && NOMINAL.has(previous?.pos ?? "X"));
  if (isPossessive(word) || word.text === "-" || word.text === "/" || word.text === "&")
    return true;
  if (LINKS.has(word.lower))
    return NOMINAL.has(previous?.pos ?? "X") && INSIDE.has(words[i + 1]?.pos ?? "X");
  if (word.lower === "and" || word.lower === "or")
    return joinsNames(words, i) && !isVerb(words[i + 2]);
  if (word.text === "(")
    return /^\p{Lu}/u.test(words[i + 1]?.text ?? "") && words[i + 2]?.text === ")";
  if (word.text === ")") return words[i - 2]?.text === "(";
  return (
    word.pos === "VERB" &&
    /(?:ing|ed)$/.test(word.lower) &&
    INSIDE.has(words[i + 1]?.pos ?? "X") &&
    i > start - 1 &&
    (previous?.pos === "DET" || previous?.pos === "ADJ" || i === start)
  );
}

/** First token of the verb group that ends at `verb`: "has also", "did not", "to". */
export function verbGroupStart(words: Words, verb: number): number {
  let i = verb - 1;
  while (i >= 0 && isGroupWord(words[i])) i--;
  return i + 1;
}

function isGroupWord(word: Token | undefined): boolean {
  if (!word) return false;
  if (word.pos === "AUX") return true;
  if (word.pos === "ADV") return !["when", "where", "why", "how"].includes(word.lower);
  return (
    word.lower === "not" ||
    word.lower === "n't" ||
    word.lower === "n’t" ||
    (word.lower === "to" && word.pos === "PART")
  );
}

/** True where a finite verb stands between the two indices, inclusive. */
export function hasFinite(words: Words, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (isFinite(words, i)) return true;
  return false;
}

/** Last word of the sentence without its final stop; a closing quotation mark stays. */
export function lastWord(words: Words): number {
  let last = words.length - 1;
  while (last > 0 && /^[.!?…;:]$/.test(words[last]?.text ?? "")) last--;
  return last;
}

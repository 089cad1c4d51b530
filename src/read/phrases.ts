import type { Span } from "../base/span.ts";
import type { Token } from "./layers.ts";

// Runs of words in one sentence. All indices are into its tokens; a phrase is a pair, both ends inclusive.

export type Words = readonly Token[];
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

const NOTHING: Token = {
  begin: 0,
  end: 0,
  index: -1,
  sentence: -1,
  text: "",
  lower: "",
  lemma: "",
  pos: "X",
  quoted: false,
};

/** The word at `i`; before the first and after the last stands an empty one, which is no part of speech. */
export function at(words: Words, i: number): Token {
  return words[i] ?? NOTHING;
}

export function spanOf(words: Words, { first, last }: Phrase): Span {
  return { begin: at(words, first).begin, end: at(words, last).end };
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
  // "a drive to “go further”": a mark between them makes the infinitive no less one.
  const before = /^["“„«]$/.test(at(words, i - 1).text) ? words[i - 2] : words[i - 1];
  if (before?.lower === "to" || before?.text === "-") return false; // "to go", "state-backed"
  if (word.pos === "AUX") return true;
  return !word.lower.endsWith("ing") || isVerb(before);
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
  while (last > 0 && /^[.!?…;:]$/.test(at(words, last).text)) last--;
  return last;
}

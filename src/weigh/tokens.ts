import { fnv1a } from "../base/hash.ts";
import { compareSpans, type Span } from "../base/span.ts";

/** One word of a text, or a break that no passage may cross. */
export interface Token {
  readonly begin: number;
  readonly end: number;
  /** Equal for equal words, whatever their case. */
  readonly hash: number;
}

// Han has no spaces: each character is a word. "U.S." is one word. Lengths are bounded, as a word of a
// million letters would overflow the stack of the matcher.
const WORD =
  /\p{sc=Han}|(?:\p{Lu}\.){2,8}|[[\p{L}\p{M}\p{N}]--\p{sc=Han}]{1,100}(?:['’][\p{L}\p{M}\p{N}]{1,100})?/gv;

/** Words of a text in order, lower case, with the places where they stand. */
export function wordsOf(text: string): { word: string; begin: number; end: number }[] {
  const words: { word: string; begin: number; end: number }[] = [];
  for (const { 0: printed, index: begin } of text.matchAll(WORD)) {
    const word = printed.toLowerCase();
    const plain = printed.includes("’") ? word.replace("’", "'") : word;
    words.push({ word: plain, begin, end: begin + printed.length });
  }
  return words;
}

/**
 * Words outside `ignored`, with a break where something was left out.
 *
 * @param salt makes the breaks of two texts differ, so that they never match
 */
export function tokensOutside(text: string, ignored: readonly Span[], salt: string): Token[] {
  const holes = ignored.toSorted(compareSpans);
  const tokens: Token[] = [];
  let hole = 0;
  let skipped = false;
  for (const { word, begin, end } of wordsOf(text)) {
    while ((holes[hole]?.end ?? Infinity) <= begin) hole++;
    const inside = (holes[hole]?.begin ?? Infinity) < end;
    if (!inside && skipped)
      tokens.push({ begin, end: begin, hash: fnv1a(`\u0000${salt}\u0000${begin}`) });
    if (!inside) tokens.push({ begin, end, hash: fnv1a(word) });
    skipped = inside;
  }
  return tokens;
}

/** True for a break. */
export function isBreak(token: Token): boolean {
  return token.begin === token.end;
}

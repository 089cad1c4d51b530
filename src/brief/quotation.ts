import { sliceAll, type Span } from "../base/span.ts";

/** Quoted passages of a sentence: “…”. The quoted words themselves hold no such mark, see `quoted`. */
const QUOTED = /“([^“”]*)”/g;

/**
 * The words of a claim between quotation marks, as a sentence prints them.
 *
 * White space becomes single spaces, marks inside become single ones as in print, and a leading "that" and
 * a trailing stop go, since the sentence brings its own. Nothing else is touched.
 */
export function quoted(words: string): string {
  return `“${bare(words)}”`;
}

/** The words of the content spans of a claim, " … " where they are apart. */
export function contentWords(text: string, spans: readonly Span[]): string {
  return sliceAll(text, spans);
}

/** The passages that stand between quotation marks in a sentence. */
export function quotationsIn(sentence: string): string[] {
  return [...sentence.matchAll(QUOTED)].map((match) => match[1] ?? "");
}

/** The sentence without what it quotes: our own words, on which rules about wording hold. */
export function ownWords(sentence: string): string {
  return sentence.replace(QUOTED, "“”");
}

/**
 * Whether quoted words stand in a text, letter by letter: only white space and the shape of quotation
 * marks may differ. Parts that " … " keeps apart are looked for one by one, in order.
 */
export function isVerbatim(words: string, text: string): boolean {
  const source = levelled(text);
  let from = 0;
  return levelled(words)
    .split(" … ")
    .every((part) => {
      const at = source.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
}

function bare(words: string): string {
  return singleMarks(words)
    .replace(/^that /i, "")
    .replace(/[.,;:]$/, "");
}

/** Double quotation marks become single ones, as in print inside a quotation. On one line. */
export function singleMarks(words: string): string {
  return oneLine(words)
    .replace(/[“„«]|(?<![^\s([])["‟]/g, "‘")
    .replace(/[”»"‟]/g, "’");
}

/** Every quotation mark is one and the same, white space is single. */
function levelled(words: string): string {
  return oneLine(words).replace(/[“”„‟«»"‘’‚‛']/g, "'");
}

/** On one line, without control characters. */
export function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

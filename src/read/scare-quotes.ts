import type { Span } from "../base/span.ts";
import { at, type Words } from "./phrases.ts";

/** So few quoted words without a speaker are a turn of phrase, not speech (`docs/methods/cues.md`). */
export const SCARE_WORDS = 3;

/**
 * Words of the narrator's own that stand in quotation marks: he uses them and does not make them his.
 *
 * @param words content of a narrator claim, in order
 * @returns spans with their marks; longer quotations are left out, they are somebody's speech
 */
export function scareQuotes(words: Words): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!at(words, i).quoted) continue;
    let end = i;
    while (at(words, end + 1).quoted) end++;
    const run = words.slice(i, end + 1);
    const count = run.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
    if (count > 0 && count <= SCARE_WORDS)
      spans.push({ begin: at(words, i).begin, end: at(words, end).end });
    i = end;
  }
  return spans;
}

import type { Document } from "../../model/document.ts";
import type { Layers, Token } from "../layers.ts";
import { isSentenceEnd } from "../sentence-end.ts";
import { READ_KINDS, wordsInSmallLetters } from "../tokens.ts";

/** A sentence of the text as it is read without regard to capitals. */
export interface Line {
  /** Place of its first word in all words. */
  readonly first: number;
  readonly words: readonly Token[];
  /** Place of its block among those that are text. */
  readonly block: number;
}

/**
 * Sentences of words tagged in small letters, so that a text printed in capitals reads like any other.
 * White space and stray marks between sentences are dropped.
 */
export function linesOf(document: Document, { blocks }: Pick<Layers, "blocks">): Line[] {
  const lines: Line[] = [];
  let first = 0;
  let read = 0;
  for (const { kind, span } of blocks) {
    if (!READ_KINDS.has(kind)) continue;
    const block = read++;
    const words = wordsInSmallLetters(document.text, span).filter(({ pos }) => pos !== "SPACE");
    let open: Token[] = [];
    words.forEach((word, i) => {
      open.push({ ...word, quoted: false, index: first + open.length, sentence: lines.length });
      if (!isSentenceEnd(words, i, document.text)) return;
      lines.push({ first, words: open, block });
      first += open.length;
      open = [];
    });
    if (open.length > 0) lines.push({ first, words: open, block });
    first += open.length;
  }
  return lines;
}

import type { Span } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import type { Layers, Token } from "../layers.ts";
import { isSentenceEnd } from "../sentence-end.ts";
import { READ_KINDS, wordsInSmallLetters } from "../tokens.ts";

/** A sentence of the text as it is read without regard to capitals. */
export interface Line {
  readonly words: readonly Token[];
  /** Place of its block among those that are text. */
  readonly block: number;
}

// What stands behind so many sentences tells of nothing new, and a longer sentence is none: both bound the work.
const MOST_LINES = 400;
const MOST_WORDS = 150;

/**
 * Sentences of words tagged in small letters, so that a text printed in capitals reads like any other;
 * the first 400 of them, and longer ones in pieces. A dateline belongs to the sentence that it opens.
 */
export function linesOf(document: Document, { blocks }: Pick<Layers, "blocks">): Line[] {
  const lines: Line[] = [];
  let block = 0;
  let dateline: Span | undefined;
  for (const { kind, span } of blocks) {
    if (kind === "dateline") dateline = span;
    if (!READ_KINDS.has(kind)) continue;
    if (lines.length >= MOST_LINES) break;
    const whole = { begin: dateline?.begin ?? span.begin, end: span.end };
    dateline = undefined;
    for (const words of sentencesIn(document, whole)) lines.push({ words, block });
    block++;
  }
  return lines.slice(0, MOST_LINES);
}

function sentencesIn(document: Document, span: Span): Token[][] {
  const words = wordsInSmallLetters(document.text, span).filter(({ pos }) => pos !== "SPACE");
  const found: Token[][] = [];
  let open: Token[] = [];
  words.forEach((word, i) => {
    open.push({ ...word, quoted: false, index: open.length, sentence: found.length });
    if (open.length < MOST_WORDS && !isSentenceEnd(words, i, document.text)) return;
    found.push(open);
    open = [];
  });
  return open.length > 0 ? [...found, open] : found;
}

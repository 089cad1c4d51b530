import type { Block } from "../../../src/model/reading.ts";
import type { Span } from "./segments.ts";

/** A block of the article as it is set: text that no block names counts as a paragraph. */
export type Paragraph = Block;

const LINES = /[^\n]+/g;

/**
 * The whole text as blocks in order. A block within another (the dateline that opens a paragraph) is
 * dropped, and what no block covers is set as paragraphs: no words are ever left out.
 */
export function paragraphsOf(text: string, blocks: readonly Block[]): Paragraph[] {
  const sorted = blocks.toSorted((a, b) => a.span.begin - b.span.begin || b.span.end - a.span.end);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const { span, kind } of sorted) {
    if (span.end <= at) continue;
    const begin = Math.max(at, span.begin);
    paragraphs.push(...linesOf(text, { begin: at, end: begin }));
    paragraphs.push({ span: { begin, end: span.end }, kind });
    at = span.end;
  }
  return [...paragraphs, ...linesOf(text, { begin: at, end: text.length })];
}

function linesOf(text: string, { begin, end }: Span): Paragraph[] {
  return [...text.slice(begin, end).matchAll(LINES)]
    .filter(([line]) => line.trim() !== "")
    .map(({ index, 0: line }) => ({
      span: { begin: begin + index, end: begin + index + line.length },
      kind: "paragraph",
    }));
}

import type { Block } from "../../../src/model/reading.ts";
import type { Span } from "./segments.ts";

/** A block of the article as it is set: text that no block names counts as a paragraph. */
export interface Paragraph extends Block {
  /** The dateline that opens it: "VELMONT (Daily24) –". */
  readonly dateline?: Span;
}

const LINES = /[^\n]+/g;

/**
 * The whole text as blocks in order. A dateline is set with the paragraph it opens, any other block
 * within a block is dropped, and what no block covers is set as paragraphs: no words are ever left out.
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
  return opened(text, [...paragraphs, ...linesOf(text, { begin: at, end: text.length })]);
}

/** Datelines joined to the paragraphs they open, where they stand on one line. */
function opened(text: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const last = joined.at(-1);
    const opens =
      last?.kind === "dateline" &&
      paragraph.kind === "paragraph" &&
      !text.slice(last.span.end, paragraph.span.begin).includes("\n");
    if (!opens) {
      joined.push(paragraph);
      continue;
    }
    joined[joined.length - 1] = {
      kind: "paragraph",
      span: { begin: last.span.begin, end: paragraph.span.end },
      dateline: last.span,
    };
  }
  return joined;
}

function linesOf(text: string, { begin, end }: Span): Paragraph[] {
  return [...text.slice(begin, end).matchAll(LINES)]
    .filter(([line]) => line.trim() !== "")
    .map(({ index, 0: line }) => ({
      span: { begin: begin + index, end: begin + index + line.length },
      kind: "paragraph",
    }));
}

import type { Block } from "../../../src/model/reading.ts";

/** Half-open, in UTF-16 units of the text. */
export type Span = Block["span"];

/** Something said of a stretch of text; several may overlap. */
export interface Mark {
  readonly span: Span;
  readonly kind: "claim" | "mention" | "cue" | "source" | "hedge" | "passage";
  readonly id: string;
}

/** A stretch of text over which the same marks hold. */
export interface Segment {
  readonly begin: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/**
 * The stretch cut wherever a mark begins or ends, so that overlapping marks need no nesting.
 *
 * Law: the segments join without gap or overlap to `within`, and each has exactly the marks that cover it.
 *
 * @param within the stretch to cut; what marks have beyond it is left out
 * @returns in order; empty for an empty stretch
 */
export function segmentsOf(within: Span, marks: readonly Mark[]): Segment[] {
  const inside = marks.filter(({ span }) => isIn(within, span));
  const edges = new Set([within.begin, within.end]);
  for (const { span } of inside) {
    edges.add(Math.max(span.begin, within.begin));
    edges.add(Math.min(span.end, within.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [i, begin] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    segments.push({ begin, end, marks: inside.filter(({ span }) => covers(span, begin, end)) });
  }
  return segments;
}

function isIn(within: Span, span: Span): boolean {
  return span.begin < span.end && span.begin < within.end && span.end > within.begin;
}

function covers(span: Span, begin: number, end: number): boolean {
  return span.begin <= begin && end <= span.end;
}

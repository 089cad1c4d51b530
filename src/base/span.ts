import { z } from "zod";

/** Half-open [begin, end) in UTF-16 units of the text it belongs to. */
export const Span = z.object({ begin: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** The words of a span. Law: `slice(text, span).length === span.end - span.begin`. */
export function slice(text: string, span: Span): string {
  return text.slice(span.begin, span.end);
}

/** The words of several spans in order, joined by " … " where they are apart. */
export function sliceAll(text: string, spans: readonly Span[]): string {
  return spans.map((span) => slice(text, span)).join(" … ");
}

/** Length of the overlap in UTF-16 units; 0 where they only touch. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.begin, b.begin));
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/** Order of reading: by begin, the longer first. */
export function compareSpans(a: Span, b: Span): number {
  return a.begin - b.begin || b.end - a.end;
}

/** The span without white space at its ends; empty at its begin where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span {
  let { begin, end } = span;
  while (begin < end && /\s/.test(text[begin] ?? "")) begin++;
  while (end > begin && /\s/.test(text[end - 1] ?? "")) end--;
  return { begin, end };
}

/** Smallest span that holds them all; undefined for none. */
export function hull(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return {
    begin: Math.min(...spans.map((span) => span.begin)),
    end: Math.max(...spans.map((span) => span.end)),
  };
}

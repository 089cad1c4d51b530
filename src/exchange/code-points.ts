import type { Span } from "../base/span.ts";

const SURROGATE = /[\ud800-\udfff]/;

/** Turns spans of code points into spans of UTF-16 units of the same text; undefined where it is not that long. */
export function unitSpans(text: string): (span: Span) => Span | undefined {
  const at: number[] = [];
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1)
    at.push(unit);
  at.push(text.length);
  return (span) => {
    const [begin, end] = [at[span.begin], at[span.end]];
    return begin === undefined || end === undefined ? undefined : { begin, end };
  };
}

/**
 * Turns spans of UTF-16 units into spans of code points of the same text.
 *
 * Linear in the text once, then constant for a span. A lone half of a pair counts as one code point, as in the Encoding
 * standard, where it becomes U+FFFD.
 */
export function codePointSpans(text: string): (span: Span) => Span {
  if (!SURROGATE.test(text)) return (span) => ({ begin: span.begin, end: span.end });
  const at = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; unit++) {
    at[unit] = points;
    const isPair = (text.codePointAt(unit) ?? 0) > 0xffff;
    if (isPair) at[++unit] = points;
    points++;
  }
  at[text.length] = points;
  const pointAt = (unit: number) => at[Math.min(unit, text.length)] ?? points;
  return ({ begin, end }) => ({ begin: pointAt(begin), end: pointAt(end) });
}

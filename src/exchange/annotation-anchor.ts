import type { Span } from "../base/span.ts";
import { unitSpans } from "./code-points.ts";

/** Where the words of an annotation stand, as far as it says. */
export interface Anchor {
  /** Half-open, in code points of the text. */
  readonly position: Span | null;
  readonly quote: {
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  } | null;
  /** The position counts in the text of a document of ours, not in some rendering of its page. */
  readonly isOfText: boolean;
}

/**
 * The span of an anchor in a text, in UTF-16 units. The quote decides: a position is taken where the quoted words stand there;
 * elsewhere they are looked for with the words around them, and of several places the one nearest to the position is it.
 *
 * @returns the reason where there is none
 * @see https://www.w3.org/TR/annotation-model/, sections 4.2.4 and 4.2.5
 */
export function spanOfAnchor(text: string, { position, quote, isOfText }: Anchor): Span | string {
  const placed = position ? unitSpans(text)(position) : undefined;
  if (quote) return spanOfQuote(text, quote, placed);
  if (!position) return "missing selector: no quote and no position";
  if (!isOfText) return "missing quote: a position alone holds for the page of whoever counted it";
  return placed && placed.begin < placed.end ? placed : "invalid position: the text is shorter";
}

type Quote = NonNullable<Anchor["quote"]>;

function spanOfQuote(text: string, quote: Quote, placed: Span | undefined): Span | string {
  if (placed && text.slice(placed.begin, placed.end) === quote.exact) return placed;
  const found = placesOf(text, quote);
  if (found.length === 0) return "unknown words: the quote does not stand in the text";
  if (found.length > 1 && !placed) return `ambiguous quote: it stands in ${found.length} places`;
  const from = placed?.begin ?? 0;
  const [nearest = 0] = found.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  return { begin: nearest, end: nearest + quote.exact.length };
}

/** Places of the exact words, those with the right words around them alone where there are any. */
function placesOf(text: string, { exact, prefix, suffix }: Quote): number[] {
  const all: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) all.push(at);
  const framed = all.filter(
    (at) => text.slice(0, at).endsWith(prefix) && text.slice(at + exact.length).startsWith(suffix),
  );
  return framed.length > 0 ? framed : all;
}

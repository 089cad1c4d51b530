import type { Span } from "../base/span.ts";

/** What lies in each sentence; both lists are in order of the text. */
export function bySentence<T extends { readonly span: Pick<Span, "begin"> }>(
  sentences: readonly Span[],
  items: readonly T[],
): T[][] {
  const out: T[][] = sentences.map(() => []);
  let i = 0;
  for (const item of items) {
    while (i < sentences.length - 1 && (sentences[i]?.end ?? 0) <= item.span.begin) i++;
    out[i]?.push(item);
  }
  return out;
}

import { sliceAll } from "../base/span.ts";
import type { CitedRow, ClaimContent, ClaimRow } from "../model/view.ts";
import { codePointSpans } from "./code-points.ts";

/**
 * Rows of the claims list with their words and where these stand.
 *
 * @param contents of these claims, in any order; a row without one has no words and no spans
 * @returns in the order of the rows; spans in code points of the document's text
 */
export function citedRows(
  rows: readonly ClaimRow[],
  contents: readonly ClaimContent[],
): CitedRow[] {
  const byId = new Map(contents.map((content) => [content.id, content]));
  const spansIn = new Map<string, ReturnType<typeof codePointSpans>>();
  const pointsOf = (text: string) => {
    const known = spansIn.get(text) ?? codePointSpans(text);
    spansIn.set(text, known);
    return known;
  };
  return rows.map((row) => {
    const found = byId.get(row.id);
    if (!found) return { ...row, quote: "", spans: [] };
    const spans = found.content.map(pointsOf(found.text));
    return {
      ...row,
      quote: sliceAll(found.text, found.content),
      spans: spans.map(({ begin, end }): [number, number] => [begin, end]),
    };
  });
}

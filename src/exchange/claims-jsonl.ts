import type { ClaimRow } from "../model/view.ts";

/** Claims as JSON Lines: one object a line, LF, with the whole attribution chain of each. */
export function claimsToJsonl(rows: Iterable<ClaimRow>): string {
  return Array.from(rows, (row) => `${JSON.stringify(row)}\n`).join("");
}

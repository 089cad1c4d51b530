import type { Claim } from "../../../../src/model/claim.ts";
import type { ClaimRow, DocumentView } from "../../../../src/model/view.ts";

/** A claim with its place in the text, and its number there: that of the mark beside its first words. */
export interface NumberedClaim {
  readonly number: number;
  readonly claim: Claim;
  readonly row: ClaimRow;
}

/** The claims of a text, the one in hand, and how to take up another. */
export interface Choosing {
  readonly claims: readonly NumberedClaim[];
  readonly chosen: NumberedClaim | undefined;
  readonly choose: (id: string | null) => void;
}

/** The claims in the order of reading. */
export function numberedClaims(view: DocumentView): NumberedClaim[] {
  const rows = new Map(view.claims.map((row) => [row.id, row]));
  return (view.reading?.claims ?? [])
    .toSorted((a, b) => beginOf(a) - beginOf(b))
    .flatMap((claim) => {
      const row = rows.get(claim.id);
      return row ? [{ claim, row }] : [];
    })
    .map((pair, i) => ({ ...pair, number: i + 1 }));
}

export function beginOf(claim: Claim): number {
  return Math.min(...claim.content.map(({ begin }) => begin));
}

export function lengthOf(claim: Claim): number {
  return claim.content.reduce((sum, { begin, end }) => sum + end - begin, 0);
}

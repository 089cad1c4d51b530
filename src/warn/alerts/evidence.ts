import { hull } from "../../base/span.ts";
import type { AlertEvidence } from "../../model/alert.ts";
import type { ChainLink, Claim } from "../../model/claim.ts";
import type { Proposition } from "../../model/proposition.ts";

/** Makes a finder of the words behind an alert: claims by id, each once, in the order asked for. */
export function evidenceOf(
  claims: readonly Claim[],
): (claimIds: Iterable<string>) => AlertEvidence[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return (claimIds) =>
    [...new Set(claimIds)].flatMap((claimId) => {
      const claim = byId.get(claimId);
      const span = claim && hull(claim.content);
      if (!claim || !span) return [];
      const { documentId, text: quote, chain } = claim;
      return [{ claimId, documentId, span, quote, source: nameOf(chain.at(-1)) }];
    });
}

function nameOf(link: ChainLink | undefined): string {
  return link?.name || link?.surface || "";
}

/** Who stands behind these propositions, each once, in order of first appearance. */
export function originLabels(propositions: readonly Proposition[]): string[] {
  return [
    ...new Set(propositions.flatMap(({ supports }) => supports.origins.map(({ label }) => label))),
  ];
}

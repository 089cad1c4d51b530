import { attributionOf, citedClaims, present, type CitedClaim } from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";
import { jsonList } from "./json-list.ts";
import { TOCSIN_TERMS } from "./vocabulary.ts";

/**
 * Claims as schema.org ClaimReview, one for each. The rating is the credibility of the report on the Admiralty scale,
 * which runs from 1, confirmed, to 5, improbable; 6 is "cannot be judged" and gets no number. It rates how the report
 * stands to others, not whether it is true.
 *
 * @see https://schema.org/ClaimReview
 */
export function exportClaimReview({ documents, at }: ExportSource): AsyncGenerator<string> {
  const context = JSON.stringify(["https://schema.org", { tocsin: TOCSIN_TERMS }]);
  const reviews = async function* () {
    for await (const document of documents())
      yield* citedClaims(document).map((claim) => reviewOf(claim, at));
  };
  return jsonList({ head: `{"@context":${context},"@graph":[`, tail: "]}" }, reviews());
}

const CREDIBILITY: Readonly<Record<string, string>> = {
  "1": "confirmed by other sources",
  "2": "probably true",
  "3": "possibly true",
  "4": "doubtful",
  "5": "improbable",
  "6": "truth cannot be judged",
};

function reviewOf(claim: CitedClaim, at: string): object {
  const { row, document, quote } = claim;
  const digit = row.grade.at(-1) ?? "6";
  const article = {
    "@type": "NewsArticle",
    "@id": `urn:tocsin:${document.id}`,
    headline: row.title,
    identifier: `sha256:${document.sha256}`,
    ...present({ url: document.url, datePublished: document.published }),
    ...(document.publisher
      ? { publisher: { "@type": "Organization", name: document.publisher } }
      : {}),
  };
  return {
    "@type": "ClaimReview",
    "@id": `urn:tocsin:review:${row.id}`,
    author: { "@type": "SoftwareApplication", name: "Tocsin" },
    datePublished: at.slice(0, 10),
    claimReviewed: quote || row.text,
    itemReviewed: {
      "@type": "Claim",
      "@id": `urn:tocsin:${row.id}`,
      author: { "@type": "Thing", name: row.speaker || "source not named" },
      appearance: [article],
      ...present({ datePublished: document.published }),
      ...(row.propositionId ? { isPartOf: { "@id": `urn:tocsin:${row.propositionId}` } } : {}),
    },
    reviewRating: {
      "@type": "Rating",
      alternateName: CREDIBILITY[digit] ?? CREDIBILITY["6"],
      ratingExplanation: `Admiralty ${row.grade}: reliability of the source, credibility of the report; ${row.nMin} to ${row.nMax} independent origins`,
      ...(digit in CREDIBILITY && digit !== "6"
        ? { ratingValue: 6 - Number(digit), bestRating: 5, worstRating: 1 }
        : {}),
    },
    "tocsin:attribution": attributionOf(claim),
  };
}

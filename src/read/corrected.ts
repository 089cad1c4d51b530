import { idOf } from "../base/id.ts";
import { contains, type Span } from "../base/span.ts";
import type { ChainLink, Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { ClaimVerdict } from "../model/judgement.ts";
import type { Mention } from "../model/mention.ts";
import type { SourceType } from "../model/source.ts";
import { publisherLink } from "./chain.ts";
import { claimOf } from "./claims.ts";
import type { Layers } from "./layers.ts";
import { wordsBetween } from "./sources.ts";

/** What corrections are made on. */
type ClaimLayers = Pick<Layers, "claims" | "tokens" | "mentions" | "times">;

/** Who made a claim that no reader found: part of its extractor. */
export const ANALYST = "analyst";

/** Id of a claim that a person adds: the same words are the same claim, whoever adds them. */
export function addedClaimId(documentId: string, { begin, end }: Span): string {
  return idOf("claim", documentId, begin, end, ANALYST);
}

/**
 * The claims of a document with what people said of them: struck, put on another's word, or added.
 *
 * A verdict on a claim that the reader no longer finds changes nothing; it takes effect again if the claim returns.
 *
 * @param verdicts those that stand, in any order
 * @returns in order of the text; an added claim is read as any other, only its words and its source are a person's
 */
export function corrected(
  document: Document,
  layers: ClaimLayers,
  verdicts: readonly ClaimVerdict[],
): readonly Claim[] {
  if (verdicts.length === 0) return layers.claims;
  const said = new Map(verdicts.map((verdict) => [verdict.claimId, verdict]));
  const kept = layers.claims.flatMap((claim) => {
    const verdict = said.get(claim.id);
    if (verdict?.verdict === "wrong") return [];
    return verdict?.verdict === "source"
      ? [onWordOf(claim, verdict.source, { document, layers })]
      : [claim];
  });
  const added = verdicts.flatMap((verdict) =>
    verdict.verdict === "claim" && verdict.span.end <= document.text.length
      ? [addedClaim(verdict, { document, layers })]
      : [],
  );
  return [...kept, ...added].sort((a, b) => beginOf(a) - beginOf(b));
}

interface Page {
  readonly document: Document;
  readonly layers: ClaimLayers;
}

function beginOf({ content }: Claim): number {
  return Math.min(...content.map(({ begin }) => begin));
}

/** The cue stays: who is said to say it was wrong, not that it is said. */
function onWordOf(claim: Claim, source: string | null, page: Page): Claim {
  const [publisher = publisherLink(page.document)] = claim.chain;
  const extractor = `${claim.extractor}+${ANALYST}`;
  if (source === null) {
    const form = claim.form === "headline" ? "headline" : "narrator";
    return { ...claim, form, chain: [publisher], extractor };
  }
  const cue = claim.chain.at(-1)?.cue ?? null;
  const form = claim.form === "narrator" ? "indirect" : claim.form;
  return { ...claim, form, chain: [publisher, { ...linkTo(source, page), cue }], extractor };
}

function addedClaim(
  { span, source, claimId }: Extract<ClaimVerdict, { verdict: "claim" }>,
  page: Page,
): Claim {
  const { document, layers } = page;
  const publisher = publisherLink(document);
  const claim = claimOf(
    {
      document,
      words: wordsBetween(layers.tokens, span),
      mentions: layers.mentions.filter((mention) => contains(span, mention.span)),
      times: layers.times.filter((time) => contains(span, time.span)),
      headline: false,
    },
    {
      content: [span],
      chain: source === null ? [publisher] : [publisher, linkTo(source, page)],
      cue: null,
      extractor: ANALYST,
    },
  );
  return { ...claim, id: claimId };
}

const LINK_TYPES: Partial<Readonly<Record<Mention["type"], SourceType>>> = {
  Person: "person",
  Organisation: "organisation",
};

/** Where the text names the source, the link points to its first mention. */
function linkTo(source: string, { layers }: Page): ChainLink {
  const mention = layers.mentions.find(({ text }) => text === source);
  return {
    type: (mention && LINK_TYPES[mention.type]) ?? "unknown",
    surface: mention?.text ?? "",
    name: source,
    span: mention?.span ?? null,
    cue: null,
    scope: "resolved",
    refId: null,
    occasion: null,
  };
}

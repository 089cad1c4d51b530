import { compareText } from "../base/group.ts";
import { compareSpans, contains, overlap, type Span } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { WeighDocument } from "./input.ts";
import {
  isSameOutlet,
  nameOf,
  outletNamed,
  publisherOf,
  type Outlet,
  type SourceIndex,
} from "./outlets.ts";
import type { Retraction } from "./stances.ts";

/** An outlet that a document says it rests on, and where. */
export interface Citation {
  readonly span: Span;
  readonly outlet: Outlet;
  readonly kind: WeighDocument["citations"][number]["kind"];
}

/** Outlets that a document says it rests on: as the reader listed them, and as links of its chains. */
export function citationsOf(
  { document, citations, claims }: WeighDocument,
  sources: SourceIndex,
): Citation[] {
  const publisher = publisherOf(document, claims[0]?.chain[0], sources);
  const listed = citations.map((one) => ({
    ...one,
    outlet: outletNamed(one.outlet, null, sources),
  }));
  const linked = claims
    .flatMap(({ chain }) => chain.slice(1))
    .flatMap((link) => {
      const outlet =
        link.type === "media" ? outletNamed(nameOf(link), link.refId, sources) : undefined;
      return link.span ? [{ span: link.span, outlet, kind: "cites" as const }] : [];
    });
  return [...listed, ...linked].flatMap(({ span, outlet, kind }) => {
    const foreign = outlet && (kind === "retracts" || !isSameOutlet(outlet, publisher));
    return foreign ? [{ span, outlet, kind }] : [];
  });
}

/** Names nobody whose words they could be but the publisher's own unnamed sources. */
export function isUnsourced({ chain }: Claim): boolean {
  return chain.slice(1).every(({ type }) => type === "anonymous" || type === "untraceable");
}

/** Outlet cited in the paragraph of the claim: what nobody else is named for there, the outlet reported. */
export function citedBeside(
  claim: Claim,
  citations: readonly Citation[],
  blocks: WeighDocument["blocks"],
): Outlet | undefined {
  return citations
    .filter(({ span }) => isBeside(claim, span, blocks))
    .sort((a, b) => compareSpans(a.span, b.span) || compareText(a.outlet.key, b.outlet.key))[0]
    ?.outlet;
}

function isBeside({ content }: Claim, span: Span, blocks: WeighDocument["blocks"]): boolean {
  const paragraph = blocks.find((block) => block.kind !== "title" && contains(block.span, span));
  return paragraph !== undefined && content.some((part) => overlap(part, paragraph.span) > 0);
}

/** Reports that a document takes back. */
export function retractionsIn(one: WeighDocument, sources: SourceIndex): Retraction[] {
  const { published } = one.document;
  return citationsOf(one, sources)
    .filter(({ kind }) => kind === "retracts")
    .map(({ outlet, span }) => ({
      published,
      outletKey: outlet.key,
      outlet: outlet.name,
      claimIds: one.claims.filter((claim) => isBeside(claim, span, one.blocks)).map(({ id }) => id),
    }));
}

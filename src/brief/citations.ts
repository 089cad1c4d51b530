import { hull, slice, type Span } from "../base/span.ts";
import type { Citation } from "../model/brief.ts";
import type { Document } from "../model/document.ts";
import type { ClaimRow } from "../model/view.ts";
import type { BriefMaterial } from "./input.ts";
import { publisherOf } from "./attribution.ts";

const NEAR = 400; // UTF-16 units between a claim and its source, within which one quotation holds both

/** A claim that can be cited, with its document and words. */
export interface Citable {
  readonly row: ClaimRow;
  readonly document: Document;
  readonly content: readonly Span[];
}

/** What a citation is made from. */
export type CitableMaterial = Pick<BriefMaterial, "claims" | "documents" | "spans">;

/** The claim with what a citation needs; undefined where the material lacks its document or spans. */
export function findCitable(material: CitableMaterial, claimId: string): Citable | undefined {
  const row = material.claims[claimId];
  const document = row && material.documents.get(row.documentId);
  const content = material.spans.get(claimId) ?? [];
  return row && document && content.length > 0 ? { row, document, content } : undefined;
}

/**
 * The passage that bears a claim: its content, with the words that say who says so and how.
 * A source that stands far off is left to the chain.
 */
export function evidenceSpan({ row, content }: Pick<Citable, "row" | "content">): Span {
  const core = hull(content) ?? { begin: 0, end: 0 };
  const near = row.chain
    .filter(({ scope }) => scope === "explicit")
    .flatMap(({ span, cue }) => [...(span ? [span] : []), ...(cue?.spans ?? [])])
    .filter(({ begin, end }) => begin >= core.begin - NEAR && end <= core.end + NEAR);
  return hull([core, ...near]) ?? core;
}

/** Citations of these claims, numbered from 1; a claim that cannot be cited has none. */
export function citationsOf(material: CitableMaterial, claimIds: readonly string[]): Citation[] {
  const list = new CitationList();
  for (const id of claimIds) {
    const citable = findCitable(material, id);
    if (citable) list.cite(citable);
  }
  return list.all();
}

/** Numbers citations from 1 in the order of first use; a claim cited twice keeps its number. */
export class CitationList {
  readonly #citations: Citation[] = [];

  /** The number under which a claim is cited. */
  cite(citable: Citable): number {
    const known = this.#citations.find(({ claimId }) => claimId === citable.row.id);
    if (known) return known.n;
    const n = this.#citations.length + 1;
    this.#citations.push(citationOf(citable, n));
    return n;
  }

  all(): Citation[] {
    return [...this.#citations];
  }
}

function citationOf(citable: Citable, n: number): Citation {
  const { row, document } = citable;
  const span = evidenceSpan(citable);
  return {
    n,
    documentId: document.id,
    claimId: row.id,
    span,
    quote: slice(document.text, span),
    title: document.title ?? row.title,
    publisher: publisherOf(row),
    url: document.url,
    published: document.published,
    retrieved: document.retrieved,
    sha256: document.sha256,
  };
}

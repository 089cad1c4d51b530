import type { Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { ClaimRow } from "../model/view.ts";
import type { Store } from "../store/index.ts";

/** Claims with the documents and spans that a citation of them needs. */
export interface CitableClaims {
  readonly claims: Readonly<Record<string, ClaimRow>>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly spans: ReadonlyMap<string, readonly Span[]>;
}

/** Fetches what is needed to cite these claims: their documents, and where their words stand. */
export async function citableClaims(
  store: Store,
  rows: readonly ClaimRow[],
): Promise<CitableClaims> {
  const documents = new Map<string, Document>();
  const spans = new Map<string, readonly Span[]>();
  for (const id of new Set(rows.map(({ documentId }) => documentId))) {
    const found = await store.findDocument(id);
    if (!found) continue;
    documents.set(id, found.document);
    for (const claim of found.reading?.claims ?? []) spans.set(claim.id, claim.content);
  }
  return { claims: Object.fromEntries(rows.map((row) => [row.id, row])), documents, spans };
}

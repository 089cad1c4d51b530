import type { Document, RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";

/** A document with the bytes that its hash is of. */
export interface Collected {
  readonly document: Document;
  readonly bytes: Uint8Array;
}

/** What came of one input: documents, issues for what is bad, and pages a feed names but does not carry. */
export interface Collection {
  readonly documents: readonly Collected[];
  readonly issues: readonly Issue[];
  readonly links: readonly { readonly url: string; readonly feed: string | null }[];
}

import { compareText } from "../base/group.ts";
import type { Span } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { instantOf } from "./independence.ts";
import type { OriginRef } from "./origin.ts";
import type { Outlet } from "./outlets.ts";

/** What of a document its claims are weighed by. */
export type Printed = Pick<
  Document,
  "id" | "url" | "published" | "publisher" | "originator" | "dateline" | "retrieved"
>;

/** A claim as it is counted: in its document, with its origin. */
export interface Instance {
  readonly claim: Claim;
  readonly document: Printed;
  readonly origin: OriginRef;
  /** Outlets the document cites anywhere. */
  readonly cited: readonly Outlet[];
  /** Words that say who took it back; null while it stands. */
  readonly withdrawn: string | null;
}

/** Order of publication, undated last; within a document, of reading. */
export function compareInstances(a: Instance, b: Instance): number {
  return (
    instantOf(a.document.published) - instantOf(b.document.published) ||
    compareText(a.document.id, b.document.id) ||
    beginOf(a.claim) - beginOf(b.claim) ||
    compareText(a.claim.id, b.claim.id)
  );
}

/** True where the document speaks itself: a headline or a sentence that names no source. */
export function isOwnVoice({ claim }: Pick<Instance, "claim">): boolean {
  return claim.chain.length === 1;
}

function beginOf({ content }: Claim): number {
  return content.reduce((least: number, span: Span) => Math.min(least, span.begin), Infinity);
}

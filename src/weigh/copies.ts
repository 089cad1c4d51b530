import { groupBy } from "../base/group.ts";
import { overlap, type Span } from "../base/span.ts";
import type { Reuse } from "../model/proposition.ts";
import { COPY_CONTAINMENT } from "./compare.ts";

const COVERED = 0.8; // of the words of a claim inside shared passages: the claim itself is copied

/** What documents share, by document. */
export type ReuseIndex = ReadonlyMap<string, readonly Reuse[]>;

export function indexReuse(reuse: readonly Reuse[]): ReuseIndex {
  return groupBy(
    [...reuse.map((one) => ({ one, id: one.a })), ...reuse.map((one) => ({ one, id: one.b }))],
    ({ id }) => id,
  )
    .entries()
    .reduce(
      (index, [id, list]) =>
        index.set(
          id,
          list.map(({ one }) => one),
        ),
      new Map<string, Reuse[]>(),
    );
}

/** Earlier documents that the claim at `content` was copied from with its words. */
export function copiedFrom(
  documentId: string,
  content: readonly Span[],
  index: ReuseIndex,
): string[] {
  return (index.get(documentId) ?? [])
    .filter((one) => one.b === documentId && isCopied(one, content))
    .map(({ a }) => a);
}

function isCopied({ kind, containmentB, passages }: Reuse, content: readonly Span[]): boolean {
  if (kind === "translation") return false; // a candidate: a suspicion, no copy
  if (kind !== "shared-quote" && kind !== "partial" && containmentB >= COPY_CONTAINMENT)
    return true;
  const length = content.reduce((sum, { begin, end }) => sum + end - begin, 0);
  const shared = passages.reduce(
    (sum, { b }) => sum + content.reduce((part, span) => part + overlap(b, span), 0),
    0,
  );
  return length > 0 && shared >= COVERED * length;
}

/** What two documents share; undefined where nothing was found. */
export function reuseBetween(a: string, b: string, index: ReuseIndex): Reuse | undefined {
  return index.get(a)?.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
}

/** Earlier documents of which this one may be a translation. */
export function translatedFrom(documentId: string, index: ReuseIndex): string[] {
  return (index.get(documentId) ?? [])
    .filter(({ b, kind }) => kind === "translation" && b === documentId)
    .map(({ a }) => a);
}

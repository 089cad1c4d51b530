import { overlap, type Span } from "../base/span.ts";

/** What stands in a text and in its translation alike. */
export const ANCHOR_KINDS = ["number", "date", "link", "name"] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** A number, date, address or name, whatever the language. */
export interface Anchor extends Span {
  /** Equal in every language, up to chance. */
  readonly key: number;
  readonly kind: AnchorKind;
  /** How little of it is chance: a year tells next to nothing, a long number much. */
  readonly weight: number;
  /** It is a name by its capital; in a script without capitals any word may be one. */
  readonly clear: boolean;
}

/** Each anchor once, where it first stands outside these spans. */
export function distinctAnchors(anchors: readonly Anchor[], ignored: readonly Span[]): Anchor[] {
  const first = new Map<number, Anchor>();
  for (const anchor of anchors) {
    const known = first.get(anchor.key);
    if (known && (known.clear || !anchor.clear)) continue;
    if (ignored.some((span) => overlap(span, anchor) > 0)) continue;
    first.set(anchor.key, known ? { ...known, clear: true } : anchor);
  }
  return [...first.values()];
}

/** Of these those by which texts are looked up: what is rare enough by itself, each once. */
export function anchorKeys(anchors: readonly Anchor[]): number[] {
  return [...new Set(anchors.flatMap(({ key, weight }) => (weight >= 1 ? key : [])))];
}

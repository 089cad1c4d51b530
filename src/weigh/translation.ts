import { daysBetween } from "../base/interval.ts";
import type { Reuse } from "../model/proposition.ts";
import type { Anchor } from "./anchors.ts";
import type { Words } from "./words.ts";

export const TRANSLATED_WITHIN_DAYS = 4;
const LEAST_STRENGTH = 5; // sum of weights of what both have
const LEAST_FIGURES = 2; // numbers, dates and addresses in common that are no year and not round
const FIGURE_SHARE = 0.6; // of those of the text that has fewer
const LEAST_SHARE = 0.45; // of the names and figures of one of them
const IN_ORDER = 0.7; // of the pairs of shared anchors: half of them by chance
const UNCLEAR = 0.25; // what a word counts that is a name for certain in neither
const MOST_PASSAGES = 60;

/** Ends of a pair; the first is the earlier where that is known. */
type Ends = readonly [Words, Words];

/**
 * Whether the later of two texts in two languages may be a translation of the earlier: they share most numbers,
 * dates, addresses and names, in much the same order.
 *
 * A candidate and no more: two reports of one briefing can look alike, so it ties origins as a suspicion and is never
 * taken for a copy.
 *
 * @returns kind "translation"; containments are shares of anchors, passages the anchors both have
 * @see docs/methods/reuse.md, translations
 */
export function translationOf([x, y]: Ends, directed: boolean): Reuse | undefined {
  if (!mayTranslate(x, y)) return undefined;
  const [a, b] = [x.anchors(), y.anchors()];
  const ofB = new Map(b.map((anchor) => [anchor.key, anchor]));
  const shared = a.flatMap((anchor): Shared[] => {
    const other = ofB.get(anchor.key);
    return other ? [{ a: anchor, b: other }] : [];
  });
  if (!isTelling(shared, a, b)) return undefined;
  const [containmentA, containmentB] = [shareOf(a, shared), shareOf(b, shared)];
  if (Math.max(containmentA, containmentB) < LEAST_SHARE) return undefined;
  const passages = shared
    .toSorted((one, other) => one.a.begin - other.a.begin || one.a.key - other.a.key)
    .slice(0, MOST_PASSAGES)
    .map((one) => ({ a: spanOf(one.a), b: spanOf(one.b) }));
  const ends = { a: x.source.id, b: y.source.id };
  return { ...ends, kind: "translation", containmentA, containmentB, directed, passages };
}

interface Shared {
  readonly a: Anchor;
  readonly b: Anchor;
}

function mayTranslate({ source: a }: Words, { source: b }: Words): boolean {
  if (a.language === undefined || b.language === undefined || a.language === b.language)
    return false;
  if (a.published === null || b.published === null) return false;
  return Math.abs(daysBetween(a.published, b.published)) <= TRANSLATED_WITHIN_DAYS;
}

function isTelling(shared: readonly Shared[], a: readonly Anchor[], b: readonly Anchor[]): boolean {
  const strength = shared.reduce(
    (sum, one) => sum + one.a.weight * (one.a.clear || one.b.clear ? 1 : UNCLEAR),
    0,
  );
  const figures = shared.filter((one) => isFigure(one.a)).length;
  const least = Math.min(a.filter(isFigure).length, b.filter(isFigure).length);
  return (
    strength >= LEAST_STRENGTH &&
    figures >= LEAST_FIGURES &&
    figures >= FIGURE_SHARE * least &&
    concordance(shared) >= IN_ORDER
  );
}

function isFigure({ kind, weight }: Anchor): boolean {
  return kind !== "name" && weight >= 1;
}

/** Share of the pairs of shared anchors that stand in the same order in both texts. */
function concordance(shared: readonly Shared[]): number {
  let pairs = 0;
  let same = 0;
  for (const [i, one] of shared.entries())
    for (const other of shared.slice(i + 1)) {
      const [forth, back] = [one.a.begin - other.a.begin, one.b.begin - other.b.begin];
      if (forth === 0 || back === 0) continue;
      pairs++;
      if (forth > 0 === back > 0) same++;
    }
  return pairs === 0 ? 0 : same / pairs;
}

/** Share of the names and figures of one text that the other has; words that are names by guess alone count not. */
function shareOf(anchors: readonly Anchor[], shared: readonly Shared[]): number {
  const found = new Set(shared.map(({ a }) => a.key));
  const clear = anchors.filter((anchor) => anchor.clear);
  const total = clear.reduce((sum, { weight }) => sum + weight, 0);
  const both = clear.reduce((sum, { key, weight }) => sum + (found.has(key) ? weight : 0), 0);
  return total === 0 ? 0 : both / total;
}

function spanOf({ begin, end }: Anchor): { begin: number; end: number } {
  return { begin, end };
}

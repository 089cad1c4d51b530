import { compareText } from "../base/group.ts";
import type { DependenceEdge } from "../model/proposition.ts";

/** What the count needs to know of an origin. `firstSeen` is an ISO date or instant; `trust` in [0, 1]. */
export interface CountedOrigin {
  readonly key: string;
  readonly firstSeen: string | null;
  readonly trust: number;
  readonly traceable: boolean;
}

/** w of one origin, and the earlier origin it most likely depends on. */
export interface OriginWeight {
  readonly key: string;
  readonly weight: number;
  readonly dependsOn: { readonly key: string; readonly p: number } | null;
}

export interface Independence {
  /** In order of time. */
  readonly weights: readonly OriginWeight[];
  readonly nMin: number;
  readonly nMax: number;
  readonly nEff: number;
}

type Suspicion = Pick<DependenceEdge, "a" | "b" | "p">;

// What cannot be traced may derive from any other origin: as likely as not.
const UNTRACEABLE_SUSPICION = 0.5;

/**
 * How many independent origins stand behind one stance: an interval and its mean over all thresholds of suspicion.
 *
 * A later origin is either independent or depends on something earlier, so its weight is 1 less the
 * strongest suspicion towards an earlier one. Unlike components or chains of products this neither merges
 * two origins because a third resembles both, nor counts a copy of a copy twice.
 *
 * @param origins in any order; keys are unique
 * @param edges   suspicions p in [0, 1] between keys; which end is `a` does not matter, time decides
 * @returns nMin ≤ nEff ≤ nMax; nEff = Σ w = ∫₀¹ independentAt(u) du; the same for every order of input
 * @see docs/methods/independence.md
 */
export function independence(
  origins: readonly CountedOrigin[],
  edges: readonly Suspicion[],
): Independence {
  const strongest = strongestSuspicions(origins, edges);
  const weights = strongest.map(({ key, p, by }) => ({
    key,
    weight: 1 - p,
    dependsOn: by === null ? null : { key: by.key, p: by.p },
  }));
  return {
    weights,
    nMin: strongest.filter(({ p }) => p === 0).length,
    nMax: strongest.filter(({ p }) => p < 1).length,
    nEff: weights.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** n(u): how many are independent, if only suspicions above `u` in [0, 1) count. */
export function independentAt(
  origins: readonly CountedOrigin[],
  edges: readonly Suspicion[],
  u: number,
): number {
  return strongestSuspicions(origins, edges).filter(({ p }) => p <= u).length;
}

interface Strongest {
  readonly key: string;
  readonly p: number;
  readonly by: { readonly key: string; readonly p: number } | null;
}

function strongestSuspicions(
  origins: readonly CountedOrigin[],
  edges: readonly Suspicion[],
): Strongest[] {
  const ordered = [...origins].sort(compareOrigins);
  const best = strongestEdges(ordered, edges);
  return ordered.map(({ key, traceable }) => {
    const by = best.get(key) ?? null;
    return { key, by, p: Math.max(by?.p ?? 0, traceable ? 0 : UNTRACEABLE_SUSPICION) };
  });
}

/** Strongest edge of each origin towards an earlier one, of equal ones that to the earliest. */
function strongestEdges(
  ordered: readonly CountedOrigin[],
  edges: readonly Suspicion[],
): Map<string, { key: string; p: number }> {
  const rank = new Map(ordered.map(({ key }, i) => [key, i]));
  const rankOf = (key: string) => rank.get(key) ?? Number.NaN;
  const best = new Map<string, { key: string; p: number }>();
  for (const { a, b, p } of edges) {
    const [earlier, later] = rankOf(a) < rankOf(b) ? [a, b] : [b, a];
    if (p <= 0 || !(rankOf(earlier) < rankOf(later))) continue;
    const known = best.get(later);
    const stronger =
      !known || p > known.p || (p === known.p && rankOf(earlier) < rankOf(known.key));
    if (stronger) best.set(later, { key: earlier, p });
  }
  return best;
}

/** Earlier first, undated last; at one time the more trusted first, then by key. */
export function compareOrigins(a: CountedOrigin, b: CountedOrigin): number {
  return (
    instantOf(a.firstSeen) - instantOf(b.firstSeen) ||
    b.trust - a.trust ||
    compareText(a.key, b.key)
  );
}

const UNDATED = 8.64e15; // last instant a Date can hold: after every dated origin, and safe to subtract

/** Milliseconds of an ISO date or instant; after all others where there is none. */
export function instantOf(at: string | null): number {
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? UNDATED : ms;
}

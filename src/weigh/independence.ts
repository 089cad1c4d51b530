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
  const rank = new Map(ordered.map(({ key }, i) => [key, i]));
  const best = new Map<string, { rank: number; p: number }>();
  for (const { a, b, p } of edges) {
    const [i, j] = [rank.get(a), rank.get(b)];
    if (i === undefined || j === undefined || i === j || p <= 0) continue;
    const later = i > j ? a : b;
    const known = best.get(later);
    const earlier = Math.min(i, j);
    if (!known || p > known.p || (p === known.p && earlier < known.rank))
      best.set(later, { rank: earlier, p });
  }
  return ordered.map(({ key, traceable }) => {
    const found = best.get(key);
    const by = found ? { key: ordered[found.rank]?.key ?? key, p: found.p } : null;
    return { key, by, p: Math.max(found?.p ?? 0, traceable ? 0 : UNTRACEABLE_SUSPICION) };
  });
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

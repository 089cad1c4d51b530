import { compareText } from "../base/group.ts";

/** No single origin moves one scenario against another by more than a factor of 3 (tradecraft §0, rule 7). */
const ORIGIN_CAP = Math.log(3);
/** Nor does all that one review brings move them by more than a factor of 10 (tradecraft §1.10). */
const REVIEW_CAP = Math.log(10);

/** Key of the origin that all absences share: that we read enough to have seen it. */
export const OWN_COLLECTION = "own-collection";

/** What one indicator says about the scenarios, and on whose word. */
export interface Evidence {
  readonly indicatorId: string;
  /** Indicators of one group depend on each other in the world. */
  readonly group: string | null;
  /** Natural logarithm of the likelihood of what was observed, one per scenario. */
  readonly lnLikelihoods: readonly number[];
  /** Origin key → independence weight in (0, 1]. */
  readonly origins: ReadonlyMap<string, number>;
}

/** Evidence after its dependence and the caps; `lnLikelihoods` are centred: they sum to 0. */
export interface WeighedEvidence {
  readonly indicatorId: string;
  readonly lnLikelihoods: readonly number[];
  readonly notes: readonly string[];
}

/** Likelihood of an observation that is believed to degree `belief`: between that of seeing and of not seeing. */
export function softLikelihood(likelihood: number, belief: number): number {
  return belief * likelihood + (1 - belief) * (1 - likelihood);
}

/** Chance within another horizon, if the hazard is constant: p(T') = 1 − (1 − p)^(T'/T). */
export function atHorizon(p: number, fromDays: number, toDays: number): number {
  return 1 - (1 - p) ** (toDays / fromDays);
}

/**
 * Scenario probabilities from priors and rows of log-likelihoods: ln πₖ + Σ rows, made to sum to 1.
 *
 * A sum, so the order of the rows does not matter and each row's share is exact:
 * ln(p'ₖ/p'ⱼ) − ln(pₖ/pⱼ) = Σ (rowₖ − rowⱼ), residual 0.
 */
export function posterior(
  prior: readonly number[],
  rows: readonly (readonly number[])[],
): number[] {
  const logs = prior.map((p, k) => Math.log(p) + rows.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const top = Math.max(...logs);
  const weights = logs.map((x) => Math.exp(x - top));
  const sum = sumBy(weights, (x) => x);
  return weights.map((x) => x / sum);
}

/**
 * Discounts evidence that depends on other evidence, then caps what one origin and one review may do.
 *
 * Dependent are indicators of one group, and indicators that rest on the same origins: each group counts
 * κ = n_eff / size. An origin's part in a row is its share of the row's weights; parts are shrunk until
 * no origin, in one row or in all, separates two scenarios by more than ln 3, nor all rows by more than ln 10.
 *
 * @returns one row per item, in the order given; a permutation of the items permutes the rows
 * @see docs/methods/scenario-likelihoods.md
 */
export function weighEvidence(evidence: readonly Evidence[]): WeighedEvidence[] {
  const discounts = dependenceDiscounts(evidence);
  const rows = evidence.map((item) => ({
    item,
    kappa: discounts.get(item) ?? 1,
    ln: centred(item.lnLikelihoods).map((x) => x * (discounts.get(item) ?? 1)),
  }));
  const originScale = originScales(rows);
  const capped = rows.map(({ item, kappa, ln }) => {
    const scale = sumBy(shares(item), ([key, share]) => share * (originScale.get(key) ?? 1));
    return { item, kappa, scale, ln: ln.map((x) => x * scale) };
  });
  const review = scaleTo(REVIEW_CAP, total(capped.map(({ ln }) => ln)));
  return capped.map(({ item, kappa, scale, ln }) => ({
    indicatorId: item.indicatorId,
    lnLikelihoods: ln.map((x) => x * review),
    notes: spread(item.lnLikelihoods) > 0 ? notes(kappa, scale, review) : [],
  }));
}

function notes(kappa: number, scale: number, review: number): string[] {
  return [
    kappa < 1 ? `counts ${kappa.toFixed(2)}: rests on what other indicators rest on` : null,
    scale < 1 ? "capped: one origin moves a scenario by a factor of 3 at most" : null,
    review < 1 ? "capped: one review moves a scenario by a factor of 10 at most" : null,
  ].filter((note) => note !== null);
}

function dependenceDiscounts(evidence: readonly Evidence[]): Map<Evidence, number> {
  const discounts = new Map<Evidence, number>();
  for (const group of dependentGroups(evidence)) {
    const weights = new Map<string, number>();
    for (const { origins } of group)
      for (const [key, weight] of origins)
        weights.set(key, Math.max(weight, weights.get(key) ?? 0));
    const effective = sumBy(inOrder(weights), ([, weight]) => weight);
    for (const item of group) discounts.set(item, Math.min(1, effective / group.length));
  }
  return discounts;
}

function dependentGroups(evidence: readonly Evidence[]): Evidence[][] {
  let groups: Evidence[][] = [];
  for (const item of evidence) {
    const joined = groups.filter((group) => group.some((other) => dependent(item, other)));
    groups = [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), item]];
  }
  return groups;
}

function dependent(a: Evidence, b: Evidence): boolean {
  if (a.group !== null && a.group === b.group) return true;
  if (a.origins.has(OWN_COLLECTION)) return false; // absences are many observations under one cap
  return (
    a.origins.size === b.origins.size && [...a.origins.keys()].every((key) => b.origins.has(key))
  );
}

/**
 * By how much each origin's parts must shrink so that each of them, and all together, stay within the cap.
 * Together alone would let two parts that oppose each other be of any size.
 */
function originScales(
  rows: readonly { item: Evidence; ln: readonly number[] }[],
): Map<string, number> {
  const parts = new Map<string, number[][]>();
  for (const { item, ln } of rows)
    for (const [key, share] of shares(item))
      parts.set(key, [...(parts.get(key) ?? []), ln.map((x) => x * share)]);
  return new Map(
    [...parts].map(([key, part]) => [
      key,
      [total(part), ...part].reduce((least, row) => Math.min(least, scaleTo(ORIGIN_CAP, row)), 1),
    ]),
  );
}

function shares({ origins }: Evidence): [string, number][] {
  const sum = sumBy(inOrder(origins), ([, weight]) => weight);
  return inOrder(origins).map(([key, weight]) => [key, weight / sum]);
}

/** In order of key: floating-point sums then do not depend on the order of arrival. */
function inOrder(weights: ReadonlyMap<string, number>): [string, number][] {
  return [...weights].sort(([a], [b]) => compareText(a, b));
}

function scaleTo(cap: number, row: readonly number[]): number {
  const width = spread(row);
  return width > cap ? cap / width : 1;
}

function spread(row: readonly number[]): number {
  return row.length === 0 ? 0 : Math.max(...row) - Math.min(...row);
}

function centred(row: readonly number[]): number[] {
  const mean = sumBy(row, (x) => x) / row.length;
  return row.map((x) => x - mean);
}

function total(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, k) => sumBy(rows, (row) => row[k] ?? 0));
}

function sumBy<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

import { logistic } from "../../base/stats.ts";

/** One forecaster's chance with the weight it has in the pool. */
export interface Opinion {
  readonly p: number;
  readonly weight: number;
}

/**
 * Pool of several chances: logistic(a · weighted mean of log-odds).
 *
 * @param extremise a, 1 unless fitted on resolved questions; never above 1 for forecasts that share an origin
 * @returns undefined for no opinion of weight; a chance of 0 or 1 decides by itself
 * @see Satopää et al. (2014), eq. 4
 */
export function pool(opinions: readonly Opinion[], extremise = 1): number | undefined {
  const weights = opinions.reduce((sum, { weight }) => sum + weight, 0);
  if (!(weights > 0)) return undefined;
  const mean = opinions.reduce((sum, { p, weight }) => sum + weight * logit(p), 0) / weights;
  return logistic(extremise * mean);
}

export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** Questions that must be resolved before the pool may be pushed outwards. */
const LEAST_RESOLVED = 30;
const MOST_EXTREME = 2.5; // Satopää et al. (2014) found 1.16 to 3.92
const SHRINKAGE = 30; // as many questions pull a towards 1 as are needed to begin
const STEPS = 150;

/** A question that was resolved: the mean log-odds of its forecasts, and what came true. */
export interface ResolvedPool {
  readonly meanLogOdds: number;
  readonly happened: boolean;
}

/**
 * How far to push the pool outwards, by least log loss on resolved questions, drawn towards 1.
 *
 * @returns 1 below 30 resolved questions; never below 1 or above 2.5
 */
export function extremising(resolved: readonly ResolvedPool[]): number {
  if (resolved.length < LEAST_RESOLVED) return 1;
  let [best, least] = [1, Infinity];
  for (let step = 0; step <= STEPS; step++) {
    const a = 1 + (step / STEPS) * (MOST_EXTREME - 1);
    const loss = resolved.reduce(
      (sum, { meanLogOdds, happened }) =>
        sum + Math.log1p(Math.exp(happened ? -a * meanLogOdds : a * meanLogOdds)),
      0,
    );
    if (loss < least) [best, least] = [a, loss];
  }
  const share = resolved.length / (resolved.length + SHRINKAGE);
  return 1 + share * (best - 1);
}

/**
 * Chances brought to sum to 1: the nearest point of the simplex, by squared distance.
 *
 * People's chances for exclusive scenarios rarely sum to 1; made coherent before they are pooled they err far less.
 *
 * @see Karvetski et al. (2013); projection: Duchi et al. (2008), fig. 1
 */
export function coherent(chances: readonly number[]): number[] {
  const sorted = chances.toSorted((a, b) => b - a);
  let [sum, shift] = [0, 0];
  sorted.forEach((p, i) => {
    sum += p;
    const candidate = (sum - 1) / (i + 1);
    if (p > candidate) shift = candidate;
  });
  return chances.map((p) => Math.max(0, p - shift));
}

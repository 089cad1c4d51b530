import { chiSquareTail, normalCdf, normalQuantile } from "../../base/distributions.ts";

/** A combined p-value with the statistic it comes from. */
export interface Combined {
  readonly statistic: number;
  readonly p: number;
}

/** X = −2 Σ ln p, χ² with 2k degrees of freedom: only for independent lines. @see Fisher (1932) */
export function fisher(ps: readonly number[]): Combined {
  const statistic = -2 * ps.reduce((sum, p) => sum + Math.log(p), 0);
  return { statistic, p: chiSquareTail(statistic, 2 * ps.length) };
}

/** Z = Σz / √(k + k(k−1)ρ), with a common correlation ρ of the lines. @see Stouffer et al. (1949) */
export function stouffer(ps: readonly number[], correlation = 0): Combined {
  const k = ps.length;
  const sum = ps.reduce((total, p) => total + normalQuantile(1 - p), 0);
  const statistic = sum / Math.sqrt(k + k * (k - 1) * correlation);
  return { statistic, p: 1 - normalCdf(statistic) };
}

/** Coefficients of Cov(−2 ln pᵢ, −2 ln pⱼ) as a polynomial in the correlation. @see Kost and McDermott (2002) */
const KOST = [3.263, 0.71, 0.027] as const;

/** Fisher's statistic with lines that correlate: scaled χ² of matched mean and variance. @see Brown (1975) */
export function brown(ps: readonly number[], correlation: number): Combined {
  const k = ps.length;
  const [a, b, c] = KOST;
  const covariance = a * correlation + b * correlation ** 2 + c * correlation ** 3;
  const variance = 4 * k + k * (k - 1) * covariance;
  const scale = variance / (4 * k);
  const degrees = (8 * k ** 2) / variance;
  const statistic = fisher(ps).statistic;
  return { statistic, p: chiSquareTail(statistic / scale, degrees) };
}

/**
 * T = mean tan((½ − p)π), p = ½ − atan(T)/π: holds whatever the dependence between the lines, for small p.
 *
 * @see Liu and Xie (2020)
 */
export function cauchy(ps: readonly number[]): Combined {
  const statistic = ps.reduce((sum, p) => sum + Math.tan((0.5 - p) * Math.PI), 0) / ps.length;
  return { statistic, p: 0.5 - Math.atan(statistic) / Math.PI };
}

/** 1 − (1 − least p)^k. @see Tippett (1931) */
export function tippett(ps: readonly number[]): Combined {
  const statistic = Math.min(...ps);
  return { statistic, p: 1 - (1 - statistic) ** ps.length };
}

/**
 * Which of many p-values to call alarms, so that of those called no more than a share `q` is false in the mean.
 *
 * @returns one flag a p-value, in their order
 * @see Benjamini and Hochberg (1995), (1)
 */
export function discoveries(ps: readonly number[], q: number): boolean[] {
  const ordered = ps.toSorted((a, b) => a - b);
  const last = ordered.findLastIndex((p, i) => p <= (q * (i + 1)) / ps.length);
  const limit = ordered[last] ?? -1;
  return ps.map((p) => p <= limit);
}

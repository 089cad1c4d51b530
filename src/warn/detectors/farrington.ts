import {
  negativeBinomialQuantile,
  normalCdf,
  normalQuantile,
  poissonTail,
  studentTwoSided,
} from "../../base/distributions.ts";
import { fitQuasiPoisson, predict, type Fit, type Observation } from "./quasi-poisson.ts";

/** How far back the baseline goes, and how it is fitted. The defaults are those of each paper. */
export interface FarringtonOptions {
  /** Bins a year: 52 for weeks. */
  readonly year: number;
  /** Years back. */
  readonly years: number;
  /** Half width of the window around the same bin of each year. */
  readonly window: number;
  readonly alpha: number;
  /** Parts of the year with a level of their own: 1 looks at the windows alone (Farrington), 10 is Noufaily's. */
  readonly periods?: number;
  /** Latest bins left out, so that a rise under way does not become the baseline. */
  readonly leaveOut?: number;
  /** Standardised residual from which a past bin counts less: 1 (Farrington), 2.58 (Noufaily). */
  readonly downweightFrom?: number;
  /** Significance that a trend must have to be kept; 1 keeps it always. */
  readonly trendBelow?: number;
  readonly bound?: "two-thirds-power" | "negative-binomial";
}

export interface FarringtonBound {
  readonly expected: number;
  readonly upper: number;
  readonly dispersion: number;
  readonly trend: boolean;
}

const LEAST_YEARS_FOR_TREND = 3;
/** No alarm where fewer than so many events fell in so many bins, the present one included ("limit54"). */
export const FARRINGTON_LEAST = { events: 5, bins: 4 } as const;

/**
 * What is to be expected of a bin by the same season of earlier years, and the bound of what is not unusual.
 *
 * A quasi-Poisson regression whose outlying past bins count less, so that old outbreaks do not hide new ones.
 *
 * @param at bin looked at, from 0
 * @returns undefined where the years asked for reach before the first bin, or no model can be fitted
 * @see Farrington et al. (1996); Noufaily et al. (2013)
 */
export function farringtonBound(
  counts: readonly number[],
  at: number,
  options: FarringtonOptions,
): FarringtonBound | undefined {
  const reference = referenceBins(at, options);
  if (!reference) return undefined;
  const withTrend = fitReweighted(observations(counts, reference, at, true), options);
  const keep = withTrend && keepsTrend(withTrend, { counts, reference, options });
  const fit = keep ? withTrend : fitReweighted(observations(counts, reference, at, false), options);
  if (!fit) return undefined;
  const dispersion = Math.max(fit.dispersion, 1);
  const { eta, se } = predict(fit, presentRow(reference, keep === true), dispersion);
  const expected = Math.exp(eta);
  const upper =
    options.bound === "negative-binomial"
      ? countBound(expected, dispersion, options.alpha)
      : powerBound({ mean: expected, se: se * expected, dispersion }, 2 / 3, options.alpha / 2)
          .upper;
  return { expected, upper, dispersion, trend: keep === true };
}

/** Bins of the baseline, each with the period of the year it lies in; the present bin's period is the last. */
function referenceBins(
  at: number,
  { year, years, window, periods = 1, leaveOut = window }: FarringtonOptions,
): ReadonlyMap<number, number> | undefined {
  if (at - year * years - window < 0) return undefined;
  const bins = new Map<number, number>();
  for (let back = years; back >= 1; back--) {
    const centre = at - year * back;
    for (let bin = centre - window; bin <= centre + window; bin++) bins.set(bin, periods);
    const first = centre + window + 1;
    const between = year - 2 * window - 1;
    if (periods === 1) continue;
    for (let i = 0; i < between; i++)
      if (first + i < at - leaveOut) bins.set(first + i, periodOf(i, between, periods - 1));
  }
  return new Map([...bins].sort(([a], [b]) => a - b));
}

/** Period, from 1, of the i-th of `size` bins shared among `parts` as evenly as may be, longer parts first. */
function periodOf(i: number, size: number, parts: number): number {
  const [short, longer] = [Math.floor(size / parts), size % parts];
  const inLonger = longer * (short + 1);
  return i < inLonger
    ? Math.floor(i / (short + 1)) + 1
    : longer + Math.floor((i - inLonger) / short) + 1;
}

function observations(
  counts: readonly number[],
  reference: ReadonlyMap<number, number>,
  at: number,
  trend: boolean,
): Observation[] {
  const periods = Math.max(...reference.values());
  return [...reference].map(([bin, period]) => ({
    x: [1, ...(trend ? [bin - at] : []), ...levels(period, periods)],
    y: counts[bin] ?? 0,
    weight: 1,
  }));
}

/** The present bin lies at time 0 and in the last period. */
function presentRow(reference: ReadonlyMap<number, number>, trend: boolean): number[] {
  const periods = Math.max(...reference.values());
  return [1, ...(trend ? [0] : []), ...levels(periods, periods)];
}

function levels(period: number, periods: number): number[] {
  return Array.from({ length: periods - 1 }, (_, i) => (period === i + 2 ? 1 : 0));
}

function fitReweighted(
  rows: readonly Observation[],
  { downweightFrom = 1 }: FarringtonOptions,
): Fit | undefined {
  const first = fitQuasiPoisson(rows);
  if (!first) return undefined;
  const residuals = anscombe(rows, first);
  const raw = residuals.map((s) => (s > downweightFrom ? s ** -2 : 1));
  const scale = rows.length / raw.reduce((sum, w) => sum + w, 0);
  return fitQuasiPoisson(rows.map((row, i) => ({ ...row, weight: scale * (raw[i] ?? 1) })));
}

/** Anscombe residuals, standardised: Farrington et al. (1996), §3.6. */
function anscombe(rows: readonly Observation[], fit: Fit): number[] {
  const phi = Math.max(fit.dispersion, 1);
  return rows.map(({ y }, i) => {
    const mean = fit.means[i] ?? 1;
    const raw = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
    return raw / Math.sqrt(phi * (1 - (fit.leverages[i] ?? 0)));
  });
}

/** A trend is kept where it is significant, three years or more bear it, and it leads beyond nothing ever seen. */
function keepsTrend(
  fit: Fit,
  {
    counts,
    reference,
    options: { years, trendBelow = 0.05 },
  }: {
    counts: readonly number[];
    reference: ReadonlyMap<number, number>;
    options: FarringtonOptions;
  },
): boolean {
  const slope = fit.coefficients[1] ?? 0;
  const error = Math.sqrt(fit.dispersion * (fit.unscaled[1]?.[1] ?? 0));
  const significance = studentTwoSided(slope / error, fit.degrees);
  const most = [...reference.keys()].reduce((top, bin) => Math.max(top, counts[bin] ?? 0), 0);
  const ahead = Math.exp(predict(fit, presentRow(reference, true), 1).eta);
  return years >= LEAST_YEARS_FOR_TREND && significance < trendBelow && ahead <= most;
}

export interface Expectation {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly se: number;
  readonly dispersion: number;
}

/**
 * Bounds of a coming count, made on the scale of y^power, where it is nearly normal: (μ^p ± z·se)^(1/p).
 *
 * @param tail chance above the upper bound
 * @see Farrington et al. (1996), eq. 5 and 6
 */
export function powerBound(
  { mean, se, dispersion }: Expectation,
  power: 1 | 0.5 | number,
  tail: number,
): { lower: number; upper: number; error: number } {
  const tau = dispersion + se ** 2 / mean;
  const error = power * mean ** (power - 0.5) * Math.sqrt(tau);
  const z = normalQuantile(1 - tail);
  const at = (sign: number) => Math.max(0, mean ** power + sign * z * error) ** (1 / power);
  return { lower: at(-1), upper: at(1), error };
}

/** P(Y ≥ y) on the same scale. */
export function powerTail(expectation: Expectation, power: number, y: number): number {
  const { error } = powerBound(expectation, power, 0.5);
  return 1 - normalCdf((y ** power - expectation.mean ** power) / error);
}

/** Quantile of a count of that mean and dispersion: negative binomial, Poisson without overdispersion. */
function countBound(mean: number, dispersion: number, alpha: number): number {
  if (dispersion > 1)
    return negativeBinomialQuantile(1 - alpha, {
      size: mean / (dispersion - 1),
      prob: 1 / dispersion,
    });
  let k = 0;
  while (poissonTail(k + 1, mean) > alpha) k++;
  return k;
}

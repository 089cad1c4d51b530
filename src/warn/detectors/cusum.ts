/** A statistic after each bin; where it reached the threshold it is given as it was, then starts anew. */
export interface Step {
  readonly value: number;
  readonly alarm: boolean;
}

/**
 * Poisson GLR-CUSUM for a rise of any size: max over k of S·ln(S/M) − (S − M), S = Σ from k of y, M = Σ of μ₀,
 * where S > M.
 *
 * Starts anew after an alarm.
 *
 * @param counts one a bin
 * @param means  what is to be expected of each bin, > 0
 * @see Höhle and Paul (2008), eq. 6
 */
export function glrCusum(
  counts: readonly number[],
  means: readonly number[],
  threshold: number,
): Step[] {
  let since = 0;
  return counts.map((_, at) => {
    const value = glr(counts, means, { from: since, to: at });
    const alarm = value >= threshold;
    if (alarm) since = at + 1;
    return { value, alarm };
  });
}

function glr(
  counts: readonly number[],
  means: readonly number[],
  { from, to }: { from: number; to: number },
): number {
  let [sum, mean, most] = [0, 0, 0];
  for (let k = to; k >= from; k--) {
    sum += counts[k] ?? 0;
    mean += means[k] ?? 0;
    if (sum > mean) most = Math.max(most, sum * Math.log(sum / mean) - (sum - mean));
  }
  return most;
}

/** Shift that a likelihood-ratio CUSUM looks for, in counts a bin. */
export interface Shift {
  readonly usual: number;
  readonly raised: number;
  /** Dispersion of the negative binomial, variance μ + αμ²; 0 is Poisson. */
  readonly alpha?: number;
}

/**
 * CUSUM of the likelihood ratio of a known shift: C = max(0, C + ln f₁(y)/f₀(y)).
 *
 * @see Höhle and Paul (2008), eq. 4; for the negative binomial, ibid. §2.2
 */
export function lrCusum(counts: readonly number[], shift: Shift, threshold: number): Step[] {
  return running(counts, (y) => logRatio(y, shift), threshold);
}

function logRatio(y: number, { usual, raised, alpha = 0 }: Shift): number {
  if (alpha === 0) return y * Math.log(raised / usual) - (raised - usual);
  const [a, b] = [1 + alpha * usual, 1 + alpha * raised];
  return y * Math.log((raised * a) / (usual * b)) + Math.log(a / b) / alpha;
}

/**
 * CUSUM of counts brought near to the normal by z = (y − 3m + 2√(y·m)) / (2√m); no new start after an alarm.
 *
 * @param k reference value, @param h threshold, in standard deviations
 * @see Rossi, Lampugnani and Marchi (1999)
 */
export function rossiCusum(
  counts: readonly number[],
  { mean, k, h }: { mean: number; k: number; h: number },
): Step[] {
  let sum = 0;
  return counts.map((y) => {
    const z = (y - 3 * mean + 2 * Math.sqrt(y * mean)) / (2 * Math.sqrt(mean));
    sum = Math.max(0, sum + z - k);
    return { value: sum, alarm: sum >= h };
  });
}

function running(
  counts: readonly number[],
  gain: (y: number) => number,
  threshold: number,
): Step[] {
  let sum = 0;
  return counts.map((y) => {
    sum = Math.max(0, sum + gain(y));
    const step = { value: sum, alarm: sum >= threshold };
    if (step.alarm) sum = 0;
    return step;
  });
}

/** Smoothing and width of the limit; with these an in-control series alarms about once in 500 bins. */
const EWMA = { lambda: 0.25, width: 2.8 } as const;

/**
 * Exponentially weighted mean of Poisson counts against its limit μ₀ + L√(μ₀ λ/(2−λ) (1 − (1−λ)^2t)).
 *
 * @returns value less limit: an alarm where it is above 0
 * @see Borror, Champ and Rigdon (1998)
 */
export function ewma(counts: readonly number[], mean: number): Step[] {
  const { lambda, width } = EWMA;
  let z = mean;
  return counts.map((y, i) => {
    z = lambda * y + (1 - lambda) * z;
    const variance = mean * (lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (i + 1)));
    const value = z - (mean + width * Math.sqrt(variance));
    return { value, alarm: value > 0 };
  });
}

import { negativeBinomialQuantile, negativeBinomialTail } from "../../base/distributions.ts";

/** Jeffreys' prior of a Poisson rate. */
const PRIOR_SHAPE = 0.5;
const PRIOR_RATE = 0;

/** One bin of a series: how often it happened, and how many documents could have told of it. */
export interface Bin {
  readonly count: number;
  /** > 0 where anything was read; the rate modelled is count / exposure. */
  readonly exposure: number;
}

export interface Baseline {
  readonly shape: number;
  readonly rate: number;
}

/**
 * What the bins before say of the rate: a Gamma distribution, shape a₀ + Σy·δ^age and rate b₀ + Σn·δ^age.
 *
 * @param bins   oldest first
 * @param forget δ per bin, 1 for none; the youngest bin has the age 1 where it is below 1
 * @see docs/methods/detectors.md
 */
export function baselineOf(bins: readonly Bin[], forget = 1): Baseline {
  return bins.reduce(
    ({ shape, rate }, { count, exposure }, i) => {
      const weight = forget ** (forget === 1 ? 0 : bins.length - i);
      return { shape: shape + weight * count, rate: rate + weight * exposure };
    },
    { shape: PRIOR_SHAPE, rate: PRIOR_RATE },
  );
}

/** What is to be expected of a bin of that exposure. Undefined where the baseline has no exposure. */
export function expectedCount({ shape, rate }: Baseline, exposure: number): number | undefined {
  return rate > 0 ? (shape / rate) * exposure : undefined;
}

/**
 * P(Y ≥ count) for the coming bin, Y ~ negative binomial (shape, rate / (rate + exposure)): the Poisson rate is not
 * known but spread by what few bins say.
 *
 * @returns in (0, 1]; 1 where the baseline has no exposure: nothing is then out of the ordinary
 * @see Gelman et al., Bayesian Data Analysis, §2.6; Höhle (2007), algo.bayes
 */
export function predictiveTail({ shape, rate }: Baseline, { count, exposure }: Bin): number {
  if (rate <= 0 || exposure <= 0) return 1;
  return negativeBinomialTail(count, { size: shape, prob: rate / (rate + exposure) });
}

/** Smallest count with at least `1 − alpha` of the predictive distribution at or below it. */
export function predictiveUpper(
  { shape, rate }: Baseline,
  { exposure, alpha }: { exposure: number; alpha: number },
): number {
  return negativeBinomialQuantile(1 - alpha, { size: shape, prob: rate / (rate + exposure) });
}

/**
 * How much more the bins vary than a Poisson process would: Pearson's statistic over its degrees of freedom.
 *
 * @returns undefined for fewer than two bins with exposure, or none that counts anything
 */
export function overdispersion(bins: readonly Bin[]): number | undefined {
  const known = bins.filter(({ exposure }) => exposure > 0);
  const exposure = known.reduce((sum, bin) => sum + bin.exposure, 0);
  const count = known.reduce((sum, bin) => sum + bin.count, 0);
  if (known.length < 2 || count === 0) return undefined;
  const pearson = known.reduce((sum, bin) => {
    const mean = (count / exposure) * bin.exposure;
    return sum + (bin.count - mean) ** 2 / mean;
  }, 0);
  return pearson / (known.length - 1);
}

/**
 * P(Y ≥ count) with a spread beyond Poisson's: negative binomial of mean μ and variance φμ, φ > 1.
 *
 * @param phi dispersion by `overdispersion`
 */
export function overdispersedTail(count: number, mean: number, phi: number): number {
  if (mean <= 0) return 1;
  return negativeBinomialTail(count, { size: mean / (phi - 1), prob: 1 / phi });
}

/** Upper end, 95 %, of a rate that was never seen in so much exposure: the "rule of three". */
export function rateNeverSeen(exposure: number): number {
  return 3 / exposure;
}

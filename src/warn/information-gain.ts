import { entropyBits } from "../base/stats.ts";
import { LIKELIHOOD_RATINGS, type Indicator, type Scenario } from "../model/problem.ts";

/** Below this ratio of the highest to the lowest likelihood an indicator fits every scenario alike. */
const EVERYTHING_FITS_BELOW = 1.5; // tradecraft §1.8, a project decision

/** How likely the indicator is to be seen under each scenario, in the order of the scenarios. */
export function likelihoods(
  indicator: Pick<Indicator, "likelihood">,
  scenarios: readonly Pick<Scenario, "id">[],
): number[] {
  return scenarios.map(({ id }) => LIKELIHOOD_RATINGS[indicator.likelihood[id] ?? "C"]);
}

/**
 * Posterior over scenarios after one observation: π'ₖ ∝ πₖ·lₖ.
 *
 * @returns probabilities that sum to 1; the prior itself where the observation is impossible under all
 */
export function bayes(prior: readonly number[], likelihood: readonly number[]): number[] {
  const joint = prior.map((p, k) => p * (likelihood[k] ?? 0));
  const total = joint.reduce((sum, x) => sum + x, 0);
  return total > 0 ? joint.map((x) => x / total) : [...prior];
}

/**
 * Expected information gain of looking for an indicator: by how much, on average, the doubt between the
 * scenarios shrinks once it is known whether the indicator is seen.
 *
 * @param prior      probabilities of the scenarios, summing to 1
 * @param likelihood probability of seeing the indicator under each
 * @returns bits, in [0, H(prior)]; 0 where the indicator is as likely under all
 * @see docs/methods/information-gain.md; Lindley (1956)
 */
export function informationGain(prior: readonly number[], likelihood: readonly number[]): number {
  const seen = prior.reduce((sum, p, k) => sum + p * (likelihood[k] ?? 0), 0);
  const unseen = likelihood.map((p) => 1 - p);
  const left =
    seen * entropyBits(bayes(prior, likelihood)) + (1 - seen) * entropyBits(bayes(prior, unseen));
  return Math.max(0, entropyBits(prior) - left);
}

/** False where the indicator "fits everything": the highest likelihood is less than 1.5 times the lowest. */
export function isDiagnostic(likelihood: readonly number[]): boolean {
  return Math.max(...likelihood) / Math.min(...likelihood) >= EVERYTHING_FITS_BELOW;
}

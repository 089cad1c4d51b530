import { lnGamma } from "../../base/distributions.ts";

export interface ChangePointOptions {
  /** Prior of the rate: Gamma of this shape and rate. */
  readonly shape: number;
  readonly rate: number;
  /** Chance that a bin is the last of its run. */
  readonly hazard: number;
}

/** What is believed after one bin. */
export interface RunLength {
  /** Chance of each run length, 0 first: 0 means that the next bin begins a new run. */
  readonly chances: readonly number[];
  readonly mostLikely: number;
}

/**
 * Bayesian online change point detection for counts: how long the present rate has held.
 *
 * The chance of a run of 0 is the hazard by construction; alarm on a short run with a raised rate, not on 0.
 *
 * @returns one state a bin, and the natural logarithm of the evidence of the whole series
 * @see Adams and MacKay (2007), algorithm 1, with a Gamma–Poisson model
 */
export function runLengths(
  counts: readonly number[],
  { shape, rate, hazard }: ChangePointOptions,
): { steps: RunLength[]; lnEvidence: number } {
  let chances: number[] = [1];
  let sums: number[] = [0]; // events in a run of each length
  let lnEvidence = 0;
  const steps = counts.map((y) => {
    const grown = chances.map(
      (chance, r) => chance * predictive(y, shape + (sums[r] ?? 0), rate + r),
    );
    const total = grown.reduce((sum, p) => sum + p, 0);
    lnEvidence += Math.log(total);
    chances = [hazard, ...grown.map((p) => ((1 - hazard) * p) / total)];
    sums = [0, ...sums.map((sum) => sum + y)];
    return { chances, mostLikely: chances.indexOf(Math.max(...chances)) };
  });
  return { steps, lnEvidence };
}

/** P(Y = y), negative binomial: a Poisson count whose rate is Gamma(shape, rate). */
function predictive(y: number, shape: number, rate: number): number {
  return Math.exp(
    lnGamma(y + shape) -
      lnGamma(shape) -
      lnGamma(y + 1) +
      shape * Math.log(rate / (rate + 1)) -
      y * Math.log(rate + 1),
  );
}

/** Chance that the present run is no longer than `most` bins. */
export function shortRun({ chances }: RunLength, most: number): number {
  return chances.slice(0, most + 1).reduce((sum, p) => sum + p, 0);
}

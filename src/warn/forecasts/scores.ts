/** A forecast of a yes-or-no question that was resolved. */
export interface Resolved {
  /** Chance given to yes, in [0, 1]. */
  readonly p: number;
  readonly happened: boolean;
}

/** A single miss cannot cost more than ln 100. */
const CLIP = 0.01;

/** Squared error of one forecast, (f − o)²: 0 best, 1 worst. @see Brier (1950), one category of the two */
export function brier({ p, happened }: Resolved): number {
  return (p - Number(happened)) ** 2;
}

/** −ln of the chance given to what happened, clipped to [0.01, 0.99]. */
export function logScore({ p, happened }: Resolved): number {
  const chance = Math.min(1 - CLIP, Math.max(CLIP, p));
  return -Math.log(happened ? chance : 1 - chance);
}

/**
 * Brier score of a question with ordered answers: the mean over the K − 1 ways to cut them in two, each scored over both
 * halves (0 to 2), so that a near miss costs less than a far one.
 *
 * @param chances one an answer, in order, summing to 1
 * @param answer  index of what came true
 * @see Jose, Nau and Winkler (2009); as the Good Judgment Project scores
 */
export function ordinalBrier(chances: readonly number[], answer: number): number {
  let below = 0;
  const cuts = chances.slice(0, -1).map((chance, k) => {
    below += chance;
    return 2 * (below - Number(answer <= k)) ** 2;
  });
  return cuts.reduce((sum, score) => sum + score, 0) / cuts.length;
}

/**
 * Continuous ranked probability score of an ensemble: mean |x − y| − ½ mean |x − x'|. In units of y; 0 best.
 *
 * @see Gneiting and Raftery (2007), eq. 21
 */
export function crps(ensemble: readonly number[], outcome: number): number {
  const n = ensemble.length;
  const miss = ensemble.reduce((sum, x) => sum + Math.abs(x - outcome), 0) / n;
  const sorted = ensemble.toSorted((a, b) => a - b);
  const spread = sorted.reduce((sum, x, i) => sum + (2 * i - n + 1) * x, 0); // Σ over pairs i < j of |x − x'|
  return miss - spread / n ** 2;
}

/** Parts of the mean Brier score: BS = reliability − resolution + uncertainty, over groups of equal forecasts. */
export interface BrierParts {
  readonly brier: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
}

/** @param forecasts at least one @see Murphy (1973) */
export function brierParts(forecasts: readonly Resolved[]): BrierParts {
  const n = forecasts.length;
  const base = shareOf(forecasts);
  const groups = new Map<number, Resolved[]>();
  for (const forecast of forecasts)
    groups.set(forecast.p, [...(groups.get(forecast.p) ?? []), forecast]);
  let [reliability, resolution] = [0, 0];
  for (const [p, group] of groups) {
    const share = shareOf(group);
    reliability += (group.length * (p - share) ** 2) / n;
    resolution += (group.length * (share - base) ** 2) / n;
  }
  return {
    brier: forecasts.reduce((sum, forecast) => sum + brier(forecast), 0) / n,
    reliability,
    resolution,
    uncertainty: base * (1 - base),
  };
}

function shareOf(forecasts: readonly Resolved[]): number {
  return forecasts.filter(({ happened }) => happened).length / forecasts.length;
}

/** 1 − BS / BS of a reference, e.g. the base rate: above 0 is better than the reference. Undefined where that is 0. */
export function skill(score: number, reference: number): number | undefined {
  return reference > 0 ? 1 - score / reference : undefined;
}

/**
 * Interval of a share by Wilson's score, which stays within [0, 1] and is fair for few cases.
 *
 * @param z 1.96 for 95 %
 * @see Wilson (1927); Brown, Cai and DasGupta (2001)
 */
export function wilson(yes: number, n: number, z = 1.959963984540054): [number, number] {
  const share = yes / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half =
    (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [centre - half, centre + half];
}

/** 100·ln(p·K)/ln K of the answer that came true: 0 for equal chances, 100 for certainty. @see Metaculus, baseline score */
export function baselineScore(p: number, answers: number): number {
  return (100 * Math.log(p * answers)) / Math.log(answers);
}

/**
 * 100·N/(N−1)·ln(p / geometric mean) of each forecaster's chance for what came true: how much better than the others.
 *
 * @returns one a forecaster, in their order; they sum to 0
 * @see Metaculus, peer score
 */
export function peerScores(chances: readonly number[]): number[] {
  const n = chances.length;
  const mean = chances.reduce((sum, p) => sum + Math.log(p), 0) / n;
  return chances.map((p) => ((100 * n) / (n - 1)) * (Math.log(p) - mean));
}

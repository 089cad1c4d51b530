import { normalQuantile } from "../../base/distributions.ts";

const BASELINE = 7; // bins, the week before in daily data (CDC EARS)
const LAG = 2; // bins that C2 and C3 leave out just before the one they look at
const C3_EARLIER = 2; // bins before the present one whose excess C3 adds

export interface EarsOptions {
  readonly alpha: number;
  readonly baseline?: number;
}

/**
 * Upper bound of the count of one bin by EARS: mean + z·sd of the bins just before (C1), or of those two bins earlier (C2),
 * so that a slow start does not hide itself.
 *
 * @param at bin looked at; those before it are the baseline
 * @returns undefined where the baseline reaches before the first bin
 * @see Hutwagner et al. (2003); Fricker, Hegler and Dunfee (2008), eq. 1 and 2
 */
export function earsUpper(
  counts: readonly number[],
  at: number,
  { method, alpha, baseline = BASELINE }: EarsOptions & { readonly method: "C1" | "C2" },
): number | undefined {
  const moments = momentsBefore(counts, at - (method === "C1" ? 0 : LAG), baseline);
  return moments && moments.mean + normalQuantile(1 - alpha) * moments.sd;
}

/**
 * C3: what the present bin and the two before exceed their C2 expectation by, each beyond one standard deviation.
 * An alarm is where it is above `normalQuantile(1 − alpha)`.
 *
 * @param present false leaves the present bin out, as the R package surveillance does: it alarms a bin later
 * @returns undefined where a baseline reaches before the first bin; Infinity where a count is above a baseline without spread
 * @see Fricker, Hegler and Dunfee (2008), eq. 3
 */
export function earsC3(
  counts: readonly number[],
  at: number,
  { baseline = BASELINE, present = true }: { baseline?: number; present?: boolean } = {},
): number | undefined {
  let excess = 0;
  for (let back = present ? 0 : 1; back <= C3_EARLIER; back++) {
    const moments = momentsBefore(counts, at - back - LAG, baseline);
    if (!moments) return undefined;
    const over = (counts[at - back] ?? 0) - moments.mean;
    if (over > 0) excess += Math.max(0, over / moments.sd - 1);
  }
  return excess;
}

/** Mean and sample standard deviation of the `size` bins before `at`. */
function momentsBefore(
  counts: readonly number[],
  at: number,
  size: number,
): { mean: number; sd: number } | undefined {
  if (at < size) return undefined;
  const window = counts.slice(at - size, at);
  const mean = window.reduce((sum, y) => sum + y, 0) / size;
  const squares = window.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (size - 1)) };
}

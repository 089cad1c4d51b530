import { negativeBinomialQuantile } from "../base/distributions.ts";
import { daysBetween } from "../base/interval.ts";
import type { SeriesMeasure } from "../model/event-series.ts";
import type { Baseline, Bin } from "./detectors/gamma-poisson.ts";
import type { CountedSeries } from "./series.ts";

const HALF_TAIL = 0.025;

export interface WindowOptions {
  /** Days of baseline, and days between it and the bin looked at, so that a rise does not hide itself. */
  readonly baselineDays: number;
  readonly guardDays: number;
  readonly leastHistoryDays: number;
  readonly leastExposure: number;
}

/** The bins that a bin is compared with; `reason` where they are too few to say anything. */
export interface BaselineWindow {
  readonly window: readonly Bin[];
  readonly windowFrom: number;
  readonly reason: string | null;
}

/** What lies before a bin and its guard, as far back as the baseline goes. */
export function windowBefore(
  series: CountedSeries,
  { measure, at }: { readonly measure: SeriesMeasure; readonly at: number },
  options: WindowOptions,
): BaselineWindow {
  const { from = "", to = "", exposure = null } = series.bins[at] ?? {};
  const days = daysBetween(from, to);
  const last = at - Math.ceil(options.guardDays / days);
  const windowFrom = Math.max(0, last - Math.floor(options.baselineDays / days));
  const window = series.bins
    .slice(windowFrom, Math.max(0, last))
    .map((one): Bin => ({ count: one.counts[measure], exposure: one.exposure ?? 1 }));
  const reason = insufficient(window, { days, options, known: exposure !== null });
  return { window, windowFrom, reason };
}

function insufficient(
  window: readonly Bin[],
  { days, options, known }: { days: number; options: WindowOptions; known: boolean },
): string | null {
  const history = window.length * days;
  const exposure = window.reduce((sum, bin) => sum + bin.exposure, 0);
  if (history < options.leastHistoryDays)
    return `insufficient history: ${history} days, at least ${options.leastHistoryDays} are needed`;
  if (known && exposure < options.leastExposure)
    return `insufficient history: ${exposure} documents, at least ${options.leastExposure} are needed`;
  return null;
}

/** Central 95 % of what the baseline predicts at an exposure. */
export function predictedInterval(baseline: Baseline, exposure: number): [number, number] {
  const law = { size: baseline.shape, prob: baseline.rate / (baseline.rate + exposure) };
  return [negativeBinomialQuantile(HALF_TAIL, law), negativeBinomialQuantile(1 - HALF_TAIL, law)];
}

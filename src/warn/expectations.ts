import type { DyadSeries, Expectation, SeriesMeasure } from "../model/event-series.ts";
import { predictedInterval, windowBefore } from "./baseline-window.ts";
import { DETECT_DEFAULTS, MEASURES, type DetectOptions } from "./detect.ts";
import { baselineOf, expectedCount } from "./detectors/gamma-poisson.ts";
import type { CountedSeries } from "./series.ts";

/**
 * What the default detector would have expected in each bin, from the bins before it: the band that its counts are seen
 * against. Null where the history was too short to say. A measure that the series holds nothing of is left out.
 *
 * @returns by measure, one entry a bin; at the last settled bin the same numbers that `detect` tests
 * @see docs/methods/detectors.md
 */
export function expectationsOf(
  series: CountedSeries,
  options: DetectOptions = DETECT_DEFAULTS,
): NonNullable<DyadSeries["expected"]> {
  const held = MEASURES.filter((measure) => series.members.some((cells) => cells[measure]));
  return Object.fromEntries(
    held.map((measure) => [
      measure,
      series.bins.map((_bin, at) => expectationAt(series, { measure, at }, options)),
    ]),
  );
}

function expectationAt(
  series: CountedSeries,
  { measure, at }: { readonly measure: SeriesMeasure; readonly at: number },
  options: DetectOptions,
): Expectation | null {
  const { window, reason } = windowBefore(series, { measure, at }, options);
  if (reason !== null) return null;
  const baseline = baselineOf(window);
  const exposure = series.bins[at]?.exposure ?? 1;
  const expected = expectedCount(baseline, exposure);
  return expected === undefined
    ? null
    : { expected, interval: predictedInterval(baseline, exposure) };
}

import { normalQuantile, poissonTail } from "../base/distributions.ts";
import { batchedBursts } from "./detectors/bursts.ts";
import { glrCusum } from "./detectors/cusum.ts";
import { earsC3, earsUpper } from "./detectors/ears.ts";
import { FARRINGTON_LEAST, farringtonBound } from "./detectors/farrington.ts";
import { runLengths, shortRun } from "./detectors/run-length.ts";

/** Detectors that may be chosen besides the default. */
export const SERIES_DETECTORS = [
  "earsC1",
  "earsC2",
  "earsC3",
  "farrington",
  "glr-cusum",
  "bocpd",
  "bursts",
] as const;
export type SeriesDetector = (typeof SERIES_DETECTORS)[number];

/** The counts up to and with the bin looked at, which is the last, and what they are counts of. */
export interface Counted {
  readonly counts: readonly number[];
  /** Events of all dyads of the data set in each bin. */
  readonly all: readonly number[];
  readonly step: "day" | "week";
}

/** What a detector says of the last bin. */
export interface Verdict {
  readonly alarm: boolean;
  readonly expected: number;
  /** Central 95 % of what was to be expected. */
  readonly interval: readonly [number, number];
  /** First and last bin of the baseline. */
  readonly baseline: readonly [number, number];
}

interface Detector {
  readonly parameters: Readonly<Record<string, number>>;
  /** A sentence where the series is too short for it. */
  readonly judge: (series: Counted) => Verdict | string;
}

const EARS = { alpha: 0.001, baseline: 7, lag: 2 };
const FARRINGTON = { year: 52, years: 3, window: 3, alpha: 0.05 };
const GLR = { threshold: 5, leastBins: 16 };
const BOCPD = { shape: 1, rate: 1, hazard: 0.01, within: 4, chance: 0.8, ratio: 2, leastBins: 12 };
const BURSTS = { scale: 2, gamma: 1, leastBins: 8 };
const HALF_TAIL = 0.025;

/** Each with its parameters, as they are printed. Counts are not adjusted for exposure here. */
export const DETECTORS: Readonly<Record<SeriesDetector, Detector>> = {
  earsC1: { parameters: EARS, judge: (series) => ears(series, "C1") },
  earsC2: { parameters: EARS, judge: (series) => ears(series, "C2") },
  earsC3: { parameters: EARS, judge: earsThree },
  farrington: { parameters: { ...FARRINGTON, ...FARRINGTON_LEAST }, judge: farrington },
  "glr-cusum": { parameters: GLR, judge: glr },
  bocpd: { parameters: BOCPD, judge: changePoint },
  bursts: { parameters: BURSTS, judge: burst },
};

function tooShort(counts: readonly number[], least: number): string | undefined {
  return counts.length < least
    ? `insufficient history: ${counts.length} bins, at least ${least} are needed`
    : undefined;
}

function ears({ counts }: Counted, method: "C1" | "C2"): Verdict | string {
  const at = counts.length - 1;
  const bound = (alpha: number) => earsUpper(counts, at, { method, alpha });
  const [mean, high, upper] = [bound(0.5), bound(HALF_TAIL), bound(EARS.alpha)];
  const end = at - (method === "C1" ? 0 : EARS.lag);
  if (mean === undefined || high === undefined || upper === undefined)
    return tooShort(counts, EARS.baseline + EARS.lag + 1) ?? "insufficient history";
  return {
    alarm: last(counts) > upper,
    expected: mean,
    interval: [Math.max(0, 2 * mean - high), high],
    baseline: [end - EARS.baseline, end - 1],
  };
}

function earsThree(series: Counted): Verdict | string {
  const { counts } = series;
  const excess = earsC3(counts, counts.length - 1);
  const usual = ears(series, "C2");
  if (excess === undefined || typeof usual === "string")
    return tooShort(counts, EARS.baseline + 2 * EARS.lag + 1) ?? "insufficient history";
  return { ...usual, alarm: excess > normalQuantile(1 - EARS.alpha) };
}

function farrington({ counts, step }: Counted): Verdict | string {
  if (step !== "week") return "it needs weeks: --step week";
  const at = counts.length - 1;
  const found = farringtonBound(counts, at, FARRINGTON);
  if (!found) {
    const least = FARRINGTON.year * FARRINGTON.years + FARRINGTON.window + 1;
    return tooShort(counts, least) ?? "no model can be fitted to its baseline";
  }
  const recent = counts.slice(-FARRINGTON_LEAST.bins).reduce((sum, y) => sum + y, 0);
  const enough = recent >= FARRINGTON_LEAST.events;
  return {
    alarm: enough && last(counts) > found.upper,
    expected: found.expected,
    interval: [0, found.upper],
    baseline: [at - FARRINGTON.year * FARRINGTON.years - FARRINGTON.window, at - 1],
  };
}

/** The first half gives the usual rate, the second is watched. */
function glr({ counts }: Counted): Verdict | string {
  const short = tooShort(counts, GLR.leastBins);
  if (short !== undefined) return short;
  const half = Math.floor(counts.length / 2);
  const usual = rateOf(counts.slice(0, half));
  const watched = counts.slice(half);
  const steps = glrCusum(
    watched,
    watched.map(() => usual),
    GLR.threshold,
  );
  return {
    alarm: steps.at(-1)?.alarm === true,
    expected: usual,
    interval: poissonInterval(usual),
    baseline: [0, half - 1],
  };
}

/** A short run whose rate is well above that of all before it. */
function changePoint({ counts }: Counted): Verdict | string {
  const short = tooShort(counts, BOCPD.leastBins);
  if (short !== undefined) return short;
  const state = runLengths(counts, BOCPD).steps.at(-1);
  const before = counts.slice(0, -BOCPD.within);
  const usual = rateOf(before);
  const raised = rateOf(counts.slice(-BOCPD.within));
  return {
    alarm:
      state !== undefined &&
      shortRun(state, BOCPD.within) >= BOCPD.chance &&
      raised / usual >= BOCPD.ratio,
    expected: usual,
    interval: poissonInterval(usual),
    baseline: [0, before.length - 1],
  };
}

function burst({ counts, all }: Counted): Verdict | string {
  const short = tooShort(counts, BURSTS.leastBins);
  if (short !== undefined) return short;
  const states = batchedBursts(
    counts.map((relevant, i) => ({ relevant, all: all[i] ?? relevant })),
    BURSTS,
  );
  const total = all.reduce((sum, n) => sum + n, 0);
  const share = total === 0 ? 0 : counts.reduce((sum, n) => sum + n, 0) / total;
  const expected = share * last(all);
  return {
    alarm: states.at(-1) === 1,
    expected,
    interval: poissonInterval(expected),
    baseline: [0, counts.length - 1],
  };
}

function last(values: readonly number[]): number {
  return values.at(-1) ?? 0;
}

/** Mean by Jeffreys' prior: never 0. */
function rateOf(counts: readonly number[]): number {
  return (counts.reduce((sum, y) => sum + y, 0) + 0.5) / Math.max(1, counts.length);
}

function poissonInterval(mean: number): readonly [number, number] {
  const quantile = (p: number) => {
    let y = 0;
    while (1 - poissonTail(y + 1, mean) < p) y++;
    return y;
  };
  return [quantile(HALF_TAIL), quantile(1 - HALF_TAIL)];
}

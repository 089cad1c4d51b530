import { idOf } from "../base/id.ts";
import type { SeriesAlarm, SeriesEvent, SeriesMeasure } from "../model/event-series.ts";
import { predictedInterval, windowBefore, type WindowOptions } from "./baseline-window.ts";
import { discoveries } from "./detectors/combine.ts";
import {
  baselineOf,
  expectedCount,
  overdispersedTail,
  overdispersion,
  predictiveTail,
  type Baseline,
  type Bin,
} from "./detectors/gamma-poisson.ts";
import type { CountedSeries } from "./series.ts";

/** Detector and version as every alarm names them. */
const DETECTOR = "gamma-poisson/1";
const OVERDISPERSED_FROM = 2; // tradecraft §3.3: above it the spread of the baseline replaces Poisson's

export interface DetectOptions extends WindowOptions {
  /** Share of false alarms among the alarms of a run. */
  readonly falseDiscovery: number;
  /** Fewer events in the bin are never an alarm. */
  readonly leastEvents: number;
}

/** tradecraft §3.3. */
export const DETECT_DEFAULTS: DetectOptions = {
  baselineDays: 56,
  guardDays: 7,
  falseDiscovery: 0.1,
  leastEvents: 2,
  leastHistoryDays: 28,
  leastExposure: 5,
};

/** A series that was not tested, and why: an answer, not a failure. */
export interface NotTested {
  readonly dataset: string;
  readonly actor: string;
  readonly recipient: string;
  readonly measure: SeriesMeasure;
  readonly reason: string;
}

export interface Detection {
  readonly alarms: readonly SeriesAlarm[];
  readonly notTested: readonly NotTested[];
  readonly tested: number;
}

/** Measures that are tested: cooperation is shown, and is no alarm. */
export const MEASURES = ["material-conflict", "verbal-conflict", "talk"] as const;

interface Candidate {
  readonly series: CountedSeries;
  readonly measure: SeriesMeasure;
  readonly at: number;
  readonly events: readonly SeriesEvent[];
  readonly exposure: number;
  readonly baseline: Baseline;
  readonly window: readonly Bin[];
  readonly windowFrom: number;
  readonly phi: number;
  readonly p: number;
}

/**
 * Looks at the last settled bin of every series and calls those out of the ordinary, false discoveries held to a share
 * over all series of the run. A series with too little history or too little reading is named as such and never alarms.
 *
 * @returns alarms by p, then by dyad; their order and values do not depend on the order of the series
 * @see docs/methods/detectors.md
 */
export function detect(
  series: readonly CountedSeries[],
  options: DetectOptions = DETECT_DEFAULTS,
): Detection {
  const found = series.flatMap((one) => MEASURES.map((measure) => test(one, measure, options)));
  const candidates = found.filter((one) => one !== null && "p" in one);
  const called = discoveries(
    candidates.map(({ p }) => p),
    options.falseDiscovery,
  );
  const limit = (options.falseDiscovery * called.filter(Boolean).length) / candidates.length;
  const alarms = candidates
    .filter(({ events }, i) => called[i] && events.length >= options.leastEvents)
    .map((one) => alarmOf(one, { limit, tested: candidates.length, options }));
  return {
    alarms: alarms.toSorted((a, b) => (a.p ?? 0) - (b.p ?? 0) || (a.id < b.id ? -1 : 1)),
    notTested: found.filter((one) => one !== null && "reason" in one),
    tested: candidates.length,
  };
}

/** Null where the series holds nothing of the measure at all: there is nothing to say. */
function test(
  series: CountedSeries,
  measure: SeriesMeasure,
  options: DetectOptions,
): Candidate | NotTested | null {
  const at = series.bins.findLastIndex(({ provisional }) => !provisional);
  const bin = series.bins[at];
  if (!bin || !series.members.some((cells) => cells[measure])) return null;
  const { window, windowFrom, reason } = windowBefore(series, { measure, at }, options);
  const { dataset, actor, recipient } = series;
  if (reason !== null) return { dataset, actor, recipient, measure, reason };
  const exposure = bin.exposure ?? 1;
  const events = series.members[at]?.[measure] ?? [];
  const baseline = baselineOf(window);
  const phi = overdispersion(window) ?? 1;
  const p = tail({ baseline, phi, exposure }, events.length);
  return { series, measure, at, events, exposure, baseline, window, windowFrom, phi, p };
}

function tail(
  { baseline, phi, exposure }: Pick<Candidate, "baseline" | "phi" | "exposure">,
  count: number,
): number {
  const mean = expectedCount(baseline, exposure) ?? 0;
  const p = predictiveTail(baseline, { count, exposure });
  return phi > OVERDISPERSED_FROM && count > 0
    ? Math.max(p, overdispersedTail(count, mean, phi))
    : p;
}

function alarmOf(
  candidate: Candidate,
  { limit, tested, options }: { limit: number; tested: number; options: DetectOptions },
): SeriesAlarm {
  const { series, measure, at, events, exposure, baseline, window, windowFrom, p } = candidate;
  const { dataset, actor, recipient, bins } = series;
  const { from = "", to = "" } = bins[at] ?? {};
  const origins = [...new Set(events.flatMap((event) => event.origins))].sort();
  return {
    id: idOf("alarm", dataset, actor, recipient, measure, from, DETECTOR),
    dataset,
    actor,
    recipient,
    measure,
    from,
    to,
    observed: events.length,
    expected: expectedCount(baseline, exposure) ?? 0,
    interval: predictedInterval(baseline, exposure),
    p,
    falseDiscovery: options.falseDiscovery,
    tested,
    baseline: {
      from: bins[windowFrom]?.from ?? "",
      to: bins[windowFrom + window.length - 1]?.to ?? "",
      bins: window.length,
      events: window.reduce((sum, bin) => sum + bin.count, 0),
      exposure: window.reduce((sum, bin) => sum + bin.exposure, 0),
    },
    exposure,
    detector: DETECTOR,
    parameters: { ...options },
    events: events.map(({ id }) => id).sort(),
    propositions: [...new Set(events.flatMap((event) => event.propositionId ?? []))].sort(),
    origins,
    withoutOrigin: origins.map((origin) => {
      const left = events.filter((event) => event.origins.some((key) => key !== origin)).length;
      const without = tail(candidate, left);
      return {
        origin,
        observed: left,
        p: without,
        alarm: without <= limit && left >= options.leastEvents,
      };
    }),
  };
}

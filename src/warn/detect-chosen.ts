import { idOf } from "../base/id.ts";
import type { SeriesAlarm, SeriesEvent, SeriesMeasure } from "../model/event-series.ts";
import { DETECT_DEFAULTS, MEASURES, type Detection, type NotTested } from "./detect.ts";
import { DETECTORS, type SeriesDetector, type Verdict } from "./series-detectors.ts";
import type { CountedSeries } from "./series.ts";

interface Tested {
  readonly series: CountedSeries;
  readonly measure: SeriesMeasure;
  /** The last settled bin. */
  readonly at: number;
  readonly counts: readonly number[];
  readonly all: readonly number[];
  readonly name: SeriesDetector;
}

/**
 * One detector on the last settled bin of every series, each series by itself: no share of false alarms is held over
 * the run, and counts are not adjusted for what was read.
 *
 * @returns alarms by dyad
 * @see docs/methods/detectors.md
 */
export function detectWith(name: SeriesDetector, series: readonly CountedSeries[]): Detection {
  const totals = totalsOf(series);
  const verdicts = series.flatMap((one) =>
    MEASURES.flatMap((measure) => {
      const tested = testedOf(one, { measure, name, totals });
      return tested ? [{ tested, verdict: judge(tested, tested.counts) }] : [];
    }),
  );
  const judged = verdicts.flatMap(({ tested, verdict }) =>
    typeof verdict === "string" ? [] : [{ tested, verdict }],
  );
  return {
    alarms: judged
      .filter(({ verdict }) => verdict.alarm)
      .map(({ tested, verdict }) => alarmOf(tested, verdict, judged.length)),
    notTested: verdicts.flatMap(({ tested, verdict }) => untested(tested, verdict)),
    tested: judged.length,
  };
}

function untested({ series, measure }: Tested, verdict: Verdict | string): NotTested[] {
  const { dataset, actor, recipient } = series;
  return typeof verdict === "string"
    ? [{ dataset, actor, recipient, measure, reason: verdict }]
    : [];
}

/** Events of all dyads of a data set in each bin, by data set and measure. */
function totalsOf(series: readonly CountedSeries[]): ReadonlyMap<string, readonly number[]> {
  const totals = new Map<string, number[]>();
  for (const { dataset, bins } of series)
    for (const measure of MEASURES) {
      const key = `${dataset}\u0000${measure}`;
      const sums = totals.get(key) ?? [];
      bins.forEach(({ counts }, i) => {
        sums[i] = (sums[i] ?? 0) + counts[measure];
      });
      totals.set(key, sums);
    }
  return totals;
}

function testedOf(
  series: CountedSeries,
  {
    measure,
    name,
    totals,
  }: {
    measure: SeriesMeasure;
    name: SeriesDetector;
    totals: ReadonlyMap<string, readonly number[]>;
  },
): Tested | null {
  const at = series.bins.findLastIndex(({ provisional }) => !provisional);
  if (at < 0 || !series.members.some((cells) => cells[measure])) return null;
  const counts = series.bins.slice(0, at + 1).map((bin) => bin.counts[measure]);
  const all = totals.get(`${series.dataset}\u0000${measure}`) ?? [];
  return { series, measure, at, counts, all: all.slice(0, at + 1), name };
}

function judge({ series, all, name }: Tested, counts: readonly number[]): Verdict | string {
  const verdict = DETECTORS[name].judge({ counts, all, step: series.step });
  if (typeof verdict === "string") return verdict;
  const enough = (counts.at(-1) ?? 0) >= DETECT_DEFAULTS.leastEvents;
  return { ...verdict, alarm: verdict.alarm && enough };
}

function alarmOf(tested: Tested, verdict: Verdict, count: number): SeriesAlarm {
  const { series, measure, at, counts, name } = tested;
  const { dataset, actor, recipient } = series;
  const events = series.members[at]?.[measure] ?? [];
  const { from, to, exposure } = series.bins[at] ?? { from: "", to: "", exposure: null };
  return {
    id: idOf("alarm", dataset, actor, recipient, measure, from, name),
    dataset,
    actor,
    recipient,
    measure,
    from,
    to,
    observed: counts.at(-1) ?? 0,
    expected: verdict.expected,
    interval: [...verdict.interval],
    p: null,
    falseDiscovery: null,
    tested: count,
    baseline: baselineOf(tested, verdict),
    exposure: exposure ?? 1,
    detector: `${name}/1`,
    parameters: { ...DETECTORS[name].parameters },
    events: events.map(({ id }) => id).sort(),
    propositions: [...new Set(events.flatMap(({ propositionId }) => propositionId ?? []))].sort(),
    ...withoutOrigins(tested, events),
  };
}

function baselineOf(
  { series: { bins }, measure }: Tested,
  { baseline: [first, end] }: Verdict,
): SeriesAlarm["baseline"] {
  const window = bins.slice(first, end + 1);
  return {
    from: window[0]?.from ?? "",
    to: window.at(-1)?.to ?? "",
    bins: window.length,
    events: window.reduce((sum, bin) => sum + bin.counts[measure], 0),
    exposure: window.reduce((sum, bin) => sum + (bin.exposure ?? 1), 0),
  };
}

/** Its origins, and the same question with the last bin's events of one origin taken away. */
function withoutOrigins(
  tested: Tested,
  events: readonly SeriesEvent[],
): Pick<SeriesAlarm, "origins" | "withoutOrigin"> {
  const origins = [...new Set(events.flatMap((event) => event.origins))].sort();
  const withoutOrigin = origins.map((origin) => {
    const left = events.filter((event) => event.origins.some((key) => key !== origin)).length;
    const verdict = judge(tested, [...tested.counts.slice(0, -1), left]);
    return { origin, observed: left, p: null, alarm: typeof verdict !== "string" && verdict.alarm };
  });
  return { origins, withoutOrigin };
}

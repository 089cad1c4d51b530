import { addDays, daysBetween } from "../base/interval.ts";
import type { DyadSeries, SeriesBin, SeriesEvent, SeriesMeasure } from "../model/event-series.ts";
import { measureOf, ploverScore } from "./plover.ts";

export interface SeriesFrame {
  /** First day; bins follow one another from there. */
  readonly from: string;
  /** Day after the last. */
  readonly to: string;
  readonly step: "day" | "week";
  /** Days that reports usually come after the event: younger bins are provisional. */
  readonly reportingDelay: number;
  /** Documents that could have told of a dyad, one number a bin; null where nobody knows. */
  readonly exposure: (actor: string, recipient: string) => readonly number[] | null;
}

/** One dyad's series with the events of each bin and measure, for the detectors. */
export interface CountedSeries extends DyadSeries {
  readonly members: readonly Readonly<Partial<Record<SeriesMeasure, readonly SeriesEvent[]>>>[];
}

const DAYS = { day: 1, week: 7 } as const;
const NOBODY = "";

/**
 * Series of events for each pair of actor and recipient, for each data set apart.
 *
 * Counted are events, not reports. What is only spoken of goes to the series of talk. An event without a day of its own
 * is counted on the day of its first report, and the series says how many those are. Events outside the frame, or of a
 * type without class, count nowhere.
 *
 * @param events any order, each once
 * @returns in order of data set, actor, recipient; bins of equal length that cover the frame
 * @see docs/methods/series.md
 */
export function dyadSeries(events: readonly SeriesEvent[], frame: SeriesFrame): CountedSeries[] {
  const classed = events.filter((event) => measureOf(event) !== undefined);
  const bins = binsOf(frame);
  return [...Map.groupBy(classed, dyadKey)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => seriesOf(key, members, { frame, bins }));
}

/** Data set, actor and recipient as one key, which sorts as they do. */
export function dyadKey({ dataset, actor, recipient }: Dyad): string {
  return `${dataset}\u0000${actor ?? NOBODY}\u0000${recipient ?? NOBODY}`;
}

/** How many of the two parties are named: what is told of nobody comes after all else. */
export function partiesNamed(key: string): number {
  return key
    .split("\u0000")
    .slice(1)
    .filter((party) => party !== NOBODY).length;
}

type Dyad = Pick<SeriesEvent, "dataset" | "actor" | "recipient">;

/** How many events each dyad has of the measure, of all classes where none is named, from a day on; by its key. */
export function countDyads(
  events: readonly SeriesEvent[],
  {
    measure,
    from = "",
  }: { readonly measure?: SeriesMeasure | undefined; readonly from?: string | undefined },
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    const day = event.day ?? event.published;
    const kind = measureOf(event);
    if (day === null || day < from || kind === undefined || (measure ?? kind) !== kind) continue;
    const key = dyadKey(event);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** First days of the bins, and the day after the last. */
function binsOf({ from, to, step }: SeriesFrame): string[] {
  const size = Math.max(1, Math.ceil(daysBetween(from, to) / DAYS[step]));
  return Array.from({ length: size + 1 }, (_, i) => addDays(from, i * DAYS[step]));
}

function seriesOf(
  key: string,
  events: readonly SeriesEvent[],
  { frame, bins }: { frame: SeriesFrame; bins: readonly string[] },
): CountedSeries {
  const [dataset = "", actor = NOBODY, recipient = NOBODY] = key.split("\u0000");
  const exposure = frame.exposure(actor, recipient);
  const settled = addDays(frame.to, -frame.reportingDelay);
  const members = bins.slice(1).map((): Partial<Record<SeriesMeasure, SeriesEvent[]>> => ({}));
  const placed = placeAll(events, members, frame);
  return {
    dataset,
    actor,
    recipient,
    step: frame.step,
    bins: members.map((cells, i): SeriesBin => ({
      from: bins[i] ?? frame.from,
      to: bins[i + 1] ?? frame.to,
      ...sums(cells),
      exposure: exposure?.[i] ?? null,
      provisional: (bins[i + 1] ?? frame.to) > settled,
    })),
    ...placed,
    members,
  };
}

function placeAll(
  events: readonly SeriesEvent[],
  members: readonly Partial<Record<SeriesMeasure, SeriesEvent[]>>[],
  { from, step }: SeriesFrame,
): { undated: number; unplaced: number } {
  let [undated, unplaced] = [0, 0];
  const start = Date.parse(from);
  for (const event of events) {
    const day = event.day ?? event.published;
    const measure = measureOf(event);
    if (day === null) unplaced++;
    if (day === null || !measure) continue;
    const cells = members[Math.floor((Date.parse(day) - start) / 86_400_000 / DAYS[step])];
    if (!cells) continue;
    if (event.day === null) undated++;
    const cell = cells[measure];
    if (cell) cell.push(event);
    else cells[measure] = [event];
  }
  return { undated, unplaced };
}

function sums(
  cells: Partial<Record<SeriesMeasure, readonly SeriesEvent[]>>,
): Pick<SeriesBin, "counts" | "conflict" | "cooperation"> {
  const count = (measure: SeriesMeasure) => cells[measure]?.length ?? 0;
  let [conflict, cooperation] = [0, 0];
  for (const [measure, events] of Object.entries(cells)) {
    if (measure === "talk") continue;
    for (const { type, mode, belief } of events) {
      const score = ploverScore(type, mode) ?? 0;
      if (score < 0) conflict -= score * belief;
      else cooperation += score * belief;
    }
  }
  return {
    counts: {
      "material-conflict": count("material-conflict"),
      "verbal-conflict": count("verbal-conflict"),
      "material-cooperation": count("material-cooperation"),
      "verbal-cooperation": count("verbal-cooperation"),
      talk: count("talk"),
    },
    conflict,
    cooperation,
  };
}

/**
 * Days that half of the reports take: the median from the day of an event to its first report.
 *
 * @returns 0 where no event has both days
 */
export function usualDelay(events: readonly SeriesEvent[]): number {
  const delays = events
    .flatMap(({ day, published }) =>
      day !== null && published !== null && published >= day ? [daysBetween(day, published)] : [],
    )
    .toSorted((a, b) => a - b);
  return delays[Math.floor(delays.length / 2)] ?? 0;
}

/** The series without its events: what is shown of it. */
export function shownSeries(series: CountedSeries): DyadSeries {
  const { dataset, actor, recipient, step, bins, undated, unplaced } = series;
  return { dataset, actor, recipient, step, bins, undated, unplaced };
}

import { addDays, daysBetween } from "../base/interval.ts";
import type { SeriesEvent, SeriesMeasure } from "../model/event-series.ts";
import type { Days, Dyad, Store } from "../store/index.ts";
import {
  countDyads,
  detect,
  detectWith,
  DETECT_DEFAULTS,
  dyadKey,
  dyadSeries,
  partiesNamed,
  exposureOf,
  typesOf,
  usualDelay,
  type CountedSeries,
  type Detection,
  type SeriesDetector,
  type SeriesFrame,
} from "../warn/index.ts";
import { codePending } from "./claim-events.ts";

/** The data set of the case's own claims. */
export const CLAIMS = "claims";
const STEP_DAYS = { day: 1, week: 7 } as const;
const SHOWN_DAYS = 364;
const ALL_DAYS = 36_500;

export interface SeriesQuestion {
  readonly dataset?: string | undefined;
  readonly step?: "day" | "week" | undefined;
  /** Day after the last that counts; absent: after the last day of the data set. */
  readonly to?: string | undefined;
  /** Days looked at; absent: 364. */
  readonly days?: number | undefined;
}

/** Which of the series: those with the most events of a measure, from a day on where one is named. */
export interface BusiestQuestion extends SeriesQuestion {
  readonly measure?: SeriesMeasure | undefined;
  readonly from?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Series of the case's claims and of what was imported, each data set over days of its own. */
export async function seriesOf(
  store: Store,
  question: SeriesQuestion = {},
): Promise<CountedSeries[]> {
  const frame = await claimFrame(store, question);
  const own = frame
    ? await countedClaims(store, { events: await store.claimEvents(daysOf(frame)), frame })
    : [];
  return [...own, ...(await importedEvents(store, question)).flatMap(counted)];
}

/** A page of the series, named pairs with the most events first, and how many there are that have any. */
export async function busiestSeries(
  store: Store,
  { measure, from, limit, offset, ...question }: BusiestQuestion,
): Promise<{ readonly series: CountedSeries[]; readonly total: number }> {
  const frame = await claimFrame(store, question);
  const imported = await importedEvents(store, question);
  const most = limit + offset;
  const own = frame
    ? await store.busiestDyads({ ...daysFrom(frame, from), ...typesOf(measure), most })
    : { dyads: [], total: 0 };
  const others = countDyads(
    imported.flatMap(({ events }) => events),
    { measure, from },
  );
  const counts = [...own.dyads.map((one) => [claimKey(one), one.events] as const), ...others];
  const ranked = counts.toSorted(
    ([a, n], [b, m]) => partiesNamed(b) - partiesNamed(a) || m - n || (a < b ? -1 : 1),
  );
  const place = new Map(ranked.slice(offset, most).map(([key], i) => [key, i]));
  const placeOf = (one: CountedSeries) => place.get(dyadKey(one)) ?? 0;
  const shown = own.dyads.filter((dyad) => place.has(claimKey(dyad)));
  const series = [
    ...(frame ? await countedDyads(store, frame, shown) : []),
    ...imported.flatMap((told) =>
      counted({ ...told, events: told.events.filter((event) => place.has(dyadKey(event))) }),
    ),
  ];
  return {
    series: series.toSorted((a, b) => placeOf(a) - placeOf(b)),
    total: own.total + others.size,
  };
}

function claimKey({ actor, recipient }: Dyad): string {
  return dyadKey({ dataset: CLAIMS, actor, recipient });
}

async function countedDyads(
  store: Store,
  frame: Frame,
  dyads: readonly Dyad[],
): Promise<CountedSeries[]> {
  if (dyads.length === 0) return [];
  return countedClaims(store, { events: await store.claimEvents(daysOf(frame), dyads), frame });
}

/** What is out of the ordinary in the last settled bin of each series. */
export async function detection(
  store: Store,
  { detector, ...question }: SeriesQuestion & { readonly detector?: SeriesDetector | undefined },
): Promise<Detection> {
  if (detector) return detectWith(detector, await seriesOf(store, { days: ALL_DAYS, ...question }));
  return detect(await seriesOf(store, { days: neededDays(), ...question }));
}

/** Days that the default detector looks at: the baseline, the guard, the bin, and what may be provisional. */
function neededDays(): number {
  return DETECT_DEFAULTS.baselineDays + DETECT_DEFAULTS.guardDays + 4 * STEP_DAYS.week;
}

interface Frame {
  readonly from: string;
  readonly to: string;
  readonly step: "day" | "week";
}

/** Events, the days they are counted over, and what is known of how they were reported. */
interface Told {
  readonly events: readonly SeriesEvent[];
  readonly frame: Frame;
  /** Days that reports usually come after the event. */
  readonly delay: number;
  readonly exposure?: SeriesFrame["exposure"];
}

/** Events without any day are not among them: nobody can say when they were. */
async function importedEvents(store: Store, question: SeriesQuestion): Promise<Told[]> {
  const told: Told[] = [];
  for (const { dataset, from, to } of await store.seriesDatasets()) {
    if ((question.dataset ?? dataset) !== dataset || from === null || to === null) continue;
    const frame = frameOf({ first: from, last: to }, question);
    const events = await store.seriesEvents({ dataset, from: frame.from, to: frame.to });
    told.push({ events, frame, delay: usualDelay(events) });
  }
  return told;
}

/** Days that the claims of the case are counted over; null where they are not asked for, or none is dated. */
async function claimFrame(store: Store, question: SeriesQuestion): Promise<Frame | null> {
  if ((question.dataset ?? CLAIMS) !== CLAIMS) return null;
  await codePending(store);
  const days = await store.publishedDays();
  return days && frameOf(days, question);
}

function frameOf(
  { first, last }: { readonly first: string; readonly last: string },
  { to: until, step = "week", days = SHOWN_DAYS }: SeriesQuestion,
): Frame {
  const to = until ?? addDays(last, 1);
  const from = [first, addDays(to, -days)].sort().at(-1) ?? first;
  return { from, to, step };
}

function binsIn({ from, to, step }: Frame): number {
  return Math.max(1, Math.ceil(daysBetween(from, to) / STEP_DAYS[step]));
}

/** Bins end with the last day, so that the newest is whole. */
function daysOf(frame: Frame): Days {
  return { from: addDays(frame.to, -binsIn(frame) * STEP_DAYS[frame.step]), to: frame.to };
}

/** The same days, none of them before one that is named. */
function daysFrom(frame: Frame, from = ""): Days {
  const days = daysOf(frame);
  return from > days.from ? { ...days, from } : days;
}

/** With the documents that could have told of each pair: the case holds what was read. */
async function countedClaims(
  store: Store,
  { events, frame }: Pick<Told, "events" | "frame">,
): Promise<CountedSeries[]> {
  const days = daysOf(frame);
  const parties = events.flatMap(({ actor, recipient }) => [actor ?? [], recipient ?? []].flat());
  const exposure = exposureOf(await store.exposed(days, [...new Set(parties)]), {
    from: days.from,
    bins: binsIn(frame),
    days: STEP_DAYS[frame.step],
  });
  return counted({ events, frame, delay: await store.usualDelay(days), exposure });
}

function counted({ events, frame, delay, exposure = () => null }: Told): CountedSeries[] {
  const days = { ...daysOf(frame), step: frame.step };
  return dyadSeries(events, { ...days, reportingDelay: delay, exposure });
}

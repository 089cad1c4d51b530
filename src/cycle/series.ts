import { addDays, daysBetween } from "../base/interval.ts";
import type { SeriesEvent, SeriesMeasure } from "../model/event-series.ts";
import type { SeriesDataset, Store } from "../store/index.ts";
import {
  busiestDyads,
  detect,
  detectWith,
  DETECT_DEFAULTS,
  dyadKey,
  dyadSeries,
  exposureOf,
  usualDelay,
  type CountedSeries,
  type Detection,
  type SeriesDetector,
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
  const series: CountedSeries[] = [];
  for (const told of await toldBy(store, question)) series.push(...(await counted(store, told)));
  return series;
}

/** A page of the series, those with the most events first, and how many there are that have any. */
export async function busiestSeries(
  store: Store,
  { measure, from, limit, offset, ...question }: BusiestQuestion,
): Promise<{ readonly series: CountedSeries[]; readonly total: number }> {
  const all = await toldBy(store, question);
  const events = all.flatMap((told) => told.events);
  const dyads = busiestDyads(events, { measure, from });
  const place = new Map(dyads.slice(offset, offset + limit).map((key, i) => [key, i]));
  const series: CountedSeries[] = [];
  for (const told of all) {
    const shown = told.events.filter((event) => place.has(dyadKey(event)));
    if (shown.length > 0) series.push(...(await counted(store, { ...told, events: shown })));
  }
  const placeOf = (one: CountedSeries) => place.get(dyadKey(one)) ?? 0;
  return { series: series.toSorted((a, b) => placeOf(a) - placeOf(b)), total: dyads.length };
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

/** Events of one data set, and the days they are counted over. */
interface Told {
  readonly events: readonly SeriesEvent[];
  readonly frame: Frame;
  /** Days that its reports usually come after the event. */
  readonly delay: number;
  /** True where the case holds what was read; nobody says it of imported data. */
  readonly isRead: boolean;
}

async function toldBy(store: Store, question: SeriesQuestion): Promise<Told[]> {
  const isAsked = (dataset: string) => (question.dataset ?? dataset) === dataset;
  const all = isAsked(CLAIMS) ? [await toldByClaims(store, question)] : [];
  for (const imported of await store.seriesDatasets())
    if (isAsked(imported.dataset)) all.push(await toldByDataset(store, imported, question));
  return all.filter((told) => told !== null);
}

/** Events without any day are not among them: nobody can say when they were. */
async function toldByDataset(
  store: Store,
  { dataset, from, to }: SeriesDataset,
  question: SeriesQuestion,
): Promise<Told | null> {
  if (from === null || to === null) return null;
  const frame = frameOf({ first: from, last: to }, question);
  const events = await store.seriesEvents({ dataset, from: frame.from, to: frame.to });
  return { events, frame, delay: usualDelay(events), isRead: false };
}

async function toldByClaims(store: Store, question: SeriesQuestion): Promise<Told | null> {
  await codePending(store);
  const days = await store.publishedDays();
  if (days === null) return null;
  const frame = frameOf(days, question);
  const events = await store.claimEvents({ from: startOf(frame), to: frame.to });
  return { events, frame, delay: usualDelay(events), isRead: true };
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
function startOf(frame: Frame): string {
  return addDays(frame.to, -binsIn(frame) * STEP_DAYS[frame.step]);
}

async function counted(
  store: Store,
  { events, frame, delay, isRead }: Told,
): Promise<CountedSeries[]> {
  const { to, step } = frame;
  const from = startOf(frame);
  const parties = [...new Set(events.flatMap(({ actor, recipient }) => [actor, recipient]))];
  const range = { from, to, parties: parties.filter((party) => party !== null) };
  const exposure = isRead
    ? exposureOf(await store.exposed(range), { from, bins: binsIn(frame), days: STEP_DAYS[step] })
    : () => null;
  return dyadSeries(events, { from, to, step, reportingDelay: delay, exposure });
}

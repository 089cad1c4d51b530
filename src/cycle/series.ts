import { addDays, daysBetween } from "../base/interval.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import {
  canonicalOf,
  projected,
  type Annotation,
  type SeriesDataset,
  type Store,
} from "../store/index.ts";
import {
  claimEvents,
  detect,
  detectWith,
  DETECT_DEFAULTS,
  dyadSeries,
  exposureOf,
  usualDelay,
  type CountedSeries,
  type Detection,
  type Exposing,
  type SeriesDetector,
} from "../warn/index.ts";
import { mentionRefs } from "./weighing.ts";

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

/** Series of the case's claims and of what was imported, each data set over days of its own. */
export async function seriesOf(
  store: Store,
  question: SeriesQuestion = {},
): Promise<CountedSeries[]> {
  const isAsked = (dataset: string) => (question.dataset ?? dataset) === dataset;
  const all = isAsked(CLAIMS) ? await claimSeries(store, question) : [];
  for (const imported of await store.seriesDatasets())
    if (isAsked(imported.dataset)) all.push(...(await importedSeries(store, imported, question)));
  return all;
}

/** Events without any day are not among them: nobody can say when they were. */
async function importedSeries(
  store: Store,
  { dataset, from: first, to: last }: SeriesDataset,
  { to: until, step = "week", days = SHOWN_DAYS }: SeriesQuestion,
): Promise<CountedSeries[]> {
  if (first === null || last === null) return [];
  const to = until ?? addDays(last, 1);
  const from = [first, addDays(to, -days)].sort().at(-1) ?? first;
  const events = await store.seriesEvents({ dataset, from, to });
  return counted(events, { from, to, step }, null);
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

async function claimSeries(store: Store, question: SeriesQuestion): Promise<CountedSeries[]> {
  const { events, documents } = await caseEvents(store);
  const days = documents.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const to = question.to ?? addDays(last, 1);
  const shown = Math.min(question.days ?? SHOWN_DAYS, daysBetween(first, to));
  const frame = { from: addDays(to, -shown), to, step: question.step ?? "week" };
  return counted(events, frame, documents);
}

/** Bins end with the last day, so that the newest is whole. */
function counted(
  events: readonly SeriesEvent[],
  { from, to, step }: Frame,
  documents: readonly Exposing[] | null,
): CountedSeries[] {
  const bins = Math.max(1, Math.ceil(daysBetween(from, to) / STEP_DAYS[step]));
  const start = addDays(to, -bins * STEP_DAYS[step]);
  const exposure = documents
    ? exposureOf(documents, { from: start, bins, days: STEP_DAYS[step] })
    : () => null;
  return dyadSeries(events, {
    from: start,
    to,
    step,
    reportingDelay: usualDelay(events),
    exposure,
  });
}

/** Events of the case's claims, and the documents that could have told of them. */
interface CaseEvents {
  readonly events: readonly SeriesEvent[];
  readonly documents: readonly Exposing[];
}

interface Opened {
  readonly revision: number;
  readonly read: Promise<CaseEvents>;
}

/** What was read of each case that is open, until somebody writes to it: all of it is read for every series. */
const OPENED = new WeakMap<Store, Opened>();

async function caseEvents(store: Store): Promise<CaseEvents> {
  const revision = await store.revision();
  const known = OPENED.get(store);
  if (known?.revision === revision) return known.read;
  const opened = { revision, read: readEvents(store) };
  OPENED.set(store, opened);
  opened.read.catch(() => {
    if (OPENED.get(store) === opened) OPENED.delete(store); // the next question tries again
  });
  return opened.read;
}

async function readEvents(store: Store): Promise<CaseEvents> {
  const to = canonicalOf(await store.identities());
  const annotations = (await store.allAnnotations()).map((one) => projected(one, to));
  const published = new Map((await store.allDocuments()).map((one) => [one.id, one.published]));
  const parties = partiesOf(annotations);
  const claims = annotations.flatMap(({ reading, documentId }) =>
    reading.claims.map((claim) => ({ ...claim, published: published.get(documentId) ?? null })),
  );
  const events = claimEvents(await store.allPropositions(), {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    partyOf: (mention) => parties.get(mention),
    areaOf: areasOf(annotations),
    intervals: new Map(
      annotations.flatMap(({ reading }) =>
        reading.times.flatMap(({ id, interval }) => (interval ? [[id, interval] as const] : [])),
      ),
    ),
  });
  const documents = annotations.map(({ documentId, reading }) => ({
    published: published.get(documentId) ?? null,
    parties: reading.mentions.flatMap(({ id }) => parties.get(id) ?? []),
  }));
  return { events, documents };
}

/** Mention → entity or country. A town is a place of an event and no party to it. */
function partiesOf(annotations: readonly Annotation[]): ReadonlyMap<string, string> {
  const countries = new Set(
    annotations.flatMap(({ toponyms }) =>
      toponyms.flatMap(({ place }) => (place?.kind === "country" ? [place.id] : [])),
    ),
  );
  const entities = new Set(
    annotations.flatMap(({ resolutions }) => resolutions.flatMap(({ entityId }) => entityId ?? [])),
  );
  return new Map(
    annotations.flatMap((annotation) =>
      [...mentionRefs(annotation)].filter(([, id]) => entities.has(id) || countries.has(id)),
    ),
  );
}

/** Mention of a place → "IQ/Ninawa", or the country alone: nothing finer enters a series. */
function areasOf(annotations: readonly Annotation[]): (mentionId: string) => string | undefined {
  const areas = new Map(
    annotations.flatMap(({ toponyms }) =>
      toponyms.flatMap(({ mentionId, place }) => {
        const area = [place?.country, place?.admin1].filter(Boolean).join("/");
        return area === "" ? [] : [[mentionId, area] as const];
      }),
    ),
  );
  return (mentionId) => areas.get(mentionId);
}

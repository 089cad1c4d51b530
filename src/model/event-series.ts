import { z } from "zod";

/** The four classes of PLOVER types. */
export const QUAD_CLASSES = [
  "verbal-cooperation",
  "material-cooperation",
  "verbal-conflict",
  "material-conflict",
] as const;
export type QuadClass = (typeof QUAD_CLASSES)[number];

/**
 * A happening as it enters a series: one row for one happening, however many reports tell of it.
 * Read from claims, or imported with the label of the data set that coded it.
 */
export const SeriesEvent = z.object({
  id: z.string(),
  /** "claims", or the data set: "GDELT", "ACLED", "UCDP GED", "POLECAT". Series of different data sets never mix. */
  dataset: z.string(),
  type: z.string(),
  mode: z.string().nullable(),
  /** Ids or codes of who did it and to whom; null where the report names none. */
  actor: z.string().nullable(),
  recipient: z.string().nullable(),
  /** First-level region or country: nothing finer enters a series. */
  area: z.string().nullable(),
  /** Day of the event; null where it is not known. */
  day: z.iso.date().nullable(),
  /** Day of the first report. */
  published: z.iso.date().nullable(),
  /** Only spoken of: threatened, planned, supposed, expected. Kept in a series of its own. */
  talk: z.boolean(),
  /** Degree to which it is believed, (0, 1]; 1 for imported rows, which carry no belief of ours. */
  belief: z.number().min(0).max(1),
  /** Keys of the origins it rests on; empty where the data set drops them. */
  origins: z.array(z.string()),
  propositionId: z.string().nullable(),
  /** Deaths by the best estimate of the data set; null where it says nothing. */
  deaths: z.number().nullable().default(null),
});
export type SeriesEvent = z.infer<typeof SeriesEvent>;

/** What a series counts or sums in each bin. */
export const SERIES_MEASURES = [
  "material-conflict",
  "verbal-conflict",
  "material-cooperation",
  "verbal-cooperation",
  "talk",
] as const;
export type SeriesMeasure = (typeof SERIES_MEASURES)[number];

/** One bin of a dyad's series, [from, to) in UTC days. */
export const SeriesBin = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  counts: z.record(z.enum(SERIES_MEASURES), z.number()),
  /** Σ max(0, −score)·belief and Σ max(0, score)·belief on PLOVER's scale of conflict and cooperation. */
  conflict: z.number(),
  cooperation: z.number(),
  /** Documents that could have told of the dyad; null for imported data, which do not say what was read. */
  exposure: z.number().nullable(),
  /** Younger than the usual delay between event and report: shown, never alarmed on. */
  provisional: z.boolean(),
});
export type SeriesBin = z.infer<typeof SeriesBin>;

/** What was to be expected in a bin, and the central 95 % of it. */
export const Expectation = z.object({
  expected: z.number(),
  interval: z.tuple([z.number(), z.number()]),
});
export type Expectation = z.infer<typeof Expectation>;

export const DyadSeries = z.object({
  dataset: z.string(),
  actor: z.string(),
  recipient: z.string(),
  step: z.enum(["day", "week"]),
  bins: z.array(SeriesBin),
  /** Events counted by the day of their first report, as their own day is not known. */
  undated: z.number(),
  /** Events with no day at all: listed here, in no bin. */
  unplaced: z.number(),
  /** By measure, what was to be expected in each bin; null where the history is too short to say. */
  expected: z.partialRecord(z.enum(SERIES_MEASURES), z.array(Expectation.nullable())).optional(),
});
export type DyadSeries = z.infer<typeof DyadSeries>;

/** What would have been seen without one origin. */
export const WithoutOrigin = z.object({
  origin: z.string(),
  observed: z.number(),
  /** Null where the detector gives none. */
  p: z.number().nullable(),
  alarm: z.boolean(),
});

/** A bin out of the ordinary, with all that it takes to check it. */
export const SeriesAlarm = z.object({
  id: z.string(),
  dataset: z.string(),
  actor: z.string(),
  recipient: z.string(),
  measure: z.enum(SERIES_MEASURES),
  from: z.iso.date(),
  to: z.iso.date(),
  observed: z.number(),
  expected: z.number(),
  /** Central 95 % of what was to be expected. */
  interval: z.tuple([z.number(), z.number()]),
  /** Null where the detector gives none. */
  p: z.number().nullable(),
  /** Share of false alarms held to in the run, null where it is not; and how many series it tested. */
  falseDiscovery: z.number().nullable(),
  tested: z.int(),
  baseline: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    bins: z.int(),
    events: z.number(),
    exposure: z.number(),
  }),
  exposure: z.number(),
  detector: z.string(),
  /** The numbers it was run with. */
  parameters: z.record(z.string(), z.number()),
  events: z.array(z.string()),
  propositions: z.array(z.string()),
  origins: z.array(z.string()),
  withoutOrigin: z.array(WithoutOrigin),
});
export type SeriesAlarm = z.infer<typeof SeriesAlarm>;

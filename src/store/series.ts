import type { SeriesEvent } from "../model/event-series.ts";
import type { Db } from "./dialect.ts";
import { insertIssues } from "./issues.ts";
import { count } from "./query.ts";
import type { CodedEvents, SeriesDataset, SeriesRange } from "./store.ts";

/** Saves events as they come, all or, where the source throws, none. An id that is there is replaced. */
export async function saveSeriesEvents(
  db: Db,
  batches: AsyncIterable<CodedEvents>,
): Promise<{ read: number; added: number }> {
  const before = await total(db);
  let read = 0;
  for await (const { events, issues } of batches) {
    read += events.length;
    await insertEvents(db, events);
    await insertIssues(db, issues);
  }
  return { read, added: (await total(db)) - before };
}

async function total({ query }: Db): Promise<number> {
  const row = await query.selectFrom("series_event").select(count().as("n")).executeTakeFirst();
  return row?.n ?? 0;
}

async function insertEvents({ query, dialect }: Db, events: readonly SeriesEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    id: event.id,
    dataset: event.dataset,
    day: event.day ?? event.published ?? "",
    body: JSON.stringify(event),
  }));
  await dialect.insert(query, "series_event", rows, {
    key: ["id"],
    update: ["dataset", "day", "body"],
  });
}

/** Events of a data set, in order of day and id; those without a day first. */
export async function seriesEvents(
  { query }: Db,
  { dataset, from, to }: SeriesRange,
): Promise<SeriesEvent[]> {
  let matching = query.selectFrom("series_event").select("body").where("dataset", "=", dataset);
  if (from !== undefined) matching = matching.where("day", ">=", from);
  if (to !== undefined) matching = matching.where("day", "<", to);
  const rows = await matching.orderBy("day").orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as SeriesEvent);
}

/** What was imported, by data set. */
export async function seriesDatasets({ query }: Db): Promise<SeriesDataset[]> {
  const rows = await query
    .selectFrom("series_event")
    .select((eb) => [
      "dataset",
      count().as("events"),
      eb.fn.max("day").as("to"),
      eb.fn.min(eb.case().when("day", "!=", "").then(eb.ref("day")).end()).as("from"),
    ])
    .groupBy("dataset")
    .orderBy("dataset")
    .execute();
  return rows.map(({ dataset, events, from, to }) => ({
    dataset,
    events,
    from: from === "" ? null : from,
    to: to === "" ? null : to,
  }));
}

import type { SeriesEvent } from "../model/event-series.ts";
import type { Proposition } from "../model/proposition.ts";
import { annotationsOf } from "./annotations.ts";
import type { Db } from "./dialect.ts";
import { identities } from "./identities.ts";
import { canonicalOf, projected } from "./projection.ts";
import { count } from "./query.ts";
import { unique } from "./records.ts";
import type { ToldEvents } from "./store.ts";

/** Propositions with the verb of an event that nobody has coded since they, or what they rest on, last changed. */
export async function uncodedEvents({ query }: Db): Promise<number> {
  const { n } = await query
    .selectFrom("proposition")
    .select(count().as("n"))
    .where("coded", "=", 0)
    .where("event", "is not", null)
    .executeTakeFirstOrThrow();
  return n;
}

/** Codes the first of them and keeps what comes out. @returns how many were looked at */
export async function codeEvents(
  db: Db,
  most: number,
  code: (told: ToldEvents) => readonly SeriesEvent[],
): Promise<number> {
  const { query, dialect } = db;
  const rows = await query
    .selectFrom("proposition")
    .select(["id", "body"])
    .where("coded", "=", 0)
    .where("event", "is not", null)
    .orderBy("n")
    .limit(most)
    .execute();
  if (rows.length === 0) return 0;
  const ids = dialect.values(rows.map(({ id }) => id));
  const propositions = rows.map(({ body }) => JSON.parse(body) as Proposition);
  const events = code(await toldBy(db, propositions));
  await query.deleteFrom("claim_event").where("proposition_id", "in", ids).execute();
  await dialect.insert(
    query,
    "claim_event",
    events.map((event) => ({
      proposition_id: event.propositionId ?? "",
      day: event.day ?? event.published ?? "",
      body: JSON.stringify(event),
    })),
  );
  await query.updateTable("proposition").set({ coded: 1 }).where("id", "in", ids).execute();
  return rows.length;
}

/** The propositions with the documents that they stand in, as those count for the entities that stand for others. */
async function toldBy(db: Db, propositions: readonly Proposition[]): Promise<ToldEvents> {
  const ids = unique(propositions.flatMap(({ members }) => members.map((one) => one.documentId)));
  const to = canonicalOf(await identities(db));
  const rows = await db.query
    .selectFrom("document")
    .select(["id", "published"])
    .where("id", "in", db.dialect.values(ids))
    .execute();
  return {
    propositions,
    annotations: (await annotationsOf(db, ids)).map((annotation) => projected(annotation, to)),
    published: new Map(rows.map(({ id, published }) => [id, published || null])),
  };
}

/** Events with a day, or else a first report, in [from, to), and those with neither; in order of proposition. */
export async function claimEvents(
  { query }: Db,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<SeriesEvent[]> {
  const rows = await query
    .selectFrom("claim_event")
    .select("body")
    .where((eb) => eb.or([eb("day", "=", ""), eb.and([eb("day", ">=", from), eb("day", "<", to)])]))
    .orderBy("proposition_id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as SeriesEvent);
}

import { sql } from "kysely";
import { daysBetween } from "../base/interval.ts";
import type { SeriesEvent } from "../model/event-series.ts";
import type { Proposition } from "../model/proposition.ts";
import { annotationsOf } from "./annotations.ts";
import type { Db } from "./dialect.ts";
import { identities } from "./identities.ts";
import { canonicalOf, projected } from "./projection.ts";
import { count } from "./query.ts";
import { keyOf, unique } from "./records.ts";
import type { Days, Dyad, DyadRange, ToldEvents } from "./store.ts";
import type { Tables } from "./tables.ts";

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
  await dialect.insert(query, "claim_event", events.map(eventRow));
  await query.updateTable("proposition").set({ coded: 1 }).where("id", "in", ids).execute();
  return rows.length;
}

function eventRow(event: SeriesEvent): Tables["claim_event"] {
  const { propositionId, day, published, actor, recipient, type, talk } = event;
  const isReported = day !== null && published !== null && published >= day;
  return {
    proposition_id: propositionId ?? "",
    day: day ?? published ?? "",
    delay: isReported ? daysBetween(day, published) : null,
    actor: keyOf(actor ?? ""),
    recipient: keyOf(recipient ?? ""),
    type,
    talk: talk ? 1 : 0,
    body: JSON.stringify(event),
  };
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
  { from, to }: Days,
  dyads?: readonly Dyad[],
): Promise<SeriesEvent[]> {
  const matching = query
    .selectFrom("claim_event")
    .select("body")
    .where((eb) => eb.or([eb("day", "=", ""), eb.and([eb("day", ">=", from), eb("day", "<", to)])]))
    .orderBy("proposition_id");
  // Each pair by itself, so that an index leads to it.
  const asked = dyads?.map(({ actor, recipient }) =>
    matching.where("actor", "=", keyOf(actor)).where("recipient", "=", keyOf(recipient)),
  );
  const found = await Promise.all((asked ?? [matching]).map((one) => one.execute()));
  return found.flat().map(({ body }) => JSON.parse(body) as SeriesEvent);
}

/** Who acts on whom most: pairs of which both are named, then those of which one is, the most events first, then in order of both. */
export async function busiestDyads(
  { query }: Db,
  { from, to, types, talk, most }: DyadRange,
): Promise<{ dyads: (Dyad & { events: number })[]; total: number }> {
  let matching = query
    .selectFrom("claim_event")
    .where("day", ">=", from)
    .where("day", "<", to)
    .where("type", "in", [...types]);
  if (talk !== undefined) matching = matching.where("talk", "=", talk ? 1 : 0);
  const grouped = matching
    .select(["actor", "recipient", count().as("events")])
    .groupBy(["actor", "recipient"]);
  const dyads = await grouped
    .orderBy(
      sql`case when actor = '' then 1 else 0 end + case when recipient = '' then 1 else 0 end`,
    )
    .orderBy("events", "desc")
    .orderBy("actor")
    .orderBy("recipient")
    .limit(most)
    .execute();
  const { total } = await query
    .selectFrom(grouped.as("dyad"))
    .select(count().as("total"))
    .executeTakeFirstOrThrow();
  return { dyads: dyads.map((row) => ({ ...row })), total };
}

/** Days that half of the reports take to come after their event; 0 where nobody can say. */
export async function usualDelay({ query }: Db, { from, to }: Days): Promise<number> {
  const rows = await query
    .selectFrom("claim_event")
    .select(["delay", count().as("n")])
    .where("day", ">=", from)
    .where("day", "<", to)
    .where("delay", "is not", null)
    .groupBy("delay")
    .orderBy("delay")
    .execute();
  let before = Math.floor(rows.reduce((sum, { n }) => sum + n, 0) / 2);
  const median = rows.find(({ n }) => (before -= n) < 0);
  return median?.delay ?? 0;
}

import { sql } from "kysely";
import type { Alert } from "../model/alert.ts";
import {
  CHANGE_KINDS,
  type ChangeKind,
  type PropositionChange,
  type TodayView,
} from "../model/today.ts";
import { actorRows } from "./actors.ts";
import { PropositionNote } from "./changes.ts";
import { claimRows } from "./claims.ts";
import type { Db } from "./dialect.ts";
import { allAssessments, listProblems } from "./problems.ts";
import { propositionRows } from "./propositions.ts";
import { unique } from "./records.ts";
import { ALL_COLLECTIONS } from "./tables.ts";

const SHOWN = 20;
const SHOWN_ALERTS = 100; // one indicator may move many times: they are told as one

/**
 * What changed after a point: the newest of each kind, those that a warning problem watches first.
 *
 * @param since number of the last change that was seen, or a day or instant; what was noted then or later is shown
 */
export async function todayView(
  db: Db,
  since: number | string,
  now: () => string,
): Promise<TodayView> {
  const after = typeof since === "number" ? since : await lastBefore(db, since);
  const cursor = await lastBefore(db, null);
  return {
    since: after,
    cursor,
    sinceAt: await timeOf(db, after),
    totals: await totals(db, after),
    alerts: await newAlerts(db, after),
    origins: await propositionChanges(db, "origin", after),
    contradictions: await propositionChanges(db, "contradiction", after),
    actors: await newActors(db, after),
    problems: await listProblems(db, now),
  };
}

/** Number of the last change before an instant, or of the last there is; 0 where there is none. */
async function lastBefore({ query }: Db, at: string | null): Promise<number> {
  let matching = query.selectFrom("change").select((eb) => eb.fn.max("n").as("last"));
  if (at !== null) matching = matching.where("at", "<", at);
  return (await matching.executeTakeFirst())?.last ?? 0;
}

async function timeOf({ query }: Db, n: number): Promise<string | null> {
  const row = await query
    .selectFrom("change")
    .select("at")
    .where("n", "<=", n)
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at || null; // "" where it was there before times were kept
}

/** How many of each kind; documents are noted by the batch, with their number. */
async function totals({ query }: Db, after: number): Promise<Record<ChangeKind, number>> {
  const inBatches = sql<number>`cast(sum(case when kind = 'document' then cast(reached as integer) else 1 end) as integer)`;
  const rows = await query
    .selectFrom("change")
    .select(["kind", inBatches.as("n")])
    .where("n", ">", after)
    .groupBy("kind")
    .execute();
  const counts = new Map(rows.map(({ kind, n }) => [kind, n]));
  const all = CHANGE_KINDS.map((kind) => [kind, counts.get(kind) ?? 0] as const);
  return Object.fromEntries(all) as Record<ChangeKind, number>;
}

async function newAlerts({ query }: Db, after: number): Promise<Alert[]> {
  const rows = await query
    .selectFrom("change")
    .innerJoin("alert", "alert.id", "change.subject")
    .select("alert.body")
    .where("change.kind", "=", "alert")
    .where("change.n", ">", after)
    .orderBy("change.n", "desc")
    .limit(SHOWN_ALERTS)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Alert);
}

/** Those that are watched first, then the newest; one proposition once, as it came to stand. */
async function propositionChanges(
  db: Db,
  kind: "origin" | "contradiction",
  after: number,
): Promise<PropositionChange[]> {
  const watched = await watchedPropositions(db);
  const newest = db.query
    .selectFrom("change")
    .innerJoin("proposition", "proposition.id", "change.subject")
    .select(["subject", "change.n", "change.body"])
    .where("kind", "=", kind)
    .where("change.n", ">", after)
    .orderBy("change.n", "desc")
    .limit(SHOWN);
  const first = await newest.where("subject", "in", db.dialect.values([...watched])).execute();
  const told = new Set(first.map(({ n }) => n));
  const others = (await newest.execute()).filter(({ n }) => !told.has(n));
  const rows = [...first, ...others].slice(0, SHOWN);
  const notes = rows.map(({ subject, body }) => ({
    subject,
    ...PropositionNote.parse(JSON.parse(body)),
  }));
  const ids = unique(notes.map(({ subject }) => subject));
  const shown = new Map((await propositionRows(db, ids)).map((row) => [row.id, row]));
  const before = await originsTold(db, ids, after);
  const rowsOfClaims = await claimRows(
    db,
    notes.flatMap(({ claimIds }) => claimIds),
  );
  const claims = new Map(rowsOfClaims.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const proposition = shown.get(id);
    if (!proposition) return [];
    const own = notes.filter(({ subject }) => subject === id);
    return {
      proposition,
      from: Math.max(before.get(id) ?? 0, Math.min(...own.map(({ from }) => from))),
      to: proposition.nMin,
      watched: watched.has(id),
      claims: own.flatMap(({ claimIds }) => claimIds).flatMap((claim) => claims.get(claim) ?? []),
    };
  });
}

/** How many origins each of these was last told to have: what is weighed anew may have forgotten what it had. */
async function originsTold(
  { query, dialect }: Db,
  ids: readonly string[],
  until: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await query
    .selectFrom("change")
    .select(["subject", sql<number>`max(cast(reached as integer))`.as("reached")])
    .where("kind", "=", "origin")
    .where("subject", "in", dialect.values(ids))
    .where("n", "<=", until)
    .groupBy("subject")
    .execute();
  return new Map(rows.map(({ subject, reached }) => [subject, reached]));
}

async function watchedPropositions(db: Db): Promise<ReadonlySet<string>> {
  const indications = (await allAssessments(db)).flatMap(({ indicators }) =>
    indicators.flatMap((state) => state.indications),
  );
  return new Set(
    indications
      .filter(({ judged }) => judged?.verdict !== "rejected")
      .map(({ propositionId }) => propositionId),
  );
}

/** Actors that no document named before, the most mentioned first. */
async function newActors(db: Db, after: number): Promise<TodayView["actors"]> {
  const rows = await db.query
    .selectFrom("change")
    .innerJoin("tally", (join) =>
      join
        .onRef("tally.ref_id", "=", "change.subject")
        .on("tally.kind", "=", "actor")
        .on("tally.collection", "=", ALL_COLLECTIONS),
    )
    .select("subject")
    .where("change.kind", "=", "actor")
    .where("change.n", ">", after)
    .where("tally.documents", ">", 0)
    .orderBy("tally.mentions", "desc")
    .orderBy("subject")
    .limit(SHOWN)
    .execute();
  const found = new Map(
    (
      await actorRows(
        db,
        rows.map(({ subject }) => subject),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.flatMap(({ subject }) => found.get(subject) ?? []);
}

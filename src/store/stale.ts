import { sql, type RawBuilder } from "kysely";
import type { Judgement } from "../model/judgement.ts";
import type { Db } from "./dialect.ts";
import { keyOf } from "./records.ts";

const WEIGHED: ReadonlySet<Judgement["about"]> = new Set(["grouping", "dependence", "grade"]);

/**
 * Marks what a judgement bears on to be weighed again: where it names claims, what they stand in; where it names
 * sources, origins or documents, what rests on them, of two on both. A weight of a sign bears on all.
 */
export async function markJudged(db: Db, judgement: Judgement): Promise<void> {
  const { about, subjectId, verdict } = judgement;
  if (!WEIGHED.has(about)) return;
  if (about === "dependence" && subjectId.startsWith("cue ")) return markAllStale(db);
  const claimIds = [subjectId, ...verdict.split(" ")];
  const named = await clumpsWhere(db, sql`claim_id in ${db.dialect.values(claimIds)}`);
  const clumps = named.length > 0 ? named : await clumpsOfParties(db, judgement);
  const rows = clumps.map((clump) => ({ clump }));
  await db.dialect.insert(db.query, "stale", rows, { key: ["clump"] });
}

/** What rests on the source of a grade, or on both ends of a pair. */
async function clumpsOfParties(db: Db, { about, subjectId }: Judgement): Promise<string[]> {
  if (about === "grade") return clumpsOfParty(db, subjectId.split(" ")[0] ?? "");
  if (about !== "dependence") return [];
  const [a = "", b = ""] = subjectId.split(" | ");
  const both = new Set(await clumpsOfParty(db, b));
  return (await clumpsOfParty(db, a)).filter((clump) => both.has(clump));
}

function clumpsOfParty(db: Db, name: string): Promise<string[]> {
  const party = keyOf(name);
  const naming = sql`select document_id from named_party where party = ${party}`;
  return clumpsWhere(db, sql`document_id = ${party} or document_id in (${naming})`);
}

async function clumpsWhere({ query }: Db, condition: RawBuilder<unknown>): Promise<string[]> {
  const rows = sql<{ clump: string }>`select distinct clump from evidence where ${condition}`;
  return (await rows.execute(query)).rows.map(({ clump }) => clump);
}

/** Everything is to be weighed again, as who is to be believed has changed; the index stays. */
async function markAllStale({ query }: Db): Promise<void> {
  const clumps = sql`select distinct clump from evidence where true`;
  await sql`insert into stale (clump) ${clumps} on conflict (clump) do nothing`.execute(query);
}

/** Tables of the index of weighing. */
export const INDEX_TABLES = [
  "sketch",
  "shingle",
  "anchor",
  "printed",
  "printer",
  "evidence",
  "named_party",
  "clue",
  "stale",
  "unindexed",
] as const;

/** Drops the index and what it holds of reuse: the next weighing makes it again from what was read. */
export async function clearWeighingIndex(db: Db, { keepReuse = false } = {}): Promise<void> {
  const { query } = db;
  for (const table of INDEX_TABLES) await query.deleteFrom(table).execute();
  if (!keepReuse) await query.deleteFrom("reuse").execute();
  await awaitIndex(db, sql`select document_id from annotation`);
}

/** Documents that were read wait to be indexed. @param ids as a list that SQL takes after "in" */
export async function awaitIndex({ query }: Db, ids: RawBuilder<unknown>): Promise<void> {
  const undated = sql`case when published = '' then 1 else 0 end`;
  await sql`
    insert into unindexed (undated, published, document_id)
      select ${undated}, published, id from document where id in (${ids})
      on conflict (undated, published, document_id) do nothing`.execute(query);
}

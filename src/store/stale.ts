import { sql, type RawBuilder } from "kysely";
import type { Judgement } from "../model/judgement.ts";
import type { Db } from "./dialect.ts";

const WEIGHED: ReadonlySet<Judgement["about"]> = new Set(["grouping", "dependence", "grade"]);

/** Marks what a judgement bears on to be weighed again: the claims it names, or all where it names a source. */
export async function markJudged(db: Db, { about, subjectId, verdict }: Judgement): Promise<void> {
  if (!WEIGHED.has(about)) return;
  const claimIds = [subjectId, ...verdict.split(" ")];
  const named = await db.query
    .selectFrom("evidence")
    .select("clump")
    .distinct()
    .where("claim_id", "in", db.dialect.values(claimIds))
    .execute();
  if (named.length === 0 && about !== "grouping") return markAllStale(db);
  await db.dialect.insert(db.query, "stale", named, { key: ["clump"] });
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

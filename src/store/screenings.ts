import type { Db } from "./dialect.ts";
import type { FollowStore, ScreenedRow, Screenings } from "./follow-store.ts";
import { count, nextN } from "./query.ts";
import { keyOf } from "./records.ts";

const DEFAULT_ROWS = 100;

/** Keeps what screening found, drops actors that are no more, and notes up to which version of each list it looked. */
export async function saveScreenings(db: Db, { saved, gone, seen }: Screenings): Promise<void> {
  const { query, dialect } = db;
  await query
    .deleteFrom("screened")
    .where("subject_id", "in", dialect.values(gone.map(keyOf)))
    .execute();
  const rows = saved.map((row) => ({
    subject_id: keyOf(row.id),
    name: keyOf(row.name),
    query: row.query,
    at: row.at,
    best: row.candidates[0]?.score ?? 0,
    body: JSON.stringify(row),
  }));
  await dialect.insert(query, "screened", rows, {
    key: ["subject_id"],
    update: ["name", "query", "at", "best", "body"],
  });
  for (const [dataset, version] of seen) {
    await query.deleteFrom("screened_version").where("dataset", "=", dataset).execute();
    const n = await nextN(db, "screened_version");
    await query.insertInto("screened_version").values({ n, dataset, version_n: version }).execute();
  }
}

/** Subject → what it was asked by; and up to which version of each list. */
export async function screenedBy({ query }: Db): ReturnType<FollowStore["screenedBy"]> {
  const rows = await query.selectFrom("screened").select(["subject_id", "query"]).execute();
  const seen = await query
    .selectFrom("screened_version")
    .select(["dataset", "version_n"])
    .execute();
  return {
    queries: new Map(rows.map((row) => [row.subject_id, row.query])),
    seen: new Map(seen.map((row) => [row.dataset, row.version_n])),
  };
}

export async function listScreened(
  { query }: Db,
  page: Parameters<FollowStore["listScreened"]>[0],
): ReturnType<FollowStore["listScreened"]> {
  const matching = query.selectFrom("screened").where("best", ">=", page.least ?? 0);
  const total = await matching.select(count().as("n")).executeTakeFirst();
  const rows = await matching
    .select("body")
    .orderBy("best", "desc")
    .orderBy("subject_id")
    .limit(page.limit ?? DEFAULT_ROWS)
    .offset(page.offset ?? 0)
    .execute();
  return { actors: rows.map(({ body }) => JSON.parse(body) as ScreenedRow), total: total?.n ?? 0 };
}

export async function findScreened({ query }: Db, id: string): Promise<ScreenedRow | undefined> {
  const row = await query
    .selectFrom("screened")
    .select("body")
    .where("subject_id", "=", keyOf(id))
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as ScreenedRow);
}

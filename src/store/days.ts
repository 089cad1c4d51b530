import { sql, type AliasedRawBuilder, type RawBuilder, type SelectQueryBuilder } from "kysely";
import type { Window } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { sum } from "./query.ts";
import { keyOf, unique } from "./records.ts";
import type { Days, Exposed } from "./store.ts";
import type { Tables } from "./tables.ts";

export interface DayClaims {
  readonly day: string;
  readonly claims: number;
}

const DAY_LENGTH = 10; // "2031-03-02"

function dayPublished(): RawBuilder<string> {
  return sql<string>`substr(published, 1, ${sql.lit(DAY_LENGTH)})`;
}

/** How many claims were published on each day that has any, in order; those of undated documents are in none. */
export async function claimDays(
  { query }: Db,
  { collection }: { readonly collection?: string | undefined },
): Promise<DayClaims[]> {
  const day = dayPublished();
  let matching = query.selectFrom("document").where("published", "!=", "").where("claims", ">", 0);
  if (collection !== undefined) matching = matching.where("collection", "=", keyOf(collection));
  const rows = await matching
    .select([day.as("day"), sum("claims").as("claims")])
    .groupBy(day)
    .orderBy(day)
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** Ids of documents published in the window; undefined where it has no end on either side, and all are meant. */
export function documentsWithin(
  { query }: Db,
  { from, to }: Window,
): SelectQueryBuilder<Tables, "document", { id: string }> | undefined {
  if (from === undefined && to === undefined) return undefined;
  let within = query.selectFrom("document").select("id").where("published", "!=", "");
  if (from !== undefined) within = within.where("published", ">=", from);
  return to === undefined ? within : within.where("published", "<", to);
}

/** First and last day on which a document that was read was published; null where none is dated. */
export async function publishedDays(
  db: Db,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const [first, last] = [await dayAtEnd(db, "asc"), await dayAtEnd(db, "desc")];
  return first === undefined || last === undefined ? null : { first, last };
}

/** Each end by itself, so that an index leads to it. */
async function dayAtEnd({ query }: Db, order: "asc" | "desc"): Promise<string | undefined> {
  const row = await query
    .selectFrom("document")
    .select("published")
    .where("published", "!=", "")
    .where("state", "!=", "pending")
    .orderBy("published", order)
    .limit(1)
    .executeTakeFirst();
  return row?.published.slice(0, DAY_LENGTH);
}

/** Documents read and published in these days, by day, and those that name each of the parties. */
export async function exposed(
  { query, dialect }: Db,
  { from, to }: Days,
  parties: readonly string[],
): Promise<Exposed> {
  const dated = query
    .selectFrom("document")
    .where("document.published", ">=", from)
    .where("document.published", "<", to);
  const days = await dated
    .select([dayPublished().as("key"), numbers()])
    .where("state", "!=", "pending")
    .groupBy(dayPublished())
    .execute();
  const naming = await dated
    .innerJoin("document_ref", "document_ref.document_id", "document.id")
    .select(["ref_id as key", numbers()])
    .where("kind", "in", ["actor", "place"])
    .where("mentions", ">", 0)
    // Not by the index: SQLite would look up each party in each document.
    .where(sql<string>`ref_id || ''`, "in", dialect.values(unique(parties.map(keyOf))))
    .groupBy("ref_id")
    .execute();
  const named = numbersByKey(naming);
  return {
    days: numbersByKey(days),
    naming: new Map(parties.map((party) => [party, named.get(keyOf(party)) ?? []])),
  };
}

/** Numbers of documents as one text: a row for each of a million would take seconds. */
function numbers(): AliasedRawBuilder<string, "numbers"> {
  return sql<string>`string_agg(cast(document.n as text), ',')`.as("numbers");
}

function numbersByKey(
  rows: readonly { readonly key: string; readonly numbers: string }[],
): Map<string, number[]> {
  return new Map(rows.map(({ key, numbers: list }) => [key, list.split(",").map(Number)]));
}

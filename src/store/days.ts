import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import type { Window } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { sum } from "./query.ts";
import { keyOf } from "./records.ts";
import type { Tables } from "./tables.ts";

export interface DayClaims {
  readonly day: string;
  readonly claims: number;
}

const DAY_LENGTH = 10; // "2031-03-02"

/** How many claims were published on each day that has any, in order; those of undated documents are in none. */
export async function claimDays(
  { query }: Db,
  { collection }: { readonly collection?: string | undefined },
): Promise<DayClaims[]> {
  const day: RawBuilder<string> = sql<string>`substr(published, 1, ${sql.lit(DAY_LENGTH)})`;
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

import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db } from "./dialect.ts";

/** `count(*)` as a number on both dialects. */
export function count(): RawBuilder<number> {
  return sql<number>`cast(count(*) as integer)`;
}

/** A sum of integers as a number on both dialects; 0 over no rows. */
export function sum(column: string): RawBuilder<number> {
  return sql<number>`cast(coalesce(sum(${sql.ref(column)}), 0) as integer)`;
}

/** The next free `n`; safe inside a writing transaction, since there is one writer at a time. */
export async function nextN(
  { query }: Db,
  table:
    | "document"
    | "claim"
    | "proposition"
    | "assessment_history"
    | "list_version"
    | "screened_version"
    | "alert_settings"
    | "change",
): Promise<number> {
  const row = await query
    .selectFrom(table)
    .select((eb) => eb.fn.max("n").as("last"))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** The folded column holds the pattern of `likeAnywhere`. */
export function like(column: string, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '!'`;
}

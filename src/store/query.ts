import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db, SearchTable } from "./dialect.ts";
import type { Term } from "./search.ts";

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

/** All terms hold for the row; a search without any word finds nothing. */
export function whereMatches(
  db: Db,
  { table, n, terms }: { table: SearchTable; n: string; terms: readonly Term[] },
): RawBuilder<SqlBool> {
  if (terms.length === 0) return sql<SqlBool>`1 = 0`;
  const conditions = terms.map((term) => {
    const rows = db.dialect.matching(table, term);
    return term.exclude
      ? sql<SqlBool>`${sql.ref(n)} not in ${rows}`
      : sql<SqlBool>`${sql.ref(n)} in ${rows}`;
  });
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** The folded column holds the pattern of `likeAnywhere`. */
export function like(column: string, pattern: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '!'`;
}

import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Db, SearchTable } from "./dialect.ts";
import { count } from "./query.ts";
import type { Term } from "./search.ts";

/** Looking a row up by its number and sorting it costs this many steps along an index. */
const STEPS_PER_LOOKUP = 8;

/** Rows that words or names lead to, apart from all other conditions. */
export interface Found {
  /** How many they are. */
  readonly size: number;
  /** Holds for these rows alone. @param want how many rows will be read, at most, in the order that is asked for */
  readonly where: (want: number) => RawBuilder<SqlBool>;
}

interface Asked {
  /** The column of numbers. */
  readonly n: `${"claim" | "document" | "proposition"}.n`;
  readonly search: SearchTable;
  readonly terms: readonly Term[] | undefined;
  /** Sets beside those of the words. */
  readonly others?: readonly RawBuilder<number>[];
}

/**
 * The rows that are in all these sets: of words, where a search was asked, and of others.
 *
 * Few are looked up by their numbers and sorted. Of many, it is quicker to walk an index in the order asked for until
 * enough were met: of every `of / size` rows one is found.
 *
 * @returns undefined where nothing is asked
 */
export async function foundRows(db: Db, asked: Asked): Promise<Found | undefined> {
  const { n, terms, others = [] } = asked;
  if (terms === undefined && others.length === 0) return undefined;
  if (terms?.length === 0) return { size: 0, where: () => sql<SqlBool>`1 = 0` };
  const rows = setOf(db, asked);
  const { rows: counted } = await sql<{ size: number; of: number }>`
    select (select ${count()} from ${rows} as found) as size,
      (select coalesce(max(n), 0) from ${sql.table(tableOf(n))}) as of`.execute(db.query);
  const { size = 0, of = 0 } = counted[0] ?? {};
  const where = (want: number): RawBuilder<SqlBool> => {
    const isWalked = Math.min(want, size) * of < STEPS_PER_LOOKUP * size * size;
    return sql<SqlBool>`${isWalked ? db.dialect.tested(n) : sql.ref(n)} in ${rows}`;
  };
  return { size, where };
}

/** `(select n …)` of the rows that hold every word but those to be left out, and are in all others. */
function setOf({ dialect }: Db, { n, search, terms = [], others = [] }: Asked): RawBuilder<number> {
  const holding = (excluded: boolean) =>
    terms
      .filter(({ exclude }) => exclude === excluded)
      .map((term) => dialect.matching(search, term));
  const all = [...holding(false), ...others];
  const each = all.length === 0 ? [sql<number>`(select n from ${sql.table(tableOf(n))})`] : all;
  const inAll = sql.join(each.map(selected), sql` intersect `);
  return sql`(${sql.join([inAll, ...holding(true).map(selected)], sql` except `)})`;
}

function tableOf(n: Asked["n"]): string {
  return n.slice(0, -".n".length);
}

function selected(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select * from ${rows} as one`;
}

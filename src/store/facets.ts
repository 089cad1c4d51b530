import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import { groupBy } from "../base/group.ts";
import type { Facet } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { labelsOf } from "./labels.ts";
import { count, sum } from "./query.ts";
import { keyOf } from "./records.ts";
import { ALL_COLLECTIONS, COLUMN_KINDS, type RefKind, type Tables } from "./tables.ts";

const VALUES_PER_FACET = 20;
const REF_KINDS: readonly RefKind[] = ["speaker", "actor", "place", "event"];
const MONTH = "month";
const MOST_MONTHS = 120;
const MONTH_LENGTH = 7; // "2031-03"

/** How often a value occurs, and in what facet. */
interface Count {
  readonly facet: string;
  readonly value: string;
  readonly count: number;
}

/** For each facet its most frequent values, the most frequent first, ties by value. */
export async function toFacets(db: Db, counts: readonly Count[]): Promise<Record<string, Facet[]>> {
  const label = await labelsOf(
    db,
    counts.map(({ value }) => value),
  );
  const byFacet = groupBy(counts, ({ facet }) => facet);
  const facetOf = (facet: string): Facet[] =>
    (byFacet.get(facet) ?? []).map(({ value, count: n }) => ({
      value,
      label: label(value).name,
      count: n,
    }));
  return Object.fromEntries(
    [...COLUMN_KINDS, ...REF_KINDS, MONTH].map((facet) => [facet, facetOf(facet)]),
  );
}

/** "2031-03" of a column of days; "" where the day is not known. */
function monthOf(column: string): RawBuilder<string> {
  return sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(MONTH_LENGTH)})`;
}

/** Over the whole case or one collection: read from the tallies, whatever the size of the case. */
export async function talliedCounts(db: Db, collection: string | undefined): Promise<Count[]> {
  const counts: Count[] = [];
  for (const facet of [...COLUMN_KINDS, ...REF_KINDS]) {
    const [kind, column] =
      facet === "speaker" ? (["actor", "claims_by"] as const) : ([facet, "claims_about"] as const);
    const rows = await db.query
      .selectFrom("tally")
      .select(["ref_id as value", `${column} as count`])
      .where("kind", "=", kind)
      .where("collection", "=", keyOf(collection ?? ALL_COLLECTIONS))
      .where(column, ">", 0)
      .orderBy(column, "desc")
      .orderBy("ref_id")
      .limit(VALUES_PER_FACET)
      .execute();
    counts.push(...rows.map((row) => ({ ...row, facet })));
  }
  return [...counts, ...(await talliedMonths(db, collection))];
}

/** Of documents rather than claims, which are many times as many. */
async function talliedMonths({ query }: Db, collection: string | undefined): Promise<Count[]> {
  const month = monthOf("published");
  let matching = query.selectFrom("document").where("published", "!=", "").where("claims", ">", 0);
  if (collection !== undefined) matching = matching.where("collection", "=", keyOf(collection));
  const rows = await matching
    .select([month.as("value"), sum("claims").as("count")])
    .groupBy(month)
    .orderBy(month, "desc")
    .limit(MOST_MONTHS)
    .execute();
  return rows.map((row) => ({ ...row, facet: MONTH }));
}

/**
 * Over the claims of any filter, which is worked out once.
 *
 * The cross join keeps SQLite from walking all of `claim_ref` for a handful of claims.
 */
export async function filteredCounts(
  { query }: Db,
  matching: SelectQueryBuilder<Tables, "claim", object>,
): Promise<Count[]> {
  const columns = matching.select([
    "claim.n",
    "claim.published",
    ...COLUMN_KINDS.map((kind) => `claim.${kind}` as const),
  ]);
  const byColumn = COLUMN_KINDS.map(
    (kind) => sql`select ${sql.lit(kind)} as facet, ${sql.ref(kind)} as value, ${count()} as count
      from matching where ${sql.ref(kind)} is not null group by ${sql.ref(kind)}`,
  );
  const { rows } = await sql<Count>`
    with matching as materialized ${columns},
    counted as (
      ${sql.join(byColumn, sql` union all `)} union all
      select kind as facet, ref_id as value, ${count()} as count
        from matching cross join claim_ref where claim_n = n group by kind, ref_id),
    months as (
      select ${monthOf("published")} as value, ${count()} as count
        from matching where published <> '' group by ${monthOf("published")}
        order by value desc limit ${sql.lit(MOST_MONTHS)}),
    ranked as (
      select facet, value, count, row_number() over (partition by facet order by count desc, value) as rank
        from counted)
    select facet, value, count, rank from ranked where rank <= ${sql.lit(VALUES_PER_FACET)}
    union all
    select ${sql.lit(MONTH)}, value, count, row_number() over (order by value desc) from months
    order by 1, 4`.execute(query);
  return rows;
}

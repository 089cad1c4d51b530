import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import type { Facet } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { labelsOf } from "./labels.ts";
import { count } from "./query.ts";
import type { RefKind, Tables } from "./tables.ts";

const VALUES_PER_FACET = 20;
const COLUMN_FACETS = ["publisher", "modality", "form", "collection"] as const;
const REF_FACETS: readonly RefKind[] = ["speaker", "actor", "place", "event"];

/** For each facet its most frequent values under the filter, the most frequent first, ties by value. */
export async function facetsOf(
  db: Db,
  matching: SelectQueryBuilder<Tables, "claim", object>,
  unfiltered: boolean,
): Promise<Record<string, Facet[]>> {
  const counted: [string, Count[]][] = [];
  for (const column of COLUMN_FACETS) {
    const rows = matching
      .where(column, "is not", null)
      .select([sql<string>`${sql.ref(column)}`.as("value"), count().as("count")])
      .groupBy(column);
    counted.push([column, await top(rows).execute()]);
  }
  for (const kind of REF_FACETS) {
    let refs = db.query.selectFrom("claim_ref").where("kind", "=", kind);
    if (!unfiltered) refs = refs.where("claim_n", "in", matching.select("claim.n"));
    const rows = refs.select(["ref_id as value", count().as("count")]).groupBy("ref_id");
    counted.push([kind, await top(rows).execute()]);
  }
  const label = await labelsOf(
    db,
    counted.flatMap(([, counts]) => counts.map(({ value }) => value)),
  );
  return Object.fromEntries(
    counted.map(([facet, counts]) => [
      facet,
      counts.map(({ value, count: n }) => ({ value, label: label(value).name, count: n })),
    ]),
  );
}

interface Count {
  readonly value: string;
  readonly count: number;
}

function top<TB extends keyof Tables>(
  rows: SelectQueryBuilder<Tables, TB, Count>,
): SelectQueryBuilder<Tables, TB, Count> {
  const by = (name: string): RawBuilder<unknown> => sql.ref(name);
  return rows.orderBy(by("count"), "desc").orderBy(by("value")).limit(VALUES_PER_FACET);
}

import type { SelectQueryBuilder } from "kysely";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { Facet } from "../model/view.ts";
import type { Db } from "./dialect.ts";
import { count } from "./query.ts";
import { unique } from "./records.ts";
import type { Tables } from "./tables.ts";

/** Claims behind the indications of a problem, as it was last assessed; none of an unknown one. */
export async function claimsOfProblem({ query }: Db, problemId: string): Promise<string[]> {
  const row = await query
    .selectFrom("assessment")
    .select("body")
    .where("problem_id", "=", problemId)
    .executeTakeFirst();
  return row ? claimsBehind(JSON.parse(row.body) as Assessment) : [];
}

function claimsBehind({ indicators }: Assessment): string[] {
  return unique(
    indicators.flatMap(({ indications }) => indications.flatMap(({ claimIds }) => claimIds)),
  );
}

/** How many of these claims bear on each problem, the most first; problems on which none bears are left out. */
export async function problemFacet(
  db: Db,
  matching: SelectQueryBuilder<Tables, "claim", object>,
): Promise<Facet[]> {
  const rows = await db.query
    .selectFrom("assessment")
    .innerJoin("problem", "problem.id", "assessment.problem_id")
    .select(["assessment.body as assessed", "problem.body as problem"])
    .orderBy("problem.id")
    .execute();
  const facets: Facet[] = [];
  for (const { assessed, problem } of rows) {
    const { id, title } = JSON.parse(problem) as WarningProblem;
    const ids = claimsBehind(JSON.parse(assessed) as Assessment);
    const { n } = await matching
      .where("claim.id", "in", db.dialect.values(ids))
      .select(count().as("n"))
      .executeTakeFirstOrThrow();
    if (n > 0) facets.push({ value: id, label: title, count: n });
  }
  return facets.toSorted((a, b) => b.count - a.count);
}

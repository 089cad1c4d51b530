import type { Collection } from "../model/collection.ts";
import type { WarningProblem } from "../model/problem.ts";
import type { Db } from "./dialect.ts";
import { replaceKnowledge } from "./knowledge.ts";
import { saveProblem } from "./problems.ts";
import { clearWeighingIndex } from "./stale.ts";
import type { CaseKnowledge } from "./store.ts";

/** Saves a collection with what it knows, in place of what it knew before. */
export async function saveCollection(
  db: Db,
  collection: Collection,
  knowledge: CaseKnowledge,
  problems: readonly WarningProblem[],
): Promise<void> {
  const row = { id: collection.id, body: JSON.stringify(collection) };
  await db.dialect.insert(db.query, "collection", [row], { key: ["id"], update: ["body"] });
  await replaceKnowledge(db, collection.id, knowledge);
  await clearWeighingIndex(db); // who owns whom, and who is who, may be known otherwise now
  for (const problem of problems) await saveProblem(db, problem);
}

export async function collections({ query }: Db): Promise<Collection[]> {
  const rows = await query.selectFrom("collection").select("body").orderBy("id").execute();
  return rows.map(({ body }) => JSON.parse(body) as Collection);
}

import type { Db } from "./dialect.ts";
import { clearWeighingIndex } from "./stale.ts";
import { replacePropositionsOf } from "./weighing.ts";

/** Documents that were weighed are read anew: what their words were compared with no longer holds. */
export async function forgetWeighing(
  db: Db,
  documentIds: readonly string[],
  at: string,
): Promise<void> {
  const known = await db.query
    .selectFrom("sketch")
    .select("n")
    .where("document_id", "in", db.dialect.values(documentIds))
    .limit(1)
    .execute();
  if (known.length === 0) return;
  await clearWeighingIndex(db);
  await replacePropositionsOf(db, { claimIds: await allClaimIds(db), propositions: [], at });
}

async function allClaimIds({ query }: Db): Promise<string[]> {
  const rows = await query.selectFrom("proposition_claim").select("claim_id").execute();
  return rows.map((row) => row.claim_id);
}

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

/** What was read of these documents changed, or goes: their propositions are coded anew. */
export async function forgetCoding(
  { query, dialect }: Db,
  documentIds: readonly string[],
): Promise<void> {
  const told = query
    .selectFrom("proposition_claim")
    .select("proposition_id")
    .where("document_id", "in", dialect.values(documentIds));
  await query.updateTable("proposition").set({ coded: 0 }).where("id", "in", told).execute();
}

import type { Identity } from "../model/judgement.ts";
import type { Db } from "./dialect.ts";

/** Members of clusters of two and more entities, in order of their ids. */
export async function identities({ query }: Db): Promise<Identity[]> {
  const rows = await query.selectFrom("identity").selectAll().orderBy("entity_id").execute();
  return rows.map((row) => ({ entityId: row.entity_id, canonicalId: row.canonical_id }));
}

/** The entity that stands for this one. */
export async function canonicalIdOf({ query }: Db, id: string): Promise<string> {
  const row = await query
    .selectFrom("identity")
    .select("canonical_id")
    .where("entity_id", "=", id)
    .executeTakeFirst();
  return row?.canonical_id ?? id;
}

/** Other entities for which this one stands. */
export async function membersOf({ query }: Db, canonicalId: string): Promise<string[]> {
  const rows = await query
    .selectFrom("identity")
    .select("entity_id")
    .where("canonical_id", "=", canonicalId)
    .where("entity_id", "!=", canonicalId)
    .orderBy("entity_id")
    .execute();
  return rows.map((row) => row.entity_id);
}

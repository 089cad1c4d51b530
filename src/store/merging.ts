import type { Entity } from "../model/entity.ts";
import type { Identity } from "../model/judgement.ts";
import { annotationsOf, saveAnnotations } from "./annotations.ts";
import type { Db } from "./dialect.ts";
import { identities } from "./identities.ts";
import { insertEntities } from "./knowledge.ts";
import { canonicalOf } from "./projection.ts";
import { STANDING, unique } from "./records.ts";
import { clearWeighingIndex } from "./stale.ts";

/**
 * Replaces the clusters of entities, and counts every document that names a member of a changed one anew.
 *
 * @param said `next`: the clusters; `entities`: canonical entities that no document may have named yet
 * @returns ids of the documents that were counted anew
 */
export async function saveIdentities(
  db: Db,
  { next, entities, at }: { next: readonly Identity[]; entities: readonly Entity[]; at: string },
): Promise<string[]> {
  const before = await identities(db);
  const changed = changedEntities(before, next);
  const { query, dialect } = db;
  await query.deleteFrom("identity").execute();
  await dialect.insert(
    query,
    "identity",
    next.map(({ entityId, canonicalId }) => ({ entity_id: entityId, canonical_id: canonicalId })),
  );
  await insertEntities(db, entities, STANDING.document);
  const ids = await documentsNaming(db, changed);
  if (ids.length > 0) await saveAnnotations(db, await annotationsOf(db, ids), at);
  // Claims that named two now name one: who they are tied to may be others than before.
  if (changed.length > 0) await clearWeighingIndex(db);
  return ids;
}

/** Entities that another stands for than before, with those that stood for them. */
function changedEntities(before: readonly Identity[], next: readonly Identity[]): string[] {
  const [was, is] = [canonicalOf(before), canonicalOf(next)];
  const ids = unique([...before, ...next].map(({ entityId }) => entityId));
  return unique(ids.filter((id) => was(id) !== is(id)).flatMap((id) => [id, was(id)]));
}

/** Documents that count for one of these entities, by a mention, as a source, or at an end of a relation. */
async function documentsNaming(
  { query, dialect }: Db,
  entities: readonly string[],
): Promise<string[]> {
  if (entities.length === 0) return [];
  const ids = dialect.values(entities);
  const [counted, related] = [
    await query
      .selectFrom("document_ref")
      .select("document_id")
      .distinct()
      .where("kind", "=", "actor")
      .where("ref_id", "in", ids)
      .execute(),
    await query
      .selectFrom("relation")
      .select("document_id")
      .distinct()
      .where((eb) => eb.or([eb("from_id", "in", ids), eb("to_id", "in", ids)]))
      .execute(),
  ];
  return unique([...counted, ...related].map((row) => row.document_id)).toSorted();
}

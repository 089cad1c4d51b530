import type { Entity } from "../model/entity.ts";
import { identitiesOf } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";

/** Brings the clusters of the case to what its judgements say. Returns the documents that count anew. */
export async function applyIdentities(store: Store): Promise<string[]> {
  const judgements = await store.judgements();
  const { identities } = identitiesOf(judgements);
  const canonical = new Set(identities.map(({ canonicalId }) => canonicalId));
  const known: Entity[] = judgements.flatMap(({ entity }) => entity ?? []);
  return store.saveIdentities(
    identities,
    known.filter(({ id }) => canonical.has(id)),
  );
}

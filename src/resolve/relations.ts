import { compareText } from "../base/group.ts";
import { idOf } from "../base/id.ts";
import { hull } from "../base/span.ts";
import type { Claim } from "../model/claim.ts";
import { RELATION_TYPES, type Relation } from "../model/entity.ts";
import type { ReadRelation } from "../model/read-relation.ts";
import type { KnownMention } from "./chains.ts";
import { deedRelations, type Evidence, type Found } from "./deed-relations.ts";
import type { Scene } from "./scene.ts";

/**
 * Relations between entities: those that the reader found stated between mentions of theirs, and those that deeds show.
 *
 * Each holds on the word of its claims alone: polarity and modality are the claim's. What stands in no claim is none.
 *
 * @param named mentions with their entities, in order of reading
 */
export function relationsOf(
  named: readonly KnownMention[],
  claims: readonly Claim[],
  { reading, document }: Scene,
): Relation[] {
  const found = new Map<string, Relation>();
  const entities = new Map(named.map(({ mention, entityId }) => [mention.id, entityId]));
  for (const one of reading.relations ?? []) {
    const relation = between(entities, one);
    const evidence = relation && evidenceOf(one, document.id);
    if (relation && evidence) add(found, relation, evidence);
  }
  for (const { relation, evidence } of deedRelations(named, claims)) add(found, relation, evidence);
  return [...found.values()].sort((a, b) => compareText(a.id, b.id));
}

/** What a stated relation says of entities; undefined where one is not resolved, both are the same, or arms are meant. */
function between(
  entities: ReadonlyMap<string, string>,
  { kind, source, target, sourceId, targetId }: ReadRelation,
): Found | undefined {
  const type = RELATION_TYPES.find((known) => known === kind);
  const [fromId, toId] = [entities.get(sourceId ?? ""), entities.get(targetId ?? "")];
  if (!type || !fromId || !toId || fromId === toId) return undefined;
  const span = hull([source, target]) ?? source;
  return { type, fromId, toId, span };
}

function evidenceOf(
  { claimId, modality, negated, source, target }: ReadRelation,
  documentId: string,
): Evidence | undefined {
  if (!claimId || !modality) return undefined;
  const span = hull([source, target]) ?? source;
  return { claimId, documentId, span, polarity: negated ? "negative" : "positive", modality };
}

function add(
  relations: Map<string, Relation>,
  { type, fromId, toId }: Found,
  evidence: Evidence,
): void {
  const id = idOf("rel", type, fromId, toId);
  const known = relations.get(id);
  relations.set(id, { id, type, fromId, toId, evidence: [...(known?.evidence ?? []), evidence] });
}

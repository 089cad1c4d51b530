import { idOf } from "../base/id.ts";
import type { Identity } from "../model/judgement.ts";
import type { Annotation } from "./annotation.ts";

/** The entity that stands for one: itself unless a person said otherwise. */
export type CanonicalOf = (entityId: string) => string;

export function canonicalOf(identities: readonly Identity[]): CanonicalOf {
  const known = new Map(identities.map(({ entityId, canonicalId }) => [entityId, canonicalId]));
  return (id) => known.get(id) ?? id;
}

export function mapped(id: string | null, to: CanonicalOf): string | null {
  return id === null ? null : to(id);
}

/**
 * An annotation with each entity replaced by the one that stands for it: what lists and counts are made of.
 * The annotation itself is kept as it was read, so that a split restores it.
 */
export function projected<T extends Pick<Annotation, "resolutions" | "reading" | "relations">>(
  annotation: T,
  to: CanonicalOf,
): T {
  const { resolutions, reading, relations } = annotation;
  return {
    ...annotation,
    resolutions: resolutions.map((one) => ({ ...one, entityId: mapped(one.entityId, to) })),
    reading: {
      ...reading,
      claims: reading.claims.map((claim) => ({
        ...claim,
        chain: claim.chain.map((link) => ({ ...link, refId: mapped(link.refId, to) })),
      })),
    },
    relations: relations.flatMap((relation) => {
      const [fromId, toId] = [to(relation.fromId), to(relation.toId)];
      if (fromId === relation.fromId && toId === relation.toId) return [relation];
      if (fromId === toId) return [];
      return [{ ...relation, id: idOf("rel", relation.type, fromId, toId), fromId, toId }];
    }),
  };
}

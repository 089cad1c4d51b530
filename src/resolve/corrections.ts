import type { Candidate, Entity } from "../model/entity.ts";
import type { Judgement } from "../model/judgement.ts";
import { standing } from "./identity.ts";

/** Verdict on a mention that refers to nobody Tocsin should name. */
export const NOBODY = "nobody";

/** What a person said a mention refers to; `entity` null for nobody. */
export interface Correction {
  readonly entity: Entity | null;
  readonly judgement: Judgement;
}

/**
 * What people said of single mentions, by the mention's id: it is made of document and span, so that
 * it holds when the document is read again.
 *
 * @param findEntity entities by id; a judgement that names one nobody knows any more is passed over
 */
export function correctionsOf(
  judgements: readonly Judgement[],
  findEntity: (id: string) => Entity | undefined,
): Map<string, Correction> {
  const found = new Map<string, Correction>();
  for (const judgement of standing(judgements, "resolution")) {
    const { verdict } = judgement;
    const entity = verdict === NOBODY ? null : (findEntity(verdict) ?? judgement.entity);
    if (entity !== undefined) found.set(judgement.subjectId, { entity, judgement });
  }
  return found;
}

/** The correction as a reason beside the machine's own. */
export function judgedCandidate({ entity, judgement }: Correction): Candidate[] {
  if (entity === null) return [];
  const part = { reason: `said by ${judgement.by}: ${judgement.why}`, value: 1 };
  return [{ refId: entity.id, label: entity.name, score: part.value, parts: [part] }];
}

import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import type { Entity } from "../model/entity.ts";
import type { IdentityVerdict, Judgement } from "../model/judgement.ts";
import type { ReviewPair } from "../model/view.ts";
import { correctionsOf, NOBODY, pairSubject, reviewPairs } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";
import { annotate } from "./annotate.ts";
import { candidateJudgement, type CandidateDecision } from "./screening.ts";
import { applyIdentities } from "./identities.ts";
import { loadKnowledge, openDesk } from "./knowledge.ts";
import { weighAndWarn } from "./turn.ts";
import type { World } from "./world.ts";

interface Signed {
  readonly why: string;
  readonly by: string;
}

/** Whether two entities are one. */
export interface IdentityDecision extends Signed {
  readonly about: "identity";
  readonly a: string;
  readonly b: string;
  readonly verdict: IdentityVerdict;
}

/** What one mention refers to: an entity, "nobody", or "none" to withdraw what was said before. */
export interface MentionDecision extends Signed {
  readonly about: "resolution";
  readonly documentId: string;
  readonly mentionId: string;
  readonly entityId: string;
}

export type Decision = IdentityDecision | MentionDecision | CandidateDecision;

/**
 * Records a person's decision and brings the case in line with it: the mention is resolved anew, or the
 * entities count as one or apart; then the case is weighed again. What is said of a candidate of a list changes no reading.
 *
 * @throws TocsinError "bad-input" without a reason or a name; "not-found" for an unknown entity or mention
 */
export async function judge(store: Store, world: World, decision: Decision): Promise<Judgement> {
  checkSigned(decision);
  const judgement = await judgementOf(store, world, decision);
  await store.appendJudgement(judgement);
  await store.appendLog({
    at: judgement.at,
    by: judgement.by,
    action: `judge-${judgement.about}`,
    subject: judgement.subjectId,
    detail: `${judgement.verdict}: ${judgement.why}`,
  });
  if (decision.about === "screening") return judgement;
  if (decision.about === "identity") await applyIdentities(store);
  else await readAgain(store, decision.documentId);
  await weighAndWarn(store, world);
  return judgement;
}

/** Pairs of entities worth an answer, the most useful first. @param most pairs at most */
export async function reviewQueue(store: Store, most: number): Promise<ReviewPair[]> {
  const { actors } = await store.listActors({ limit: MOST_REVIEWED });
  const rows = new Map(actors.map((row) => [row.id, row]));
  const mentioned = (await store.allEntities()).flatMap((entity) => {
    const row = rows.get(entity.id);
    return row ? [{ entity, mentions: row.mentions }] : [];
  });
  return reviewPairs(mentioned, await store.judgements(), most).flatMap(
    ({ a, b, score, names: [x, y], parts, gain }) => {
      const [first, second] = [rows.get(a), rows.get(b)];
      if (!first || !second) return [];
      return [{ a: first, b: second, score, names: [x, y], parts: [...parts], gain }];
    },
  );
}

const MOST_REVIEWED = 20_000; // actors of a case of 200,000 documents that are named more than once

function checkSigned({ why, by }: Signed): void {
  if (why.trim() === "")
    throw new TocsinError("bad-input", "missing reason", { hint: "say why, in a sentence" });
  if (by.trim() === "")
    throw new TocsinError("bad-input", "missing name", { hint: "say who decides" });
}

async function judgementOf(store: Store, { now }: World, decision: Decision): Promise<Judgement> {
  const { about, why, by } = decision;
  const at = now();
  if (decision.about === "screening") return candidateJudgement(store, decision, at);
  const { subjectId, verdict, entity } =
    decision.about === "identity"
      ? await identitySubject(store, decision)
      : await mentionSubject(store, decision);
  const id = idOf("jud", about, subjectId, verdict, by, at);
  return { id, about, subjectId, verdict, why, by, at, ...(entity ? { entity } : {}) };
}

interface Subject {
  readonly subjectId: string;
  readonly verdict: string;
  readonly entity?: Entity | undefined;
}

/** The entity kept with it is the one that may be known to the knowledge base alone. */
async function identitySubject(
  store: Store,
  { a, b, verdict }: IdentityDecision,
): Promise<Subject> {
  if (a === b) {
    throw new TocsinError("bad-input", `invalid pair: ${JSON.stringify(a)} twice`, {
      hint: "name two entities",
    });
  }
  const found = await entitiesOf(store, [a, b]);
  const canonical = found.find(({ id }) => !id.startsWith("ent-")) ?? found[0];
  return { subjectId: pairSubject(a, b), verdict, entity: canonical };
}

async function mentionSubject(
  store: Store,
  { documentId, mentionId, entityId }: MentionDecision,
): Promise<Subject> {
  const view = await store.findDocument(documentId);
  if (!view?.reading?.mentions.some(({ id }) => id === mentionId)) {
    throw new TocsinError("not-found", `unknown mention: ${JSON.stringify(mentionId)}`, {
      hint: "take its id from the page of the actor, or from /api/documents/{id}",
    });
  }
  const isEntity = entityId !== NOBODY && entityId !== "none";
  const [entity] = isEntity ? await entitiesOf(store, [entityId]) : [];
  return { subjectId: mentionId, verdict: entityId, entity };
}

async function entitiesOf(store: Store, ids: readonly string[]): Promise<Entity[]> {
  const [own, { entities }] = [await store.allEntities(), await loadKnowledge({ store })];
  const known = new Map([...own, ...entities].map((entity) => [entity.id, entity]));
  return ids.map((id) => {
    const entity = known.get(id);
    if (entity) return entity;
    throw new TocsinError("not-found", `unknown entity: ${JSON.stringify(id)}`, {
      hint: "list them with tocsin actors",
    });
  });
}

async function readAgain(store: Store, documentId: string): Promise<void> {
  const view = await store.findDocument(documentId);
  if (!view) return;
  const desk = openDesk(await loadKnowledge({ store }));
  const own = new Map((await store.allEntities()).map((entity) => [entity.id, entity]));
  const corrections = correctionsOf(
    await store.judgements(),
    (id) => own.get(id) ?? desk.entities.get(id),
  );
  await store.saveAnnotations([annotate(view.document, desk, corrections)]);
}

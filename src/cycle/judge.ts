import { TocsinError } from "../base/error.ts";
import { idOf } from "../base/id.ts";
import { isTimeZone } from "../base/time-zone.ts";
import type { Entity } from "../model/entity.ts";
import type { IdentityVerdict, Judgement, ReadingCorrection } from "../model/judgement.ts";
import type { ReviewPair } from "../model/view.ts";
import { correctionsOf, NOBODY, pairSubject, reviewPairs } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";
import { candidateJudgement, type CandidateDecision } from "./screening.ts";
import { applyIdentities } from "./identities.ts";
import { warningSubjectOf, type CellSaid, type IndicationSaid } from "./judge-warning.ts";
import { loadKnowledge, openDesk } from "./knowledge.ts";
import { readingSubject, verdictsOf, type ReadingSaid } from "./reading-decisions.ts";
import { annotateKept } from "./told.ts";
import { zoneKey, zonesOf } from "./time-zones.ts";
import { weighAndWarn } from "./turn.ts";
import { weighingSubject, type WeighingDecision } from "./weighing-decisions.ts";
import type { World } from "./world.ts";

interface Signed {
  readonly why: string;
  readonly by: string;
  /** Last judgement on the same subject that whoever decides knew of, null for none: a newer one is not overruled unseen. */
  readonly seen?: string | null | undefined;
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

/** The zone in which an outlet, by its name, or a feed, by its address, dates its days; "none" to withdraw. */
export interface ZoneDecision extends Signed {
  readonly about: "time-zone";
  readonly outlet: string;
  readonly timeZone: string;
}

/** How the case is weighed: what says the same, who depends on whom, how good it is. */
export type SignedWeighing = WeighingDecision & Signed;

export type IndicationDecision = IndicationSaid & Signed;
export type CellDecision = CellSaid & Signed;

export type ReadingDecision = ReadingSaid & Signed;

export type Decision =
  | ReadingDecision
  | IdentityDecision
  | MentionDecision
  | ZoneDecision
  | SignedWeighing
  | IndicationDecision
  | CellDecision
  | CandidateDecision;

/**
 * Records a person's decision and brings the case in line with it: the mention is resolved anew, or the
 * entities count as one or apart, or what is said is grouped, counted and graded otherwise; then the case is
 * weighed and its problems are assessed again. The zone of an outlet holds for what is read from now on, and for
 * what was read before after a replay. What is said of a candidate of a list changes no reading.
 *
 * @throws TocsinError "bad-input" without a reason or a name; "not-found" for an unknown entity or mention;
 *   "conflict" where somebody decided on it since
 */
export async function judge(store: Store, world: World, decision: Decision): Promise<Judgement> {
  checkSigned(decision);
  const judgement = await judgementOf(store, world, decision);
  await store.appendJudgement(judgement, decision.seen);
  await store.appendLog({
    at: judgement.at,
    by: judgement.by,
    action: `judge-${judgement.about}`,
    subject: judgement.subjectId,
    detail: `${judgement.verdict}: ${judgement.why}`,
  });
  if (decision.about === "time-zone" || decision.about === "screening") return judgement;
  if (decision.about === "identity") await applyIdentities(store);
  else if (decision.about === "resolution" || decision.about === "reading")
    await readAgain(store, decision.documentId);
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
  const { why, by } = decision;
  const at = now();
  if (decision.about === "screening") return candidateJudgement(store, decision, at);
  const { about, subjectId, verdict, entity, reading } = await subjectOf(store, decision);
  const id = idOf("jud", about, subjectId, verdict, by, at);
  const named = { ...(entity ? { entity } : {}), ...(reading ? { reading } : {}) };
  return { id, about, subjectId, verdict, why, by, at, ...named };
}

async function subjectOf(
  store: Store,
  decision: Exclude<Decision, CandidateDecision>,
): Promise<Subject> {
  switch (decision.about) {
    case "identity":
      return identitySubject(store, decision);
    case "resolution":
      return mentionSubject(store, decision);
    case "indication":
    case "cell":
      return warningSubjectOf(store, decision);
    case "reading":
      return readingSubject(store, decision);
    case "time-zone":
      return zoneSubject(decision);
    default:
      return weighingSubject(store, decision);
  }
}

function zoneSubject({ outlet, timeZone }: ZoneDecision): Subject {
  if (zoneKey(outlet) === "")
    throw new TocsinError("bad-input", "missing outlet", { hint: "name an outlet or a feed" });
  if (timeZone !== "none" && !isTimeZone(timeZone)) {
    throw new TocsinError("bad-input", `unknown time zone: ${JSON.stringify(timeZone)}`, {
      hint: "name one of the IANA database, as Asia/Baghdad",
    });
  }
  return { about: "time-zone", subjectId: zoneKey(outlet), verdict: timeZone };
}

interface Subject {
  readonly about: Judgement["about"];
  readonly subjectId: string;
  readonly verdict: string;
  readonly entity?: Entity | undefined;
  readonly reading?: ReadingCorrection | undefined;
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
  return { about: "identity", subjectId: pairSubject(a, b), verdict, entity: canonical };
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
  return { about: "resolution", subjectId: mentionId, verdict: entityId, entity };
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

/** Reads a document of the case anew, with all that people said of it since. */
export async function readAgain(store: Store, documentId: string): Promise<void> {
  const view = await store.findDocument(documentId);
  if (!view) return;
  const desk = openDesk(await loadKnowledge({ store }));
  const own = new Map((await store.allEntities()).map((entity) => [entity.id, entity]));
  const judgements = await store.judgements();
  const findEntity = (id: string) => own.get(id) ?? desk.entities.get(id);
  const said = {
    corrections: correctionsOf(judgements, findEntity),
    zones: zonesOf(judgements),
    verdicts: verdictsOf(judgements),
  };
  await store.saveAnnotations([await annotateKept(store, view.document, { desk, said })]);
}

import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Collection } from "../model/collection.ts";
import type { Judgement } from "../model/judgement.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Alert, AlertDelivery, AlertSettings } from "../model/alert.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Annotation } from "../store/index.ts";
import {
  assess,
  changes,
  inForceAfter,
  ruleAlerts,
  type RuleInput,
  type WarnInput,
} from "../warn/index.ts";
import { nameLookup } from "./knowledge.ts";
import { mentionRefs } from "./weighing.ts";

/** All that the problems of a case are assessed on. */
export interface Evidence {
  readonly documents: readonly Document[];
  readonly annotations: readonly Annotation[];
  readonly propositions: readonly Proposition[];
  readonly entities: readonly Entity[];
  readonly knowledge: KnowledgeBase;
  /** What people decided; absent where a day is replayed as it was known then. */
  readonly judgements?: readonly Judgement[];
}

/** A problem, the day it is looked at, and what was last said of it. */
export interface Due {
  readonly problem: WarningProblem;
  /** Day or instant: now, or the last day of a closed collection. */
  readonly asOf: string;
  readonly before: Assessment | undefined;
  /** The last assessment of an earlier day. */
  readonly dayBefore: Assessment | undefined;
}

/** Problems with the day each is looked at. */
export function asOfEach(
  problems: readonly WarningProblem[],
  collections: readonly Collection[],
  now: string,
): { problem: WarningProblem; asOf: string }[] {
  return problems.map((problem) => ({
    problem,
    asOf: collections.find(({ id }) => id === problem.collection)?.asOf ?? now,
  }));
}

/** Assessments of all problems, each as of its day, and what moved. */
export function assessAll(
  due: readonly Due[],
  evidence: Evidence,
): { assessments: Assessment[]; alerts: Alert[] } {
  const results = due.map(({ problem, asOf, before, dayBefore }) => {
    const input = warnInput(evidence, problem.collection);
    const assessment = inForceAfter(assess(problem, input, asOf), dayBefore);
    const at = asOf.length > DAY_LENGTH ? asOf : `${asOf}T00:00:00.000Z`;
    return { assessment, alerts: changes(before, assessment, at, { problem, ...input }) };
  });
  return {
    assessments: results.map(({ assessment }) => assessment),
    alerts: results.flatMap(({ alerts }) => alerts),
  };
}

const DAY_LENGTH = "2031-05-31".length;

/** What the rules of a case ask of the whole of it, whichever collection. */
export function alertsByRule(
  { settings, at: since }: { settings: AlertSettings; at: string },
  evidence: Evidence,
  told: Pick<RuleInput, "moved" | "told" | "assessments" | "alarms" | "now">,
): { alerts: Alert[]; deliveries: AlertDelivery[] } {
  const retrieved = new Map(evidence.documents.map((one) => [one.id, one.retrieved]));
  return ruleAlerts(settings, { ...warnInput(evidence, undefined), ...told, since, retrieved });
}

/** One problem as of a day, on the evidence given. */
export function assessOne(problem: WarningProblem, evidence: Evidence, asOf: string): Assessment {
  return assess(problem, warnInput(evidence, problem.collection), asOf);
}

function warnInput(evidence: Evidence, collection: string | undefined): WarnInput {
  const documents = evidence.documents.filter(
    (document) => !collection || document.collection === collection,
  );
  const published = new Map(documents.map((document) => [document.id, document.published]));
  const annotations = evidence.annotations.filter(({ documentId }) => published.has(documentId));
  const refs = new Map(annotations.flatMap((annotation) => [...mentionRefs(annotation)]));
  const claims = annotations.flatMap(({ reading, documentId }) =>
    reading.claims.map((claim) => ({ ...claim, published: published.get(documentId) ?? null })),
  );
  const there = new Set(claims.map(({ id }) => id));
  return {
    propositions: evidence.propositions.filter(({ members }) =>
      members.some(({ claimId }) => there.has(claimId)),
    ),
    claims,
    refs: new Map(
      claims.map((claim) => [claim.id, claim.mentions.flatMap((id) => refs.get(id) ?? [])]),
    ),
    named: nameLookup(
      [...evidence.knowledge.entities, ...evidence.entities],
      [],
      evidence.knowledge.gazetteer,
    ),
    mentionRefs: refs,
    judgements: evidence.judgements ?? [],
    intervals: new Map(
      annotations.flatMap(({ reading }) =>
        reading.times.flatMap(({ id, interval }) => (interval ? [[id, interval] as const] : [])),
      ),
    ),
    documents: documents.map(({ id, published: day, retrieved }) => ({
      id,
      published: day,
      retrieved,
    })),
  };
}

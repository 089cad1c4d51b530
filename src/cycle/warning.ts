import { idOf } from "../base/id.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Collection } from "../model/collection.ts";
import type { Issue } from "../model/issue.ts";
import type { Judgement } from "../model/judgement.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Alert, AlertDelivery, AlertSettings } from "../model/alert.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Annotation, DocumentTimes } from "../store/index.ts";
import {
  assess,
  changes,
  inForceAfter,
  ruleAlerts,
  steadyTime,
  type RuleInput,
  type SteadyTime,
  type WarnInput,
} from "../warn/index.ts";
import { nameLookup } from "./knowledge.ts";
import type { Recorded } from "./warn-records.ts";
import { mentionRefs } from "./weighing.ts";

/** All that the problems of a case are assessed on. */
export interface Evidence {
  readonly documents: readonly DocumentTimes[];
  readonly annotations: readonly Annotation[];
  readonly propositions: readonly Proposition[];
  readonly named: WarnInput["named"];
  /** What people decided; absent where a day is replayed as it was known then. */
  readonly judgements?: readonly Judgement[];
  /** What lists, registers and claims of ownership say; absent where no indicator asks. */
  readonly recorded?: Recorded;
}

/** Whom the names in queries mean: folded name → ids of actors and places of the knowledge base, the case and its lists. */
export function namesKnown({
  knowledge,
  entities,
  recorded,
}: Pick<Evidence, "recorded"> & {
  readonly knowledge: KnowledgeBase;
  readonly entities: readonly Entity[];
}): WarnInput["named"] {
  const all = [...knowledge.entities, ...entities, ...(recorded?.parties ?? [])];
  return nameLookup(all, [], knowledge.gazetteer);
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

/** What tells the time of a case. */
export interface Times {
  /** Of the clock. */
  readonly now: string;
  readonly collections: readonly Collection[];
  /** Problem id → what it was last assessed as of. */
  readonly assessed: ReadonlyMap<string, string>;
  readonly documents: readonly Pick<Document, "published" | "collection">[];
}

/** Problems with the day each is looked at, and what is wrong with the clock for it. */
export function asOfEach(
  problems: readonly WarningProblem[],
  { now, collections, assessed, documents }: Times,
): ({ problem: WarningProblem } & SteadyTime)[] {
  return problems.map((problem) => {
    const closed = collections.find(({ id }) => id === problem.collection)?.asOf;
    if (closed != null) return { problem, asOf: closed, fault: null };
    const published = documents
      .filter(({ collection }) => !problem.collection || collection === problem.collection)
      .flatMap((document) => document.published ?? []);
    const last = assessed.get(problem.id) ?? null;
    return { problem, ...steadyTime(now, { assessed: last, published }) };
  });
}

/** What a person is told where the clock and the case do not agree: one issue a problem and day. */
export function clockIssues(due: ReturnType<typeof asOfEach>, now: string): Issue[] {
  return due.flatMap(({ problem, asOf, fault }) => {
    if (fault === null) return [];
    const [day, today] = [asOf, now].map((instant) => instant.slice(0, DAY_LENGTH));
    const why =
      fault === "set-back"
        ? `before the last assessment, of ${day}`
        : `more than a month after the last assessment and the newest document, of ${day}`;
    return {
      id: idOf("issue", "clock", problem.id, today ?? "", asOf),
      stage: "warn",
      code: `clock-${fault}`,
      message: `invalid time: the clock says ${today}, ${why}: assessed as of ${day}, nothing stood down`,
      hint:
        fault === "set-back"
          ? "set the clock of the machine right"
          : "set the clock of the machine right, or add a document of these days: it bears the clock out",
      where: problem.id,
      documentId: null,
      span: null,
      severity: "warning",
      at: now,
    };
  });
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

/** What an assessment of one collection, or of the whole case, looks at. */
export function warnInput(evidence: Evidence, collection: string | undefined): WarnInput {
  const { records, links } = evidence.recorded ?? {};
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
    named: evidence.named,
    mentionRefs: refs,
    judgements: evidence.judgements ?? [],
    relations: Map.groupBy(
      annotations.flatMap(({ relations }) =>
        relations.flatMap(({ type, fromId, toId, evidence: pieces }) =>
          pieces.flatMap(({ claimId, polarity }) =>
            polarity === "positive" ? [{ claimId, type, fromId, toId }] : [],
          ),
        ),
      ),
      ({ claimId }) => claimId,
    ),
    ...(records && links ? { records, links } : {}),
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

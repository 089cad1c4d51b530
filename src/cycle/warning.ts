import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Collection } from "../model/collection.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Alert, Assessment, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import type { Annotation } from "../store/index.ts";
import { assess, changes, type WarnInput } from "../warn/index.ts";
import { nameLookup } from "./knowledge.ts";
import { mentionRefs } from "./weighing.ts";

/** All that the problems of a case are assessed on. */
export interface Evidence {
  readonly documents: readonly Document[];
  readonly annotations: readonly Annotation[];
  readonly propositions: readonly Proposition[];
  readonly entities: readonly Entity[];
  readonly knowledge: KnowledgeBase;
}

/** Assessments of all problems as of today, or of the last day of a closed collection, and what moved. */
export function assessAll(
  problems: readonly WarningProblem[],
  collections: readonly Collection[],
  evidence: Evidence,
  { before, now }: { before: readonly Assessment[]; now: string },
): { assessments: Assessment[]; alerts: Alert[] } {
  const results = problems.map((problem) => {
    const input = warnInput(evidence, problem.collection);
    const closed = collections.find(({ id }) => id === problem.collection)?.asOf;
    const assessment = assess(problem, input, closed ?? now);
    const earlier = before.find(({ problemId }) => problemId === problem.id);
    return {
      assessment,
      alerts: changes(earlier, assessment, closed ? `${closed}T00:00:00.000Z` : now, {
        problem,
        claims: input.claims,
      }),
    };
  });
  return {
    assessments: results.map(({ assessment }) => assessment),
    alerts: results.flatMap(({ alerts }) => alerts),
  };
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

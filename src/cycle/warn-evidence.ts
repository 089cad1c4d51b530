import { compareText } from "../base/group.ts";
import type { Observable, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import { projected, type Annotation, type CanonicalOf, type Store } from "../store/index.ts";
import { compileObservables } from "../warn/index.ts";
import { warnInput, type Evidence } from "./warning.ts";

const AT_ONCE = 500; // documents opened at a time

/**
 * What the problems of a case rest on, without holding all of it: the claims that an indicator asks for, those that were
 * told before, and the propositions they stand in. An assessment looks at no other, so it comes out the same.
 *
 * @param told ids of claims that the last assessments name
 */
export async function evidenceAsked(
  store: Store,
  problems: readonly WarningProblem[],
  {
    known,
    told,
    to,
  }: {
    readonly known: Omit<Evidence, "annotations" | "propositions">;
    readonly told: ReadonlySet<string>;
    readonly to: CanonicalOf;
  },
): Promise<Evidence> {
  const asked = problems.flatMap(({ indicators }) =>
    indicators.flatMap(({ observable }) => observable),
  );
  const annotations: Annotation[] = [];
  const propositions = new Map<string, Proposition>();
  for (let from = 0; from < known.documents.length; from += AT_ONCE) {
    const documents = known.documents.slice(from, from + AT_ONCE);
    const opened = await store.annotationsOf(documents.map(({ id }) => id));
    const part = { ...known, documents, annotations: opened.map((one) => projected(one, to)) };
    const kept = withClaims(part.annotations, claimsAsked(part, asked).union(told));
    annotations.push(...kept);
    const speaking = kept.map(({ documentId }) => documentId);
    for (const one of await store.propositionsIn(speaking)) propositions.set(one.id, one);
  }
  return {
    ...known,
    annotations,
    propositions: [...propositions.values()].sort((a, b) => compareText(a.id, b.id)),
  };
}

/** All that was read, weighed or not asked for. */
export async function evidenceWhole(
  store: Store,
  known: Omit<Evidence, "annotations" | "propositions">,
  to: CanonicalOf,
): Promise<Evidence> {
  const annotations = await store.allAnnotations();
  return {
    ...known,
    annotations: annotations.map((annotation) => projected(annotation, to)),
    propositions: await store.allPropositions(),
  };
}

function claimsAsked(
  part: Omit<Evidence, "propositions">,
  asked: readonly Observable[],
): ReadonlySet<string> {
  const input = warnInput({ ...part, propositions: [] }, undefined);
  const compile = compileObservables(input);
  const tests = asked.map((observable) => compile(observable));
  const seen = input.claims.filter((claim) => tests.some((sees) => sees(claim) !== null));
  return new Set(seen.map(({ id }) => id));
}

function withClaims(annotations: readonly Annotation[], ids: ReadonlySet<string>): Annotation[] {
  return annotations.flatMap((annotation) => {
    const claims = annotation.reading.claims.filter(({ id }) => ids.has(id));
    return claims.length === 0
      ? []
      : [{ ...annotation, reading: { ...annotation.reading, claims } }];
  });
}

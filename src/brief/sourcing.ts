import { compareText, groupBy } from "../base/group.ts";
import type { BriefSentence, Citation } from "../model/brief.ts";
import type { ClaimRow } from "../model/view.ts";
import { partyOf, publisherOf } from "./attribution.ts";
import type { BriefMaterial } from "./input.ts";
import { method, statementOf } from "./key-judgement.ts";
import { keyPropositions } from "./reporting.ts";

const HEAVIEST = 3; // sources named as bearing most weight, tradecraft §1.4

/**
 * The source summary statement: strengths and weaknesses of the whole base.
 *
 * Origins of several propositions may be the same, so the interval runs from the most that one proposition
 * has for certain to the sum of what all may have.
 *
 * @see ICD 206, in the wording of tradecraft §1.4
 */
export function sourceSummary(
  material: BriefMaterial,
  citations: readonly Citation[],
): BriefSentence[] {
  const rows = citations.flatMap(({ claimId }) => material.claims[claimId ?? ""] ?? []);
  if (rows.length === 0)
    return [method("This brief cites no document: no claim in the collection meets an indicator.")];
  const propositions = [...keyPropositions(material)].flatMap(
    (id) => material.propositions[id] ?? [],
  );
  const documents = new Set(citations.map(({ documentId }) => documentId)).size;
  const publishers = new Set(rows.map(publisherOf)).size;
  const atLeast = propositions.reduce((most, { nMin }) => Math.max(most, nMin), 0);
  const atMost = propositions.reduce((sum, { nMax }) => sum + nMax, 0);
  const anonymous = rows.filter(({ chain }) =>
    chain.some(({ type }) => type === "anonymous"),
  ).length;
  const untraceable = propositions.filter(({ flags }) => flags.includes("untraceable")).length;
  return [
    method(
      `This brief draws on ${count(documents, "document")} by ${count(publishers, "publisher")}, resolving to ${atLeast}–${atMost} independent origins.`,
    ),
    method(
      `${anonymous} of ${rows.length} key claims rest on anonymous sourcing; ${untraceable} of ${propositions.length} propositions have an untraceable origin.`,
    ),
    method(`Most weight rests on ${heaviest(rows).join("; ")}.`),
    method(`Conflicts: ${conflicts(material)}.`),
    method(`Gaps: ${gaps(material)}.`),
  ];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Innermost parties by the number of key claims they bear. */
function heaviest(rows: readonly ClaimRow[]): string[] {
  const parties = groupBy(rows, ({ chain, publisher }) => {
    const inner = chain.length > 1 ? chain.at(-1) : undefined;
    return inner ? partyOf(inner) : publisherOf({ chain, publisher });
  });
  return [...parties]
    .sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b))
    .slice(0, HEAVIEST)
    .map(([party, claims]) => `${party} (${claims.length})`);
}

function conflicts(material: BriefMaterial): string {
  const rows = [...keyPropositions(material)].flatMap((id) => material.propositions[id] ?? []);
  const denied = rows.filter(({ denials }) => denials > 0).length;
  const contradicted = rows.filter(({ contradictions }) => contradictions > 0).length;
  return denied + contradicted === 0
    ? "none known"
    : `${denied} denied, ${contradicted} contradicted`;
}

function gaps({ problem, assessment }: BriefMaterial): string {
  const silent = assessment.indicators.filter(({ level }) => level === "no-reporting");
  const named = silent.map(({ indicatorId }) => statementOf(problem, indicatorId));
  return named.length === 0
    ? "none among the indicators"
    : `too little reporting on ${named.join("; ")}`;
}

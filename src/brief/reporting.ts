import { compareText, groupBy } from "../base/group.ts";
import type { BriefSentence } from "../model/brief.ts";
import { ASSERTING } from "../model/claim.ts";
import type { IndicatorState } from "../model/problem.ts";
import type { ClaimRow } from "../model/view.ts";
import { informationSentence } from "./attribution.ts";
import { findCitable, type Citable, type CitationList } from "./citations.ts";
import type { BriefMaterial } from "./input.ts";
import { method, statementOf } from "./key-judgement.ts";
import { contentWords } from "./quotation.ts";

const MOST_PROPOSITIONS = 5; // an indicator's best attested ones; the rest are counted
const MOST_DENIALS = 3;

/** What is reported on each indicator, its best attested proposition first. */
export function reportSentences(material: BriefMaterial, citations: CitationList): BriefSentence[] {
  const shown = material.assessment.indicators.filter(({ indications }) => indications.length > 0);
  if (shown.length === 0) return [method("No claim in the collection meets an indicator.")];
  return shown.flatMap((state) => {
    const claims = leadingClaims(state, material);
    const rest = state.indications.length - Math.min(claims.length, MOST_PROPOSITIONS);
    return [
      method(
        `${statementOf(material.problem, state.indicatorId)}: ${state.level}, ${state.reasons.join("; ")}.`,
      ),
      ...saidOnce(
        claims.slice(0, MOST_PROPOSITIONS).map((citable) => informationOf(citable, citations)),
      ),
      ...(rest > 0 ? [method(`${rest} more of its propositions are not shown here.`)] : []),
    ];
  });
}

/** Of sentences in the same words one, with the citations of all: a headline that three versions share. */
function saidOnce(sentences: readonly BriefSentence[]): BriefSentence[] {
  return [...groupBy(sentences, ({ text }) => text).values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, citations: [first, ...others].flatMap(({ citations }) => citations) }]
      : [],
  );
}

/** Denials of what is reported, and accounts that cannot both hold. */
export function conflictSentences(
  material: BriefMaterial,
  citations: CitationList,
): BriefSentence[] {
  const key = keyPropositions(material);
  const denials = Object.values(material.claims)
    .filter(({ stance, propositionId }) => stance === "denies" && key.has(propositionId ?? ""))
    .flatMap((row) => findCitable(material, row.id) ?? [])
    .sort((a, b) => byAttestation(a.row, b.row) || byPlace(a, b));
  const conflicting = [...key].filter((id) => (material.propositions[id]?.contradictions ?? 0) > 0);
  const denied = [...key].filter((id) => (material.propositions[id]?.denials ?? 0) > 0);
  const sentences = [
    ...denials.slice(0, MOST_DENIALS).map((citable) => informationOf(citable, citations)),
    ...(denied.length > 0
      ? [method(`${denied.length} of ${key.size} propositions above are denied.`)]
      : []),
    ...(conflicting.length > 0
      ? [
          method(
            `${conflicting.length} of ${key.size} propositions above conflict with another account.`,
          ),
        ]
      : []),
  ];
  return sentences.length > 0
    ? sentences
    : [method("No denial and no conflicting account is known.")];
}

/** Numbers of the citations that the judgement rests on: one for each reported indicator, its best. */
export function keyCitations(material: BriefMaterial, citations: CitationList): number[] {
  const reported = material.assessment.indicators.filter(({ level }) =>
    ["moderate", "substantial", "serious"].includes(level),
  );
  const claims = reported.flatMap((state) => leadingClaims(state, material).slice(0, 1));
  return [...new Set(claims.map((citable) => citations.cite(citable)))];
}

/** Ids of the propositions behind the indicators. */
export function keyPropositions({ assessment }: BriefMaterial): Set<string> {
  const indications = assessment.indicators.flatMap((state) => state.indications);
  return new Set(indications.map(({ propositionId }) => propositionId));
}

function informationOf(citable: Citable, citations: CitationList): BriefSentence {
  const { row, document, content } = citable;
  return {
    kind: "information",
    text: informationSentence(row, contentWords(document.text, content)),
    citations: [citations.cite(citable)],
  };
}

/** Of each proposition the claim that says it best, best attested proposition first. */
function leadingClaims({ indications }: IndicatorState, material: BriefMaterial): Citable[] {
  return indications
    .flatMap(({ claimIds }) => {
      const rows = claimIds.flatMap((id) => material.claims[id] ?? []).sort(bySpeaking);
      return rows.flatMap(({ id }) => findCitable(material, id) ?? []).slice(0, 1);
    })
    .sort((a, b) => byAttestation(a.row, b.row) || byPlace(a, b));
}

/** Asserted before supposed, first-hand before relayed, early before late. */
function bySpeaking(a: ClaimRow, b: ClaimRow): number {
  return (
    Number(ASSERTING.has(b.modality)) - Number(ASSERTING.has(a.modality)) ||
    a.chain.length - b.chain.length ||
    compareText(a.published ?? "9999", b.published ?? "9999") ||
    compareText(a.id, b.id)
  );
}

/** More origins before fewer, asserted before supposed, new before old. */
function byAttestation(a: ClaimRow, b: ClaimRow): number {
  return (
    b.nMin - a.nMin ||
    b.nMax - a.nMax ||
    Number(ASSERTING.has(b.modality)) - Number(ASSERTING.has(a.modality)) ||
    compareText(b.published ?? "", a.published ?? "")
  );
}

/** In the order of reading. */
export function byPlace(a: Citable, b: Citable): number {
  return (
    compareText(a.document.id, b.document.id) ||
    (a.content[0]?.begin ?? 0) - (b.content[0]?.begin ?? 0) ||
    compareText(a.row.id, b.row.id)
  );
}

import { compareText, groupBy } from "../base/group.ts";
import type { BriefTable, Citation } from "../model/brief.ts";
import type { ClaimRow } from "../model/view.ts";
import { modalityNote, origins, partyOf, publisherOf } from "./attribution.ts";
import { findCitable, type CitationList } from "./citations.ts";
import type { BriefMaterial } from "./input.ts";
import { contentWords, quoted } from "./quotation.ts";
import { byPlace, keyPropositions } from "./reporting.ts";

const MOST_CLAIMS = 300; // of an annex: the bench holds one of 200 against its limit

/** Every claim behind the indicators, and what denies it: who says it, how, from how many origins, in its words. */
export function claimAnnex(material: BriefMaterial, citations: CitationList): BriefTable {
  const key = keyPropositions(material);
  const citables = Object.values(material.claims)
    .filter(({ propositionId }) => key.has(propositionId ?? ""))
    .flatMap(({ id }) => findCitable(material, id) ?? [])
    .sort(byPlace);
  const rows = citables.slice(0, MOST_CLAIMS).map((citable) => {
    const { row, document, content } = citable;
    return [
      String(citations.cite(citable)),
      [publisherOf(row), ...row.chain.slice(1).map(partyOf)].join(" ← "),
      row.stance === "denies" ? "a denial" : (modalityNote(row.modality) ?? "put as so"),
      origins(row),
      row.grade,
      quoted(contentWords(document.text, content)),
    ];
  });
  const left = citables.length - rows.length;
  return {
    head: ["Source", "Who says it", "How", "Origins", "Grade", "Words"],
    rows: left > 0 ? [...rows, ["", `${left} more are in the case`, "", "", "", ""]] : rows,
  };
}

/**
 * What bears on the quality of each publisher that is cited: access, naming, currency, completeness, record.
 *
 * @see ICD 206, in the fields of tradecraft §1.4
 */
export function sourceDescriptors(
  material: BriefMaterial,
  cited: readonly Citation[],
  asOf: string,
): BriefTable {
  const rows = cited.flatMap(({ claimId }) => material.claims[claimId ?? ""] ?? []);
  const groups = [...groupBy(rows, publisherOf)].toSorted(([a], [b]) => compareText(a, b));
  return {
    head: ["Source", "Access", "Sources named", "Currency", "Completeness", "Record"],
    rows: groups.map(([publisher, claims]) => [
      publisher,
      accessOf(claims),
      namingOf(claims),
      currencyOf(claims, asOf),
      `${new Set(claims.map(({ documentId }) => documentId)).size} documents, ${claims.length} claims`,
      recordOf(claims),
    ]),
  };
}

/** "2 its own word, 3 second-hand": by the length of the chain. */
function accessOf(claims: readonly ClaimRow[]): string {
  const steps = (from: number, to: number) =>
    claims.filter(({ chain }) => chain.length >= from && chain.length <= to).length;
  return counted([
    [steps(1, 1), "on its own word"],
    [steps(2, 2), "second-hand"],
    [steps(3, Number.POSITIVE_INFINITY), "at more hands"],
  ]);
}

function namingOf(claims: readonly ClaimRow[]): string {
  const types = claims.map(({ chain }) => chain.at(-1)?.type);
  const anonymous = types.filter((type) => type === "anonymous").length;
  const untraceable = types.filter((type) => type === "untraceable").length;
  return counted([
    [types.length - anonymous - untraceable, "named"],
    [anonymous, "anonymous"],
    [untraceable, "untraceable"],
  ]);
}

function counted(parts: readonly (readonly [n: number, what: string])[]): string {
  return parts
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n} ${what}`)
    .join(", ");
}

function currencyOf(claims: readonly ClaimRow[], asOf: string): string {
  const [newest] = claims
    .flatMap(({ published }) => published ?? [])
    .toSorted((a, b) => compareText(b, a));
  if (newest === undefined) return "undated";
  const days = Math.round(
    (Date.parse(asOf.slice(0, 10)) - Date.parse(newest.slice(0, 10))) / 864e5,
  );
  return `newest of ${newest.slice(0, 10)}, ${days} days before this brief`;
}

/** The letters of the innermost sources; F stands for no basis to judge. */
function recordOf(claims: readonly ClaimRow[]): string {
  const letters = [...new Set(claims.map(({ grade }) => grade.slice(0, 1)))].sort();
  return letters.join() === "F" ? "no record yet (F)" : `graded ${letters.join(", ")}`;
}

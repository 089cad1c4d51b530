import type { Brief, BriefSentence, BriefTable } from "../model/brief.ts";
import { claimAnnex, sourceDescriptors } from "./annex.ts";
import { basisOf, changeSentences } from "./change.ts";
import { CitationList } from "./citations.ts";
import { figuresOf } from "./figures.ts";
import type { BriefMaterial } from "./input.ts";
import {
  basisSentences,
  judgement,
  method,
  outlooks,
  percent,
  statementOf,
} from "./key-judgement.ts";
import type { Outlook } from "./key-judgement.ts";
import { SCALES, term } from "./likelihood-words.ts";
import { lintBrief } from "./lint.ts";
import { conflictSentences, keyCitations, keyPropositions, reportSentences } from "./reporting.ts";
import { sourceSummary } from "./sourcing.ts";

/**
 * A brief on a warning problem, written by rules from the records: the same material gives the same brief.
 *
 * The key judgement comes first. What is reported is attributed down the chain and cited to exact spans.
 * Its own findings come with it; a brief with findings is not ready to be published.
 *
 * @param asOf ISO date or instant that the brief is dated by
 * @see docs/guide/brief.md; ICD 203, ICD 206
 */
export function writeBrief(material: BriefMaterial, asOf: string): Brief {
  const { problem } = material;
  const citations = new CitationList();
  const [leading, ...others] = outlooks(material);
  const key = keyCitations(material, citations);
  const judge = (outlook: Outlook) => judgement(outlook, problem.horizonDays, key);
  const basis = basisOf(material);
  const sections: Brief["sections"] = [
    section("Key judgement", [...(leading ? [judge(leading)] : []), ...basisSentences(material)]),
    section("So what", [method(problem.soWhat)]),
    section("What is reported", reportSentences(material, citations)),
    section("Denials and contradictions", conflictSentences(material, citations)),
    section("What changed since the last brief", changeSentences(material.previous ?? null, basis)),
    { ...section("Scenarios", [method(CHANGE_NOTE)]), table: scenarioTable(material) },
    section("Alternatives", [...others.map(judge), deceptionAlternative(material)]),
    section("Assumptions", assumptionSentences(material)),
  ];
  const annex = claimAnnex(material, citations);
  const cited = citations.all();
  sections.push(
    section("Source summary statement", sourceSummary(material, cited)),
    {
      ...section("Source descriptors", [method(DESCRIPTOR_NOTE)]),
      table: sourceDescriptors(material, cited, asOf),
    },
    section("Method", methodSentences(material)),
    { ...section("Annex: claims", [method(ANNEX_NOTE)]), table: annex },
  );
  const brief: Brief = {
    problemId: problem.id,
    title: problem.title,
    asOf,
    sections,
    figures: figuresOf(material, asOf),
    citations: cited,
    basis,
    findings: [],
  };
  return { ...brief, findings: lintBrief(brief, material) };
}

const CHANGE_NOTE =
  "Change is counted from the priors of the problem, by one row for each indicator.";

const DESCRIPTOR_NOTE =
  "Counted over the claims that are cited; the letter is that of the innermost source (AJP-2.1).";
const ANNEX_NOTE =
  "Every claim behind the indicators and every denial of one; numbers are those of the sources.";

function section(heading: string, sentences: BriefSentence[]) {
  return { heading, sentences };
}

function scenarioTable(material: BriefMaterial): BriefTable {
  return {
    head: ["Scenario", "Prior", "Now", "In words", "Moved most by"],
    rows: outlooks(material).map(({ id, narrative, kind, prior, probability }) => [
      `${narrative} (${kind})`,
      `${percent(prior)} %`,
      `${percent(probability)} %`,
      term(probability)?.words ?? "outside the scale",
      strongestRow(material, id),
    ]),
  };
}

function strongestRow({ assessment, problem }: BriefMaterial, id: string): string {
  const rows = assessment.scenarios.find(({ scenarioId }) => scenarioId === id)?.rows ?? [];
  const [row] = rows.toSorted((a, b) => Math.abs(b.lnLikelihood) - Math.abs(a.lnLikelihood));
  if (!row || row.lnLikelihood === 0) return "nothing";
  const factor = Math.exp(Math.abs(row.lnLikelihood)).toFixed(1);
  const way = row.lnLikelihood > 0 ? "up" : "down";
  return `${statementOf(problem, row.indicatorId)}: ${way} by ${factor} (${row.note})`;
}

function deceptionAlternative(material: BriefMaterial): BriefSentence {
  const rows = [...keyPropositions(material)].flatMap((id) => material.propositions[id] ?? []);
  const single = rows.filter(({ nMin }) => nMin <= 1).length;
  return method(
    `Deception or signalling: what is reported was put out to be read. ${single} of ${rows.length} propositions rest on one origin at most, so that one party can have placed them.`,
  );
}

function assumptionSentences({ problem }: BriefMaterial): BriefSentence[] {
  if (problem.assumptions.length === 0) return [method("The problem states no assumption.")];
  return problem.assumptions.map(({ text, rating }) => ({
    kind: "assumption",
    text: `${text} (${rating})`,
    citations: [],
  }));
}

function methodSentences({ problem, assessment }: BriefMaterial): BriefSentence[] {
  const { documents, from, to } = assessment.coverage;
  const days = from && to ? `, published from ${from} to ${to}` : ", none of them dated";
  return [
    method(
      `Question: ${problem.question} Horizon: ${problem.horizonDays} days. Owner: ${problem.owner}.`,
    ),
    method(`${documents} documents were looked at${days}.`),
    method(
      "The text is written by rules; no generative model is used. Claims are found by program, so each can be followed to its words.",
    ),
    method(
      `Words for chances: ${SCALES.ICD203.name}. This is a draft by rules: an analyst signs it or not.`,
    ),
  ];
}

import type { Brief, BriefSentence } from "../model/brief.ts";
import type { BriefMaterial } from "./input.ts";
import { citationFindings, informationFindings } from "./lint-information.ts";
import { SCALES, wordsOf } from "./likelihood-words.ts";
import { ownWords } from "./quotation.ts";

export type Finding = Brief["findings"][number];

/**
 * What speaks against publishing a brief: the analytic standards of ICD 203 that a program can check.
 *
 * Says nothing on whether the judgement is right, only on whether a reader can see what it rests on.
 *
 * @returns findings in order of the text, each with the rule it breaks; empty where none is broken
 * @see docs/guide/brief.md; tradecraft §1.1
 */
export function lintBrief(brief: Brief, material: BriefMaterial): Finding[] {
  const sentences = brief.sections.flatMap((section) => section.sentences);
  return [
    ...sentences.flatMap((sentence) => [
      ...citedFindings(sentence, brief),
      ...(sentence.kind === "information" ? informationFindings(sentence, brief, material) : []),
      ...(sentence.kind === "judgement" ? judgementFindings(sentence) : []),
      ...mixFindings(sentence),
    ]),
    ...citationFindings(brief, material),
    ...structureFindings(brief, sentences),
  ];
}

const LIKELIHOOD = new RegExp(`\\b(?:${wordsOf(SCALES.ICD203).join("|")})\\b`, "gi");
const REPORTING =
  /\b(?:said|says|reported|reports|told|according to|stated|announced|denied|claimed)\b/i;
/** Words that suggest a chance and state none; Kent kept "possible" for where no odds can be given. */
const HEDGE = /\b(?:possibl[ey]|may|might|could|cannot rule out)\b/i;

/** The likelihood words in our own words of a sentence. */
export function likelihoodWords(text: string): string[] {
  return ownWords(text).match(LIKELIHOOD) ?? [];
}

function citedFindings({ kind, citations, text }: BriefSentence, brief: Brief): Finding[] {
  const known = new Set(brief.citations.map(({ n }) => n));
  const missing = citations.filter((n) => !known.has(n));
  return [
    ...missing.map((n) => finding("1-unknown-citation", `citation ${n} is not in the list`, text)),
    ...(citations.length === 0 && (kind === "information" || kind === "judgement")
      ? [finding("1-uncited", `${kind} without a citation`, text)]
      : []),
  ];
}

function judgementFindings({ text }: BriefSentence): Finding[] {
  const own = ownWords(text);
  const terms = likelihoodWords(text);
  const hedge = HEDGE.exec(own)?.[0];
  return [
    ...(terms.length === 1
      ? []
      : [
          finding(
            "2-one-likelihood",
            `judgement with ${terms.length} likelihood words, expected 1`,
            text,
          ),
        ]),
    ...(hedge ? [finding("2-hedge", `"${hedge}" hints at a chance and states none`, text)] : []),
    ...(REPORTING.test(own)
      ? [finding("3-report-in-judgement", "judgement that reports", text)]
      : []),
  ];
}

function mixFindings({ text }: BriefSentence): Finding[] {
  const mixed = /\bconfidence\b/i.test(ownWords(text)) && likelihoodWords(text).length > 0;
  return mixed ? [finding("2-mixed", "likelihood and confidence in one sentence", text)] : [];
}

/** A block of a brief that must be there, and how it is known. */
const PARTS: readonly (readonly [rule: string, what: string, there: (brief: Brief) => boolean])[] =
  [
    [
      "6-key-judgement-first",
      "a key judgement as the first sentence",
      (b) => first(b)?.kind === "judgement",
    ],
    ["2-confidence", "a statement of confidence", (b) => opens(b, /^confidence\b/i)],
    ["2-because", "the reason of the confidence", (b) => opens(b, /\bbecause\b/i)],
    [
      "2-indicators",
      "indicators that would change the judgement",
      (b) => opens(b, /would change it: \S/),
    ],
    ["5-so-what", "what it means for the reader", (b) => filled(b, "So what")],
    [
      "1-source-summary",
      "a source summary statement",
      (b) => filled(b, "Source summary statement"),
    ],
    ["4-alternatives", "another scenario and deception", (b) => hasAlternatives(b)],
  ];

function structureFindings(brief: Brief, sentences: readonly BriefSentence[]): Finding[] {
  const absent = PARTS.filter(([, , there]) => !there(brief));
  return [
    ...absent.map(([rule, what]) => ({ rule, message: `missing: ${what}` })),
    ...(sentences.some(({ text }) => text.trim() === "")
      ? [{ rule: "6-empty-sentence", message: "empty sentence" }]
      : []),
  ];
}

function first({ sections }: Brief): BriefSentence | undefined {
  return sections[0]?.sentences[0];
}

function opens({ sections }: Brief, pattern: RegExp): boolean {
  return (sections[0]?.sentences ?? []).some(({ text }) => pattern.test(text));
}

function filled({ sections }: Brief, heading: string): boolean {
  const found = sections.find((section) => section.heading === heading);
  return (found?.sentences ?? []).some(({ text }) => text.trim() !== "");
}

function hasAlternatives({ sections }: Brief): boolean {
  const sentences = sections.find(({ heading }) => heading === "Alternatives")?.sentences ?? [];
  return (
    sentences.some(({ kind }) => kind === "judgement") &&
    sentences.some(({ text }) => /deception/i.test(text))
  );
}

const SHOWN = 120; // characters of the sentence in a finding: enough to find it

function finding(rule: string, message: string, sentence: string): Finding {
  const shown = sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence;
  return { rule, message: `${message}: ${shown}` };
}

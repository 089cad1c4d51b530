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
export const REPORTING =
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
    ["1-descriptor", "a descriptor of each cited source", describesAll],
    ["3-denials", "what is denied or contradicted", (b) => filled(b, "Denials and contradictions")],
    [
      "7-change",
      "what changed since the last brief",
      (b) => filled(b, "What changed since the last brief"),
    ],
    [
      "8-horizon",
      "a horizon of the key judgement",
      (b) => /\bwithin \d+ days\b/.test(first(b)?.text ?? ""),
    ],
    ["9-figure", "source, count and date of each figure", captionsAll],
    ["4-alternatives", "another scenario and deception", (b) => hasAlternatives(b)],
  ];

function structureFindings(brief: Brief, sentences: readonly BriefSentence[]): Finding[] {
  const absent = PARTS.filter(([, , there]) => !there(brief));
  return [
    ...contradictions(sentences),
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

function describesAll({ sections, citations }: Brief): boolean {
  const table = sections.find(({ heading }) => heading === "Source descriptors")?.table;
  const described = new Set(table?.rows.map(([source]) => source));
  return citations.every(({ publisher }) => described.has(publisher));
}

function captionsAll({ figures }: Brief): boolean {
  return figures.every(({ source, n, updated }) => source !== "" && n > 0 && updated !== "");
}

/** Judgements on one and the same thing by words of disjoint bands. */
function contradictions(sentences: readonly BriefSentence[]): Finding[] {
  const judged = sentences.flatMap(({ kind, text }) => {
    const [, what] = /: (.+)$/s.exec(text) ?? [];
    const [word] = likelihoodWords(text);
    return kind === "judgement" && what && word ? [{ what, word: word.toLowerCase(), text }] : [];
  });
  return judged
    .filter(({ what, word }, i) =>
      judged.slice(0, i).some((before) => before.what === what && before.word !== word),
    )
    .map(({ text }) => finding("6-contradiction", "another judgement says otherwise", text));
}

function hasAlternatives({ sections }: Brief): boolean {
  const sentences = sections.find(({ heading }) => heading === "Alternatives")?.sentences ?? [];
  return (
    sentences.some(({ kind }) => kind === "judgement") &&
    sentences.some(({ text }) => /deception/i.test(text))
  );
}

const SHOWN = 120; // characters of the sentence in a finding: enough to find it

export function finding(rule: string, message: string, sentence: string): Finding {
  const shown = sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence;
  return { rule, message: `${message}: ${shown}` };
}

import type { BriefSentence } from "../model/brief.ts";
import type { Assessment, WarningProblem } from "../model/problem.ts";
import type { BriefMaterial } from "./input.ts";
import { SCALES, term } from "./likelihood-words.ts";

const MOST_INDICATORS = 3; // that would change a judgement: more would hide the telling ones

/** A scenario with its chance. */
export interface Outlook {
  readonly narrative: string;
  readonly kind: WarningProblem["scenarios"][number]["kind"];
  readonly id: string;
  readonly prior: number;
  readonly probability: number;
}

/** Scenarios, the likeliest first; of equals the one that the problem names first. */
export function outlooks({ problem, assessment }: BriefMaterial): Outlook[] {
  return assessment.scenarios
    .flatMap(({ scenarioId, prior, probability }) => {
      const scenario = problem.scenarios.find(({ id }) => id === scenarioId);
      return scenario ? [{ ...scenario, prior, probability }] : [];
    })
    .toSorted((a, b) => b.probability - a.probability);
}

/**
 * The judgement on one scenario: one word for its chance with the band the word stands for.
 * Beyond the ends of the scale there is no word, and none is printed.
 */
export function judgement(
  { narrative, probability }: Outlook,
  horizonDays: number,
  citations: number[],
): BriefSentence {
  const word = term(probability);
  const within = `within ${horizonDays} days`;
  const chance = word
    ? `We judge ${wording(word.words)} (${percent(word.lo)}–${percent(word.hi)} %; the evidence sums to ${percent(probability)} %)`
    : `The evidence sums to ${probability < 0.5 ? "less than 1" : "more than 99"} %, for which ${SCALES.ICD203.id} has no word,`;
  return {
    kind: "judgement",
    text: `${chance} that this holds ${within}: ${narrative}`,
    citations,
  };
}

/** Confidence, its reasons, whether separate lines moved together, and what would change the judgement: a sentence each. */
export function basisSentences({ problem, assessment }: BriefMaterial): BriefSentence[] {
  const { convergence } = assessment;
  return [
    method(`Confidence in this judgement is ${assessment.confidence}.`),
    method(`It is ${assessment.confidence} because ${assessment.confidenceReasons.join("; ")}.`),
    ...(convergence && convergence.kind !== "none"
      ? [method(`On lines that moved together: ${convergence.text}.`)]
      : []),
    method(
      `Indicators that would change it: ${tellingIndicators(problem, assessment).join("; ")}.`,
    ),
    method(
      `The suggested warning level is ${assessment.level}: ${assessment.levelReasons.join("; ")}. No analyst has confirmed it.`,
    ),
  ];
}

/** The diagnostic indicators that promise most, with where they stand now. */
function tellingIndicators(problem: WarningProblem, assessment: Assessment): string[] {
  return assessment.indicators
    .filter(({ diagnostic, level }) => diagnostic && level !== "serious")
    .toSorted((a, b) => b.gainBits - a.gainBits)
    .slice(0, MOST_INDICATORS)
    .map(({ indicatorId, level }) => `${statementOf(problem, indicatorId)} (now ${level})`);
}

export function statementOf({ indicators }: WarningProblem, indicatorId: string): string {
  return indicators.find(({ id }) => id === indicatorId)?.statement ?? indicatorId;
}

/** A sentence on how the brief was made. */
export function method(text: string): BriefSentence {
  return { kind: "method", text, citations: [] };
}

export function percent(p: number): number {
  return Math.round(p * 100);
}

/** "it likely", "there to be a roughly even chance", "there to be almost no chance". */
function wording(words: string): string {
  if (!/(chance|odds)$/.test(words)) return `it ${words}`;
  return `there to be ${words.startsWith("almost") ? "" : "a "}${words}`;
}

import { z } from "zod";
import { addDays } from "../../base/interval.ts";
import { idOf } from "../../base/id.ts";
import type { Forecast, Question } from "../../model/forecast.ts";

/** A judgement that somebody signs: what will happen, how likely, by when, and how one will know. */
export const SignedJudgement = z.strictObject({
  problemId: z.string().nullable().default(null),
  /** What will have happened: "Ordia will attack Pelmara". */
  text: z.string().trim().min(1),
  /** Chance that it will, (0, 1): nobody who signs a judgement is certain. */
  likelihood: z.number().gt(0).lt(1),
  horizonDays: z.int().positive().max(3650),
  resolutionCriteria: z.string().trim().min(1),
  /** Where the answer will be looked up. */
  source: z.string().trim().min(1),
  by: z.string().trim().min(1),
  rationale: z.string().default(""),
  /** Propositions, claims or briefs it rests on. */
  evidence: z.array(z.string()).default([]),
});
export type SignedJudgement = z.infer<typeof SignedJudgement>;

const DAYS_TO_SETTLE = 14; // after the horizon: reports come late

/**
 * The forecast that a signed judgement makes: a question with yes or no, and its author's answer.
 *
 * The same words with the same last day are the same question, so that a judgement published again with another
 * likelihood is a further forecast of it.
 *
 * @param at ISO instant of the signature; the horizon counts from its UTC day
 */
export function judgedForecast(
  judgement: SignedJudgement,
  at: string,
): { question: Question; forecast: Omit<Forecast, "at"> } {
  const { problemId, text, likelihood, horizonDays, resolutionCriteria, source } = judgement;
  const opens = at.slice(0, 10);
  const closes = addDays(opens, horizonDays);
  const id = idOf("question", problemId ?? "", text, closes);
  return {
    question: {
      id,
      problemId,
      text,
      resolutionCriteria,
      source,
      opens,
      closes,
      resolvesBy: addDays(closes, DAYS_TO_SETTLE),
      type: "binary",
      answers: ["yes", "no"],
    },
    forecast: {
      questionId: id,
      by: judgement.by,
      machine: false,
      values: [likelihood, 1 - likelihood],
      rationale: judgement.rationale,
      evidence: judgement.evidence,
    },
  };
}

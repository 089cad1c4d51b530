import { groupBy } from "../base/group.ts";
import type { AchCell } from "../model/ach.ts";

export type AchWeight = "low" | "medium" | "high";

/** One row: a proposition, not an article, so that a report repeated ten times is one row. */
export interface AchRow {
  readonly id: string;
  readonly credibility: AchWeight;
  readonly relevance: AchWeight;
  /** Keys of the origins it rests on. */
  readonly origins: readonly string[];
  /** One cell per hypothesis. */
  readonly cells: readonly AchCell[];
}

const WEIGHTS: Readonly<Record<AchWeight, number>> = {
  low: Math.SQRT1_2,
  medium: 1,
  high: Math.SQRT2,
};
const INCONSISTENCY: Readonly<Record<AchCell, number>> = { CC: 0, C: 0, N: 0, NA: 0, I: 1, II: 2 };
const SCALE: Readonly<Record<AchCell, number>> = { CC: 2, C: 1, N: 0, NA: 0, I: -1, II: -2 };
const TIE = 1e-9; // sums of square roots: equal in theory may differ in the last bits

/**
 * Weighted inconsistency of each hypothesis: what speaks against it. The lowest survives best.
 *
 * Never turned into a probability (tradecraft §0, rule 9). Independent of the order of rows up to rounding.
 *
 * @returns one number ≥ 0 per hypothesis; a further row never lowers it
 * @see Heuer (1999) ch. 8; PARC ACH 1.1, technical description
 */
export function weightedInconsistency(rows: readonly AchRow[], hypotheses: number): number[] {
  return Array.from({ length: hypotheses }, (_, h) =>
    rows.reduce(
      (sum, row) =>
        sum +
        INCONSISTENCY[row.cells[h] ?? "NA"] * WEIGHTS[row.credibility] * WEIGHTS[row.relevance],
      0,
    ),
  );
}

/** How far a row separates the hypotheses: population standard deviation of its cells on −2 … 2; 0 is no help. */
export function achDiagnosticity(row: Pick<AchRow, "cells">): number {
  const values = row.cells.map((cell) => SCALE[cell]);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

/** Likelihood of an indicator under a hypothesis → consistency of its report with it. */
export function cellOfLikelihood(likelihood: number): AchCell {
  if (likelihood >= 0.9) return "CC";
  if (likelihood >= 0.7) return "C";
  if (likelihood >= 0.5) return "N";
  return likelihood >= 0.25 ? "I" : "II";
}

/** Indices of the hypotheses with the least inconsistency; several where they tie. */
export function achLeaders(scores: readonly number[]): number[] {
  const least = Math.min(...scores);
  return scores.flatMap((score, h) => (score - least < TIE ? [h] : []));
}

/**
 * Origins on which the ranking hangs: without the rows that rest on that origin alone, another
 * hypothesis leads, or one more shares the lead.
 *
 * @returns origin keys in order of first appearance
 */
export function decisiveOrigins(rows: readonly AchRow[], hypotheses: number): string[] {
  const scores = weightedInconsistency(rows, hypotheses);
  const leaders = achLeaders(scores).join();
  const borneAlone = groupBy(
    rows.filter(({ origins }) => new Set(origins).size === 1),
    ({ origins }) => origins[0] ?? "",
  );
  return [...borneAlone].flatMap(([origin, own]) => {
    const lost = weightedInconsistency(own, hypotheses);
    const left = scores.map((score, h) => score - (lost[h] ?? 0));
    return achLeaders(left).join() === leaders ? [] : [origin];
  });
}

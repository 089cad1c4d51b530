import type { AchCell } from "../model/ach.ts";
import { achDiagnosticity } from "./ach.ts";

/** What the analysts put into one cell, taken together. */
export interface GroupCell {
  /** Middle rating; of two in the middle the one nearer to neutral. "NA" where most say that it does not apply. */
  readonly median: AchCell;
  /** How far they differ: the greater of the spread of their ratings and of their yes or no to "applies at all". */
  readonly disagreement: number;
}

const SCALE: Readonly<Record<Exclude<AchCell, "NA">, number>> = {
  CC: 2,
  C: 1,
  N: 0,
  I: -1,
  II: -2,
};
const CELLS = ["II", "I", "N", "C", "CC"] as const;

/**
 * One cell of the matrix as several analysts rate it.
 *
 * @param ratings one an analyst, at least one
 * @see tradecraft: ACH with several analysts; Open Synthesis, `metrics.py`, for the two spreads
 */
export function groupCell(ratings: readonly AchCell[]): GroupCell {
  const values = ratings.flatMap((cell) => (cell === "NA" ? [] : [SCALE[cell]]));
  const applies = ratings.map((cell) => Number(cell !== "NA"));
  return {
    median: 2 * values.length < ratings.length ? "NA" : medianCell(values),
    disagreement: Math.max(spread(values), spread(applies)),
  };
}

function medianCell(values: readonly number[]): AchCell {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  const middle = low === high || Math.abs(low) <= Math.abs(high) ? low : high;
  return CELLS[middle + 2] ?? "N";
}

/** Population standard deviation; 0 for none. */
function spread(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

/** True for evidence that fits every hypothesis alike: it is shown grey. */
export function fitsEverything(cells: readonly AchCell[]): boolean {
  return achDiagnosticity({ cells }) === 0;
}

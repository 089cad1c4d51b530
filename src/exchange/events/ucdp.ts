import type { CellOf } from "../header-row.ts";
import { countOf, dayOf, violentRow, type CodedRow, type RowColumns } from "./coded-row.ts";

export const UCDP_COLUMNS = [
  "id",
  "side_a",
  "side_b",
  "date_start",
  "best",
  "low",
  "high",
] as const;
const COARSEST_DAY = 3; // date_prec: 1 the day, 2 within six days, 3 the week; above it only month or year is known

/** One row of UCDP GED (CC BY 4.0). An event known only by its month or year has no day. */
export function ucdpRow(cell: CellOf): CodedRow {
  const isVague = (countOf(cell("date_prec")) ?? 1) > COARSEST_DAY;
  const published = dayOf(cell("source_date"));
  const kind = { type: "ASSAULT", mode: null, published, ...(isVague ? { day: null } : {}) };
  return violentRow(cell, UCDP, kind, [
    ...spanFaults(dayOf(cell("date_start")), dayOf(cell("date_end"))),
    ...deathFaults(cell),
  ]);
}

const UCDP: RowColumns = {
  dataset: "UCDP GED",
  id: "id",
  actor: "side_a",
  recipient: "side_b",
  region: "adm_1",
  day: "date_start",
  deaths: "best",
};

function spanFaults(start: string | null, end: string | null): string[] {
  const turned = start !== null && end !== null && end < start;
  return turned ? [`contradictory dates: ${start} to ${end}`] : [];
}

function deathFaults(cell: CellOf): string[] {
  const best = countOf(cell("best"));
  if (best === null) return [`invalid best: "${cell("best") ?? ""}"`];
  const [low, high] = [countOf(cell("low")) ?? best, countOf(cell("high")) ?? best];
  const ordered = low <= best && best <= high;
  return ordered ? [] : [`contradictory deaths: low ${low}, best ${best}, high ${high}`];
}

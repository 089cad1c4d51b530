import {
  areaOf,
  countOf,
  dayFaults,
  dayOf,
  IMPORTED,
  refusedRow,
  textOf,
  type CodedRow,
} from "./coded-row.ts";

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
export function ucdpRow(cell: (column: string) => string | undefined): CodedRow {
  const id = textOf(cell("id"));
  if (id === null) return refusedRow("missing id");
  const precision = countOf(cell("date_prec")) ?? 1;
  return {
    event: {
      ...IMPORTED,
      id: `ucdp-${id}`,
      dataset: "UCDP GED",
      type: "ASSAULT",
      mode: null,
      actor: textOf(cell("side_a")),
      recipient: textOf(cell("side_b")),
      area: areaOf(cell("country"), cell("adm_1")),
      day: precision <= COARSEST_DAY ? dayOf(cell("date_start")) : null,
      published: dayOf(cell("source_date")),
      deaths: countOf(cell("best")),
    },
    faults: [
      ...dayFaults("date_start", cell("date_start")),
      ...spanFaults(dayOf(cell("date_start")), dayOf(cell("date_end"))),
      ...deathFaults(cell),
    ],
  };
}

function spanFaults(start: string | null, end: string | null): string[] {
  const turned = start !== null && end !== null && end < start;
  return turned ? [`contradictory dates: ${start} to ${end}`] : [];
}

function deathFaults(cell: (column: string) => string | undefined): string[] {
  const best = countOf(cell("best"));
  if (best === null) return [`invalid best: "${cell("best") ?? ""}"`];
  const [low, high] = [countOf(cell("low")) ?? best, countOf(cell("high")) ?? best];
  const ordered = low <= best && best <= high;
  return ordered ? [] : [`contradictory deaths: low ${low}, best ${best}, high ${high}`];
}

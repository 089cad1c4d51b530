import type { CellOf } from "../header-row.ts";
import type { SeriesEvent } from "../../model/event-series.ts";

/** A row of a data set of coded events: what became of it, and what is wrong with it. Nothing is dropped in silence. */
export interface CodedRow {
  readonly event: SeriesEvent | null;
  readonly faults: readonly string[];
}

/** A row that cannot be an event. */
export function refusedRow(...faults: string[]): CodedRow {
  return { event: null, faults };
}

/** `YYYY-MM-DD` from `YYYY-MM-DD…`, `YYYYMMDD` or `15 March 2031`; null for what is no day of the calendar. */
export function dayOf(text: string | undefined): string | null {
  const trimmed = (text ?? "").trim();
  const digits = /^(?<y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?:$|\D)/.exec(trimmed)?.groups;
  if (digits) return checked(Number(digits["y"]), Number(digits["m"]), Number(digits["d"]));
  const words = /^(?<d>\d{1,2}) (?<m>[A-Za-z]{3,9}) (?<y>\d{4})$/.exec(trimmed)?.groups;
  const month = MONTHS.indexOf((words?.["m"] ?? "").slice(0, 3).toLowerCase()) + 1;
  return words && month > 0 ? checked(Number(words["y"]), month, Number(words["d"])) : null;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function checked(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

/** A whole number ≥ 0; null where the cell is empty or no such number. */
export function countOf(text: string | undefined): number | null {
  return /^\d{1,9}$/.test((text ?? "").trim()) ? Number(text) : null;
}

/** The cell without white space around it; null where it is empty. */
export function textOf(text: string | undefined): string | null {
  return (text ?? "").trim() || null;
}

/** Country and first-level region, as "Country/Region": nothing finer is taken over. */
export function areaOf(country: string | undefined, region: string | undefined): string | null {
  return [country, region].flatMap((part) => textOf(part) ?? []).join("/") || null;
}

/** A fault where a cell is no day. */
export function dayFaults(column: string, text: string | undefined): string[] {
  return dayOf(text) === null ? [`invalid ${column}: "${text ?? ""}"`] : [];
}

/** What imported rows have in common: they carry no belief, no origin and no proposition of ours. */
export const IMPORTED = {
  talk: false,
  belief: 1,
  origins: [],
  propositionId: null,
} satisfies Partial<SeriesEvent>;

/** Where a data set of violent events keeps what all of them have. */
export interface RowColumns {
  readonly dataset: string;
  readonly id: string;
  readonly actor: string;
  readonly recipient: string;
  readonly region: string;
  readonly day: string;
  readonly deaths: string;
}

/**
 * A row of a data set of violent events, one a row, between two parties.
 *
 * @param kind   what the columns do not say alike; a day there goes before that of the column
 * @param faults what else is wrong with it: the event is kept
 */
export function violentRow(
  cell: CellOf,
  columns: RowColumns,
  kind: Pick<SeriesEvent, "type" | "mode" | "published"> & Partial<Pick<SeriesEvent, "day">>,
  faults: readonly string[],
): CodedRow {
  const id = textOf(cell(columns.id));
  if (id === null) return refusedRow(`missing ${columns.id}`);
  return {
    event: {
      ...IMPORTED,
      id: `${columns.dataset.split(" ")[0]?.toLowerCase()}-${id}`,
      dataset: columns.dataset,
      actor: textOf(cell(columns.actor)),
      recipient: textOf(cell(columns.recipient)),
      area: areaOf(cell("country"), cell(columns.region)),
      day: dayOf(cell(columns.day)),
      deaths: countOf(cell(columns.deaths)),
      ...kind,
    },
    faults: [...dayFaults(columns.day, cell(columns.day)), ...faults],
  };
}

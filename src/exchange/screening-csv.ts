import type { ScreeningCandidate } from "../model/screening.ts";
import { toCsv, type CsvColumns } from "./csv.ts";
import { delimitedParser, type DelimitedRow } from "./delimited.ts";
import { cellOf, headerOf } from "./header-row.ts";

/** A row of a file of names to screen. */
export interface NameRow {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly schema: string | null;
  readonly birthDate: string | null;
  readonly country: string | null;
  /** Numbers of registers, by the name of the column. */
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
}

/** Columns of numbers; in `number` nobody says of which register. */
const NUMBERS = ["imo", "lei", "tax_number", "registration_number", "number"] as const;

/** A row that names nobody. */
export interface NamelessRow {
  readonly line: number;
  readonly message: string;
}

/**
 * Names to screen from CSV with a header: `name`, and if there are such columns `id`, `schema`, `birth_date`, `country`, and numbers:
 * `imo`, `lei`, `tax_number`, `registration_number`, `number`, several in a cell by semicolons.
 *
 * @throws TocsinError "bad-input" where there is no column `name`, or a quotation mark is not closed
 */
export function namesFromCsv(text: string): { rows: NameRow[]; faults: NamelessRow[] } {
  const parser = delimitedParser(",", true);
  const [head, ...others] = [...parser.push(text), ...parser.end()];
  const header = headerOf(head?.cells ?? [], {
    columns: ["name"],
    line: head?.line ?? 1,
    hint: "give a header with a column name; id, schema, birth_date, country, imo, lei, tax_number, registration_number and number may stand beside it",
  });
  const rows = others.map((row) => nameRow(row, header));
  return {
    rows: rows.filter(({ name }) => name !== ""),
    faults: rows.flatMap(({ name, line }) =>
      name === "" ? [{ line, message: "row without a name" }] : [],
    ),
  };
}

function nameRow({ line, cells }: DelimitedRow, header: ReadonlyMap<string, number>): NameRow {
  const of = cellOf(header, cells);
  const cell = (column: string) => of(column)?.trim() || null;
  return {
    line,
    id: cell("id") ?? String(line),
    name: cell("name") ?? "",
    schema: cell("schema"),
    birthDate: cell("birth_date"),
    country: cell("country"),
    identifiers: NUMBERS.flatMap((type) =>
      (cell(type) ?? "")
        .split(";")
        .filter((value) => value.trim() !== "")
        .map((value) => ({ type: type.replace("_", " "), value: value.trim() })),
    ),
  };
}

interface ResultRow {
  readonly row: NameRow;
  readonly rank: number | null;
  readonly candidate: ScreeningCandidate | null;
}

const COLUMNS: CsvColumns<ResultRow> = [
  ["id", ({ row }) => row.id],
  ["name", ({ row }) => row.name],
  ["rank", ({ rank }) => rank],
  ["match", ({ candidate }) => candidate && String(candidate.match)],
  ["score", ({ candidate }) => candidate && Number(candidate.score.toFixed(4))],
  ["listed_id", ({ candidate }) => candidate && candidate.partyId],
  ["listed_name", ({ candidate }) => candidate && candidate.name],
  ["matched_name", ({ candidate }) => candidate && candidate.matchedName],
  ["list", ({ candidate }) => candidate && candidate.dataset],
  ["topics", ({ candidate }) => candidate && candidate.topics.join("; ")],
  ["programmes", ({ candidate }) => candidate && candidate.programmes.join("; ")],
  ["explanation", ({ candidate }) => candidate && explained(candidate)],
  ["contradictions", ({ candidate }) => candidate && candidate.contradictions.join("; ")],
  ["judgement", ({ candidate }) => candidate?.judgement?.verdict ?? null],
  ["judgement_why", ({ candidate }) => candidate?.judgement?.why ?? null],
];

/** What screening answered, a row for each candidate and one for each name without any. */
export function screeningToCsv(
  answers: Iterable<{ readonly row: NameRow; readonly candidates: readonly ScreeningCandidate[] }>,
): string {
  const rows = [...answers].flatMap(({ row, candidates }): ResultRow[] =>
    candidates.length === 0
      ? [{ row, rank: null, candidate: null }]
      : candidates.map((candidate, i) => ({ row, rank: i + 1, candidate })),
  );
  return toCsv(COLUMNS, rows);
}

function explained({ parts }: ScreeningCandidate): string {
  return parts.map(({ reason, value }) => `${value.toFixed(2)} ${reason}`).join("; ");
}

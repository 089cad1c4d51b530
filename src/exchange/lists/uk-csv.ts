import type { PartyName, PartySchema } from "../../model/party.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { partialDate } from "./partial-date.ts";
import { tableReader, type TableRow } from "./table-reader.ts";

const NAME_PARTS = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"];

/** The UK sanctions list of the FCDO as CSV: "Report Date" before the header, then a row for each name of an entry. */
export function ukCsvReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  const entries = new Map<string, TableRow[]>();
  let asOf: string | null = null;
  return tableReader({
    delimiter: ",",
    columns: ["Unique ID", "Name 6", "Name type"],
    publisher: "the FCDO",
    builder,
    onPreamble: (cells) => {
      asOf ??= partialDate(
        cells
          .join(" ")
          .replace(/^\s*Report Date:?\s*/i, "")
          .replaceAll("-", " "),
      );
    },
    onRow: (row) => {
      const id = row.cell("Unique ID");
      if (id === null) return builder.fault(row.line, "row without Unique ID");
      const rows = entries.get(id);
      if (rows) rows.push(row);
      else entries.set(id, [row]);
      return undefined;
    },
    contents: () => {
      for (const [id, rows] of entries) addEntry(builder, id, rows);
      for (const [id, rows] of entries) addLinks(builder, id, rows);
      return builder.contents(asOf ?? updated([...entries.values()].flat()));
    },
  });
}

/** The latest change of any entry, where the file bears no date itself. */
function updated(rows: readonly TableRow[]): string | null {
  const days = rows.flatMap(({ cell }) => partialDate(cell("Last Updated")) ?? []);
  return days.toSorted().at(-1) ?? null;
}

function addEntry(builder: ListBuilder, id: string, rows: readonly TableRow[]): void {
  const values = (...columns: readonly string[]) =>
    columns.flatMap((column) => rows.flatMap(({ cell }) => severalIn(cell(column))));
  const first = (column: string) => rows.flatMap(({ cell }) => cell(column) ?? [])[0] ?? null;
  builder.party({
    line: rows[0]?.line ?? 0,
    number: id,
    schema: schemaOf(first("Designation Type") ?? first("Individual, Entity, Ship")),
    names: rows.flatMap(namesOf),
    birthDates: rows.flatMap(({ line, cell }) =>
      severalIn(cell("D.O.B")).map((given) => {
        const date = partialDate(given);
        if (date === null) builder.fault(line, `invalid date of birth: "${given}"`);
        return date;
      }),
    ),
    countries: values("Nationality(/ies)", "Address Country", "Current believed flag of ship"),
    identifiers: [
      ...identified("registration", values("Business registration number (s)")),
      ...identified("IMO", values("IMO number")),
    ],
    positions: values("Position"),
    programmes: values("Regime Name"),
    topics: ["sanction"],
    reason: first("UK Statement of Reasons") ?? first("Other Information"),
    listedOn: partialDate(first("Date Designated")),
    reference: first("OFSI Group ID") ?? id,
    url: null,
  });
}

function identified(type: string, values: readonly string[]): { type: string; value: string }[] {
  return [...new Set(values)].map((value) => ({ type, value }));
}

function schemaOf(type: string | null): PartySchema {
  switch (type?.toLowerCase()) {
    case "individual":
      return "Person";
    case "ship":
      return "Vessel";
    default:
      return "Organization";
  }
}

function namesOf({ cell }: TableRow): PartyName[] {
  const text = NAME_PARTS.flatMap((part) => cell(part) ?? []).join(" ");
  const other = cell("Name non-latin script");
  const isPrimary = /^primary/i.test(cell("Name type") ?? "");
  const isWeak = /low/i.test(cell("Alias strength") ?? "");
  return [
    { text, kind: isPrimary ? "primary" : isWeak ? "weak" : "alias" },
    ...(other ? [{ text: other, kind: "alias" as const }] : []),
  ];
}

/** Several values in one cell are numbered, "(1) … (2) …", or stand between bars. */
function severalIn(text: string | null): string[] {
  return (text ?? "")
    .split(/\s*\(\d{1,2}\)\s*|\s*\|\s*/)
    .map((part) => part.trim().replace(/[.,;]$/, ""))
    .filter((part) => part !== "");
}

/** Parents, subsidiaries and owners that the list names in words; they become parties that no list names themselves. */
function addLinks(builder: ListBuilder, id: string, rows: readonly TableRow[]): void {
  const linked = (column: string, toId: boolean, schema: PartySchema) => {
    const seen = new Set<string>();
    for (const { cell, line } of rows)
      for (const name of severalIn(cell(column))) {
        if (seen.has(name)) continue;
        seen.add(name);
        const other = builder.named(name, { schema, line });
        const [from, to] = toId ? [other, id] : [id, other];
        builder.link({
          line,
          kind: "Ownership",
          from,
          to,
          role: column,
          words: `${column}: ${name}`,
        });
      }
  };
  linked("Parent Company", true, "Company");
  linked("Subsidiaries", false, "Company");
  linked("Current owner/operator (s)", true, "Organization");
}

import { delimitedParser } from "../delimited.ts";
import { ftmSchema } from "./ftm-schema.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { partialDate } from "./partial-date.ts";
import { tableReader, type TableRow } from "./table-reader.ts";

/** `targets.simple.csv` as OpenSanctions exports it: a row for each target, several values between semicolons. */
export function openSanctionsCsvReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  let latest: string | null = null;
  return tableReader({
    delimiter: ",",
    columns: ["id", "schema", "name"],
    publisher: "OpenSanctions",
    builder,
    onRow: (row) => {
      const seen = row.cell("last_seen");
      if (seen && (latest === null || seen > latest)) latest = seen;
      addTarget(builder, row);
    },
    contents: () => builder.contents(latest),
  });
}

function addTarget(builder: ListBuilder, { line, cell }: TableRow): void {
  const schema = ftmSchema(cell("schema") ?? "");
  if (schema === undefined) return builder.leaveOut(cell("schema") ?? "no schema");
  const sanctions = several(cell("sanctions"));
  return builder.party({
    line,
    number: cell("id") ?? "",
    schema,
    names: [
      { text: cell("name") ?? "", kind: "primary" },
      ...several(cell("aliases")).map((text) => ({ text, kind: "alias" as const })),
    ],
    birthDates: several(cell("birth_date")).map(partialDate),
    countries: several(cell("countries")),
    identifiers: several(cell("identifiers")).map((value) => ({ type: "id", value })),
    programmes: several(cell("program_ids")),
    topics: sanctions.length > 0 ? ["sanction"] : [],
    reason: sanctions.join("; ") || null,
    listedOn: null,
    reference: cell("id"),
    url: `https://www.opensanctions.org/entities/${encodeURIComponent(cell("id") ?? "")}/`,
  });
}

/** Values between semicolons; those that hold one themselves stand in quotation marks. */
function several(text: string | null): string[] {
  if (text === null) return [];
  if (!text.includes('"')) return text.split(";").filter((value) => value.trim() !== "");
  const parser = delimitedParser(";", true);
  const rows = [...parser.push(`${text.replaceAll("\n", " ")}\n`)];
  return rows.flatMap(({ cells }) => cells).filter((value) => value.trim() !== "");
}

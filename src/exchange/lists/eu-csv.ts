import type { PartyName } from "../../model/party.ts";
import { euCountry, euSchema } from "./eu-xml.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { dateOfParts, partialDate } from "./partial-date.ts";
import { tableReader, type TableRow } from "./table-reader.ts";

/** The EU's financial sanctions file as CSV 1.1: a row for each name, address, birth and document of an entity. */
export function euCsvReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  const entities = new Map<string, TableRow[]>();
  return tableReader({
    delimiter: ";",
    columns: ["Entity_LogicalId", "NameAlias_WholeName"],
    publisher: "the EU",
    builder,
    onRow: (row) => {
      const id = row.cell("Entity_LogicalId");
      if (id === null) return builder.fault(row.line, "row without Entity_LogicalId");
      const rows = entities.get(id);
      if (rows) rows.push(row);
      else entities.set(id, [row]);
      return undefined;
    },
    contents: () => {
      for (const [id, rows] of entities) addEntity(builder, id, rows);
      const [first] = entities.values();
      return builder.contents(partialDate(first?.[0]?.cell("fileGenerationDate")));
    },
  });
}

function addEntity(builder: ListBuilder, id: string, rows: readonly TableRow[]): void {
  const values = (column: string) => rows.flatMap(({ cell }) => cell(column) ?? []);
  const first = (column: string) => values(column)[0] ?? null;
  builder.party({
    line: rows[0]?.line ?? 0,
    number: id,
    schema: euSchema(first("Entity_SubjectType_ClassificationCode") ?? first("Entity_SubjectType")),
    names: namesOf(rows),
    birthDates: rows.map((row) => birthDate(row, builder)),
    countries: [...values("Citizenship_CountryIso2Code"), ...values("Address_CountryIso2Code")].map(
      euCountry,
    ),
    identifiers: rows.flatMap(({ cell }) => {
      const value = cell("Identification_LatinNumber") ?? cell("Identification_Number");
      return value ? [{ type: cell("Identification_TypeCode") ?? "id", value }] : [];
    }),
    positions: values("NameAlias_Function"),
    programmes: values("Entity_Regulation_Programme"),
    topics: ["sanction"],
    reason: first("Entity_DesignationDetails") ?? first("Entity_Remark"),
    listedOn: partialDate(
      first("Entity_DesignationDate") ?? first("Entity_Regulation_PublicationDate"),
    ),
    reference: first("Entity_EU_ReferenceNumber"),
    url: first("Entity_Regulation_PublicationUrl"),
  });
}

function namesOf(rows: readonly TableRow[]): PartyName[] {
  const texts = rows.flatMap(({ cell }) => {
    const parts = ["NameAlias_FirstName", "NameAlias_MiddleName", "NameAlias_LastName"];
    return (
      cell("NameAlias_WholeName") ?? (parts.flatMap((part) => cell(part) ?? []).join(" ") || [])
    );
  });
  return texts.map((text, i) => ({ text, kind: i === 0 ? "primary" : "alias" }));
}

function birthDate({ cell, line }: TableRow, builder: ListBuilder): string | null {
  const [from, to] = [
    dateOfParts(cell("BirthDate_YearRangeFrom")),
    dateOfParts(cell("BirthDate_YearRangeTo")),
  ];
  if (from && to) return from === to ? from : `${from}/${to}`;
  const given = cell("BirthDate_BirthDate");
  const date =
    partialDate(given) ??
    dateOfParts(cell("BirthDate_Year"), cell("BirthDate_Month"), cell("BirthDate_Day"));
  if (date === null && given) builder.fault(line, `invalid date of birth: "${given}"`);
  return date && /^true$/i.test(cell("BirthDate_Circa") ?? "") ? `${date}~` : date;
}

import type { Party, PartyName } from "../../model/party.ts";
import { childrenAt, childText, textsAt, type XmlNode } from "../xml-nodes.ts";
import type { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { dateOfParts, partialDate } from "./partial-date.ts";
import { xmlListReader } from "./xml-list.ts";

const NAME_PARTS = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
const QUALITIES: Readonly<Record<string, PartyName["kind"]>> = {
  low: "weak",
  "f.k.a.": "former",
};

/** The consolidated list of the Security Council: INDIVIDUALS and ENTITIES. */
export function unXmlReader(head: ListHead): ListReader {
  return xmlListReader(head, {
    root: "CONSOLIDATED_LIST",
    records: ["INDIVIDUAL", "ENTITY"],
    dated: "dateGenerated",
    add: addEntry,
  });
}

function addEntry(builder: ListBuilder, node: XmlNode): void {
  const kind = node.name;
  const births = childrenAt(node, "INDIVIDUAL_DATE_OF_BIRTH");
  const reference = childText(node, "REFERENCE_NUMBER");
  builder.party({
    line: node.line,
    number: childText(node, "DATAID") ?? "",
    schema: kind === "INDIVIDUAL" ? "Person" : "Organization",
    names: namesOf(node, kind),
    birthDates: births.map((birth) => {
      const { date, given } = birthDate(birth);
      if (date === null && given) builder.fault(birth.line, `invalid date of birth: "${given}"`);
      return date;
    }),
    countries: [
      ...textsAt(node, "NATIONALITY", "VALUE"),
      ...textsAt(node, `${kind}_ADDRESS`, "COUNTRY"),
    ],
    positions: textsAt(node, "DESIGNATION", "VALUE"),
    programmes: [childText(node, "UN_LIST_TYPE")].flatMap((type) => type ?? []),
    topics: ["sanction"],
    reason: childText(node, "COMMENTS1"),
    listedOn: partialDate(childText(node, "LISTED_ON")),
    reference,
    url: null,
  });
}

function namesOf(node: XmlNode, kind: string): Party["names"] {
  const primary = NAME_PARTS.flatMap((part) => childText(node, part) ?? []).join(" ");
  const aliases = childrenAt(node, `${kind}_ALIAS`).flatMap((alias) => {
    const quality = childText(alias, "QUALITY")?.toLowerCase() ?? "";
    return partsOf(childText(alias, "ALIAS_NAME")).map((text) => ({
      text,
      kind: QUALITIES[quality] ?? ("alias" as const),
    }));
  });
  const original = partsOf(childText(node, "NAME_ORIGINAL_SCRIPT")).map((text) => ({
    text,
    kind: "alias" as const,
  }));
  return [{ text: primary, kind: "primary" as const }, ...original, ...aliases].filter(
    ({ text }) => text !== "",
  );
}

/** Several aliases in one field are separated by semicolons; some bear a number before them. */
function partsOf(text: string | null): string[] {
  return (text ?? "")
    .split(/;\s*/)
    .map((part) => part.replace(/^[a-z]?\d{0,2}\)\s*/i, "").trim())
    .filter((part) => part !== "");
}

function birthDate(node: XmlNode): { date: string | null; given: string | null } {
  const value = (name: string) => childText(node, name);
  const about = value("TYPE_OF_DATE")?.startsWith("APPROX") ? "~" : "";
  const [from, to] = [dateOfParts(value("FROM_YEAR")), dateOfParts(value("TO_YEAR"))];
  if (from && to) return { date: from === to ? from : `${from}/${to}`, given: null };
  const given = value("DATE") ?? value("YEAR");
  const date = partialDate(given);
  return { date: date && `${date}${about}`, given };
}

import type { Party } from "../../model/party.ts";
import { child, childrenAt, textsAt, type XmlNode } from "../xml-nodes.ts";
import type { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { dateOfParts, partialDate } from "./partial-date.ts";
import { xmlListReader } from "./xml-list.ts";

/** The EU's financial sanctions file as XML 1.1: `export/sanctionEntity`. */
export function euXmlReader(head: ListHead): ListReader {
  return xmlListReader(head, {
    root: "export",
    records: ["sanctionEntity"],
    dated: "generationDate",
    add: addEntry,
  });
}

function addEntry(builder: ListBuilder, node: XmlNode): void {
  const {
    logicalId = "",
    euReferenceNumber,
    designationDate,
    designationDetails,
  } = node.attributes;
  const regulations = childrenAt(node, "regulation");
  const births = childrenAt(node, "birthdate");
  builder.party({
    line: node.line,
    number: logicalId,
    schema: euSchema(child(node, "subjectType")?.attributes["code"]),
    names: namesOf(node),
    birthDates: births.map((birth) => {
      const date = birthDate(birth.attributes);
      if (date === null && birth.attributes["birthdate"])
        builder.fault(birth.line, `invalid date of birth: "${birth.attributes["birthdate"]}"`);
      return date;
    }),
    countries: childrenAt(node, "citizenship")
      .concat(childrenAt(node, "address"))
      .map(({ attributes }) => euCountry(attributes["countryIso2Code"])),
    identifiers: childrenAt(node, "identification").flatMap(({ attributes }) => {
      const value = attributes["latinNumber"] || attributes["number"];
      return value ? [{ type: attributes["identificationTypeCode"] ?? "id", value }] : [];
    }),
    positions: childrenAt(node, "nameAlias").flatMap(
      ({ attributes }) => attributes["function"] || [],
    ),
    programmes: regulations.flatMap(({ attributes }) => attributes["programme"] || []),
    topics: ["sanction"],
    reason: [designationDetails, ...textsAt(node, "remark")].filter(Boolean).join("; ") || null,
    listedOn: partialDate(designationDate || regulations[0]?.attributes["publicationDate"]),
    reference: euReferenceNumber || null,
    url: textsAt(node, "regulation", "publicationUrl")[0] ?? null,
  });
}

/** The schema of the EU's code: P and person are people, E and enterprise are bodies. */
export function euSchema(code: string | null | undefined): Party["schema"] {
  return /^p/i.test(code ?? "") ? "Person" : "Organization";
}

/** "00" stands for none. */
export function euCountry(code: string | null | undefined): string | null {
  return code && code !== "00" ? code : null;
}

/** The first strong name is the primary one; weak ones are those that say so. */
function namesOf(node: XmlNode): Party["names"] {
  const names = childrenAt(node, "nameAlias").map(({ attributes }) => ({
    text: attributes["wholeName"] || euName(attributes),
    isWeak: attributes["strong"] === "false",
  }));
  const first = names.findIndex(({ isWeak }) => !isWeak);
  return names
    .map(({ text, isWeak }, i) => ({
      text,
      kind:
        i === Math.max(0, first)
          ? ("primary" as const)
          : isWeak
            ? ("weak" as const)
            : ("alias" as const),
    }))
    .filter(({ text }) => text !== "");
}

/** A name from its parts, where the whole one is absent. */
function euName(parts: Readonly<Record<string, string>>): string {
  return ["firstName", "middleName", "lastName"].flatMap((key) => parts[key] || []).join(" ");
}

function birthDate(parts: Readonly<Record<string, string>>): string | null {
  const [from, to] = [dateOfParts(parts["yearRangeFrom"]), dateOfParts(parts["yearRangeTo"])];
  if (from && to) return from === to ? from : `${from}/${to}`;
  const date =
    partialDate(parts["birthdate"]) ??
    dateOfParts(
      parts["year"],
      parts["monthOfYear"] ?? parts["month"],
      parts["dayOfMonth"] ?? parts["day"],
    );
  return date && parts["circa"] === "true" ? `${date}~` : date;
}

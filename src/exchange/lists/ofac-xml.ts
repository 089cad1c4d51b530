import type { PartyName } from "../../model/party.ts";
import { child, childrenAt, childText, textsAt, type XmlNode } from "../xml-nodes.ts";
import { XmlReader } from "../xml.ts";
import { ListBuilder } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { linkTo, ofacSchema } from "./ofac-csv.ts";
import { ofacRemarks } from "./ofac-remarks.ts";
import { partialDate } from "./partial-date.ts";

const RECORDS = new Set(["publshInformation", "sdnEntry"]);

/** OFAC's SDN.XML and CONSOLIDATED.XML: `sdnList/sdnEntry`. */
export function ofacXmlReader(head: ListHead): ListReader {
  const builder = new ListBuilder(head);
  const linked: { from: string; line: number; linkedTo: readonly string[] }[] = [];
  let asOf: string | null = null;
  const xml = new XmlReader({
    roots: ["sdnList"],
    records: RECORDS,
    onRecord: (node) => {
      if (node.name === "sdnEntry") linked.push(addEntry(builder, node));
      else asOf = usDate(childText(node, "Publish_Date"));
    },
  });
  return {
    push: (text) => xml.push(text),
    endFile: () => xml.end(),
    end: () => {
      for (const one of linked) linkTo(builder, one);
      return builder.contents(asOf);
    },
  };
}

/** Adds the entry; returns whom its remarks say it is linked to. */
function addEntry(
  builder: ListBuilder,
  node: XmlNode,
): { from: string; line: number; linkedTo: readonly string[] } {
  const schema = ofacSchema(childText(node, "sdnType"));
  const number = childText(node, "uid") ?? "";
  const said = ofacRemarks(childText(node, "remarks") ?? "");
  const births = textsAt(node, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth");
  for (const date of births)
    if (partialDate(date) === null) builder.fault(node.line, `invalid date of birth: "${date}"`);
  const title = childText(node, "title");
  builder.party({
    line: node.line,
    number,
    schema,
    names: [
      { text: fullName(node), kind: "primary" },
      ...childrenAt(node, "akaList", "aka").map((aka) => ({
        text: fullName(aka),
        kind: aliasKind(childText(aka, "type"), childText(aka, "category")),
      })),
      ...said.names,
    ],
    birthDates: births.map(partialDate),
    countries: [
      ...textsAt(node, "nationalityList", "nationality", "country"),
      ...textsAt(node, "citizenshipList", "citizenship", "country"),
      ...textsAt(node, "addressList", "address", "country"),
      childText(child(node, "vesselInfo"), "vesselFlag"),
    ],
    identifiers: childrenAt(node, "idList", "id").flatMap((id) => {
      const [type, value] = [childText(id, "idType"), childText(id, "idNumber")];
      return type && value && !/^Gender|Sanctions|risk/i.test(type) ? [{ type, value }] : [];
    }),
    positions: title ? [title] : [],
    programmes: textsAt(node, "programList", "program"),
    topics: ["sanction"],
    reference: number,
    url: `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${number}`,
  });
  return { from: number, line: node.line, linkedTo: said.linkedTo };
}

function fullName(node: XmlNode): string {
  const [last, first] = [childText(node, "lastName"), childText(node, "firstName")];
  return [last, first].filter((part) => part !== null).join(", ");
}

function aliasKind(type: string | null, category: string | null): PartyName["kind"] {
  if (category === "weak") return "weak";
  return type?.startsWith("f.k.a") ? "former" : "alias";
}

/** OFAC writes month/day/year. */
function usDate(text: string | null): string | null {
  const [, month = "", day = "", year = ""] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? "") ?? [];
  return year === "" ? partialDate(text) : partialDate(`${year}-${month}-${day}`);
}

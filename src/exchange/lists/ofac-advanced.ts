import { child, childrenAt, childText, textsAt, type XmlNode } from "../xml-nodes.ts";
import { XmlReader } from "../xml.ts";
import type { Party, PartyName } from "../../model/party.ts";
import type { LinkKind } from "../../model/ownership.ts";
import { ListBuilder, type PartyDraft } from "./list-builder.ts";
import type { ListHead, ListReader } from "./list-reader.ts";
import { ofacSchema } from "./ofac-csv.ts";
import { dateOfParts } from "./partial-date.ts";

/** Values that entries refer to by number. */
const REFERENCES = [
  "AliasType",
  "AreaCode",
  "Country",
  "FeatureType",
  "IDRegDocType",
  "NamePartType",
  "PartySubType",
  "PartyType",
  "RelationType",
  "SanctionsType",
] as const;
type Reference = (typeof REFERENCES)[number];

const RECORDS = new Set<string>([
  ...REFERENCES,
  "DateOfIssue",
  "Location",
  "IDRegDocument",
  "DistinctParty",
  "SanctionsEntry",
  "ProfileRelationship",
]);

/** A relation of OFAC's by its number: which of its ends is which end of ours. */
interface Relation {
  readonly kind: LinkKind;
  readonly reversed: boolean;
}
const forward = (kind: LinkKind): Relation => ({ kind, reversed: false });
const RELATIONS: Readonly<Record<string, Relation>> = {
  1555: forward("UnknownLink"), // associate of
  15001: forward("UnknownLink"), // providing support to
  15002: forward("Representation"), // acting for or on behalf of
  15003: { kind: "Ownership", reversed: true }, // owned or controlled by
  15004: forward("Family"), // family member of
  91422: forward("Membership"), // playing a significant role in
  91725: forward("Directorship"), // leader or official of
  91900: forward("Directorship"), // principal executive officer
  92019: forward("Ownership"), // owns, controls, or operates
  92122: { kind: "Ownership", reversed: true }, // property in the interest of
};

interface State {
  readonly builder: ListBuilder;
  readonly references: Readonly<Record<Reference, Map<string, XmlNode>>>;
  readonly countries: Map<string, string[]>;
  /** Identity → numbers of bodies and vessels. */
  readonly documents: Map<string, { type: string; value: string }[]>;
  readonly drafts: Map<string, PartyDraft>;
  readonly relations: XmlNode[];
  asOf: string | null;
}

/**
 * OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML, with the relations between their profiles.
 *
 * @see OFAC, "Advanced Sanctions Data Model"; kinds and directions of relations after OpenSanctions' mapping (MIT)
 */
export function ofacAdvancedReader(head: ListHead): ListReader {
  const references = Object.fromEntries(
    REFERENCES.map((name) => [name, new Map<string, XmlNode>()]),
  ) as State["references"];
  const builder = new ListBuilder(head);
  const state: State = {
    builder,
    references,
    countries: new Map(),
    documents: new Map(),
    drafts: new Map(),
    relations: [],
    asOf: null,
  };
  const xml = new XmlReader({
    roots: ["Sanctions"],
    records: RECORDS,
    onRecord: (node) => take(state, node),
  });
  return {
    push: (text) => xml.push(text),
    endFile: () => xml.end(),
    end: () => {
      for (const draft of state.drafts.values()) builder.party(draft);
      for (const relation of state.relations) addRelation(state, relation);
      return builder.contents(state.asOf);
    },
  };
}

function take(state: State, node: XmlNode): void {
  switch (node.name) {
    case "DateOfIssue":
      state.asOf = dateOf(node);
      break;
    case "Location":
      state.countries.set(idOfNode(node), countriesOf(state, node));
      break;
    case "IDRegDocument":
      addDocument(state, node);
      break;
    case "DistinctParty":
      addParty(state, node);
      break;
    case "SanctionsEntry":
      addDesignation(state, node);
      break;
    case "ProfileRelationship":
      state.relations.push(node);
      break;
    default:
      state.references[node.name as Reference].set(idOfNode(node), node);
  }
}

function idOfNode({ attributes }: XmlNode): string {
  return attributes["ID"] ?? "";
}

function referenceText(state: State, of: Reference, id: string | undefined): string | null {
  return state.references[of].get(id ?? "")?.text.trim() || null;
}

function dateOf(node: XmlNode | undefined): string | null {
  return dateOfParts(childText(node, "Year"), childText(node, "Month"), childText(node, "Day"));
}

function countriesOf(state: State, node: XmlNode): string[] {
  const byCode = childrenAt(node, "LocationAreaCode").flatMap(
    ({ attributes }) =>
      state.references.AreaCode.get(attributes["AreaCodeID"] ?? "")?.attributes["Description"] ??
      [],
  );
  const byCountry = childrenAt(node, "LocationCountry").flatMap(
    ({ attributes }) => referenceText(state, "Country", attributes["CountryID"]) ?? [],
  );
  return [...new Set([...byCountry, ...byCode])].filter((name) => name !== "undetermined");
}

function addDocument(state: State, node: XmlNode): void {
  const value = childText(node, "IDRegistrationNo");
  const identity = node.attributes["IdentityID"] ?? "";
  const type = referenceText(state, "IDRegDocType", node.attributes["IDRegDocTypeID"]) ?? "id";
  if (value === null) return;
  const known = state.documents.get(identity);
  if (known) known.push({ type, value });
  else state.documents.set(identity, [{ type, value }]);
}

function addParty(state: State, node: XmlNode): void {
  const profile = child(node, "Profile");
  const identity = child(profile, "Identity");
  const number = profile?.attributes["ID"] ?? "";
  const features = featuresOf(state, profile);
  if (state.drafts.has(number))
    return state.builder.fault(node.line, `duplicate number: "${number}"`);
  const of = (...types: readonly string[]) =>
    features.filter(({ type }) => types.includes(type)).flatMap(({ values }) => values);
  state.drafts.set(number, {
    line: node.line,
    number,
    schema: schemaOf(state, profile),
    names: namesOf(state, identity),
    birthDates: of("Birthdate"),
    countries: of(
      "Location",
      "Nationality Country",
      "Citizenship Country",
      "Nationality of Registration",
      "Vessel Flag",
    ),
    identifiers: [
      ...(state.documents.get(identity?.attributes["ID"] ?? "") ?? []),
      ...of("SWIFT/BIC").map((value) => ({ type: "swiftBic", value })),
    ],
    positions: of("Title"),
    reason: childText(node, "Comment"),
    reference: number,
    url: `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${number}`,
  });
  return undefined;
}

function schemaOf(state: State, profile: XmlNode | undefined): Party["schema"] {
  const sub = state.references.PartySubType.get(profile?.attributes["PartySubTypeID"] ?? "");
  const word = sub?.text.trim();
  const type =
    word && word !== "Unknown"
      ? word
      : referenceText(state, "PartyType", sub?.attributes["PartyTypeID"]);
  return ofacSchema(type ?? null);
}

/** Names of a person are written family name first, as in the other files. */
function namesOf(state: State, identity: XmlNode | undefined): PartyName[] {
  const groups = new Map(
    childrenAt(identity, "NamePartGroups", "MasterNamePartGroup", "NamePartGroup").map(
      ({ attributes }) => [
        attributes["ID"] ?? "",
        referenceText(state, "NamePartType", attributes["NamePartTypeID"]) ?? "",
      ],
    ),
  );
  return childrenAt(identity, "Alias").flatMap((alias) =>
    childrenAt(alias, "DocumentedName").map((name) => ({
      text: nameText(name, groups),
      kind: nameKind(state, alias),
    })),
  );
}

function nameText(name: XmlNode, groups: ReadonlyMap<string, string>): string {
  const parts = childrenAt(name, "DocumentedNamePart", "NamePartValue").map((value) => ({
    is: groups.get(value.attributes["NamePartGroupID"] ?? "") ?? "",
    text: value.text.trim(),
  }));
  const family = parts.filter(({ is }) => is === "Last Name").map(({ text }) => text);
  const others = parts.filter(({ is }) => is !== "Last Name").map(({ text }) => text);
  return [family.join(" "), others.join(" ")].filter((part) => part !== "").join(", ");
}

function nameKind(state: State, alias: XmlNode): PartyName["kind"] {
  const { Primary, LowQuality, AliasTypeID } = alias.attributes;
  if (Primary === "true") return "primary";
  if (LowQuality === "true") return "weak";
  return referenceText(state, "AliasType", AliasTypeID) === "F.K.A." ? "former" : "alias";
}

interface Feature {
  readonly type: string;
  readonly values: readonly string[];
}

function featuresOf(state: State, profile: XmlNode | undefined): Feature[] {
  return childrenAt(profile, "Feature").map((feature) => ({
    type: referenceText(state, "FeatureType", feature.attributes["FeatureTypeID"]) ?? "",
    values: childrenAt(feature, "FeatureVersion").flatMap((version) => [
      ...childrenAt(version, "DatePeriod").flatMap((period) => periodOf(period) ?? []),
      ...textsAt(version, "VersionDetail"),
      ...childrenAt(version, "VersionLocation").flatMap(
        ({ attributes }) => state.countries.get(attributes["LocationID"] ?? "") ?? [],
      ),
    ]),
  }));
}

/** From the first possible day to the last: a whole year is that year. */
function periodOf(period: XmlNode): string | null {
  const from = dateOf(child(child(period, "Start"), "From"));
  const to =
    dateOf(child(child(period, "End"), "To")) ?? dateOf(child(child(period, "Start"), "To"));
  if (from === null || to === null || from === to) return from ?? to;
  const [a, b] = [from.replace(/-01-01$/, ""), to.replace(/-12-31$/, "")];
  return a === b ? a : `${a.length === 4 ? a : from}/${b.length === 4 ? b : to}`;
}

/** The programmes and the day of listing; the entry comes after the party it is about. */
function addDesignation({ builder, drafts, references }: State, node: XmlNode): void {
  const number = node.attributes["ProfileID"] ?? "";
  const draft = drafts.get(number);
  if (!draft)
    return builder.fault(
      node.line,
      `designation of nobody on the list: "${number}"`,
      "unresolved-link",
    );
  const programmes = childrenAt(node, "SanctionsMeasure").flatMap((measure) => {
    const type = references.SanctionsType.get(measure.attributes["SanctionsTypeID"] ?? "");
    return type?.text.trim() === "Program" ? (childText(measure, "Comment") ?? []) : [];
  });
  const days = childrenAt(node, "EntryEvent", "Date").flatMap((date) => dateOf(date) ?? []);
  drafts.set(number, {
    ...draft,
    programmes: [...(draft.programmes ?? []), ...programmes],
    topics: ["sanction"],
    listedOn: [draft.listedOn ?? [], days].flat().toSorted()[0] ?? null,
  });
  return undefined;
}

/** A former relation is kept as one of unknown kind, so that it never counts as holding now. */
function addRelation({ builder, references }: State, node: XmlNode): void {
  const { attributes, line } = node;
  const type = attributes["RelationTypeID"] ?? "";
  const word = references.RelationType.get(type)?.text.trim() ?? `relation ${type}`;
  const isFormer = attributes["Former"] === "true";
  const role = isFormer ? `formerly ${word}` : word;
  const comment = childText(node, "Comment");
  builder.link({
    line,
    ...endsOf(attributes, isFormer ? forward("UnknownLink") : RELATIONS[type]),
    role,
    words: comment ? `${role}: ${comment}` : role,
  });
}

function endsOf(
  { "From-ProfileID": from = "", "To-ProfileID": to = "" }: XmlNode["attributes"],
  { kind, reversed }: Relation = forward("UnknownLink"),
): { kind: LinkKind; from: string; to: string } {
  return reversed ? { kind, from: to, to: from } : { kind, from, to };
}

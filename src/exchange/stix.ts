import type { Entity } from "../model/entity.ts";
import { coarsePlace, type Place } from "../model/place.ts";
import type { ExportedDocument } from "../model/exported.ts";
import { attributionOf, citedClaims, present, type CitedClaim } from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";
import { codePointSpans } from "./code-points.ts";
import { jsonList } from "./json-list.ts";
import { stableUuid } from "./stable-uuid.ts";
import { AUTHOR, CLAIM_EXTENSION, M_PER_KM, OWN_IDS, RELATION_EXTENSION } from "./stix-terms.ts";
import { uriOf } from "./uri.ts";

/** Any STIX object: what a consumer sees of it is its type's own business. */
type StixObject = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
};

const SCHEMA = "https://github.com/tocsin/tocsin/blob/main/docs/formats.md";

/**
 * The case as a STIX 2.1 bundle, written as it is read: actors as identities, places as locations, documents as reports,
 * claims as notes, each with its attribution in an extension of our own; relations as relationships.
 *
 * Documents without a date are groupings, as a report must have one and none is invented.
 *
 * @see OASIS STIX 2.1
 */
export function exportStix(source: ExportSource): AsyncGenerator<string> {
  const id = `bundle--${stableUuid("stix-bundle", source.at)}`;
  const head = `{"type":"bundle","id":"${id}","objects":[`;
  return jsonList({ head, tail: "]}" }, stixObjects(source));
}

async function* stixObjects(source: ExportSource): AsyncGenerator<StixObject> {
  yield* preamble(source);
  const known = new Map((await source.entities()).map((entity) => [entity.id, entity]));
  const told = new Set<string>();
  for await (const document of source.documents()) {
    const objects = objectsOf(document, known);
    for (const object of objects) {
      const isShared =
        object.type === "identity" || object.type === "threat-actor" || object.type === "location";
      if (isShared && told.has(object.id)) continue;
      if (isShared) told.add(object.id);
      yield object;
    }
  }
}

function* preamble({ at, version }: ExportSource): Generator<StixObject> {
  const when = stamps(at);
  yield {
    type: "identity",
    spec_version: "2.1",
    id: AUTHOR,
    ...when,
    name: "Tocsin",
    description: `Tocsin ${version}, which read these claims from published texts`,
    identity_class: "system",
  };
  const definition = {
    type: "extension-definition",
    spec_version: "2.1",
    created_by_ref: AUTHOR,
    ...when,
  };
  const more = { schema: SCHEMA, version: "1.0.0", extension_types: ["property-extension"] };
  yield {
    ...definition,
    id: CLAIM_EXTENSION,
    name: "Tocsin claim",
    description:
      "Attribution of a claim: chain, form, polarity, modality, hedges, words and spans in code points",
    ...more,
  };
  yield {
    ...definition,
    id: RELATION_EXTENSION,
    name: "Tocsin relation",
    description: "Type of a relation, and the claims on whose word it holds",
    ...more,
  };
}

/** STIX asks for milliseconds in "created" and "modified". */
function stamps(instant: string): { created: string; modified: string } {
  const at = new Date(instant).toISOString();
  return { created: at, modified: at };
}

type Known = ReadonlyMap<string, Entity>;

function objectsOf(exported: ExportedDocument, known: Known): StixObject[] {
  const { document, toponyms } = exported;
  const claims = citedClaims(exported);
  if (claims.length === 0) return [];
  const when = { spec_version: "2.1", created_by_ref: AUTHOR, ...stamps(document.retrieved) };
  const actors = actorsOf(exported, known, when);
  const places = new Map(
    toponyms.flatMap(({ place }) => (place ? [[place.id, locationOf(place, when)] as const] : [])),
  );
  const reportId = `${document.published ? "report" : "grouping"}--${stableUuid("stix", document.id)}`;
  const refs = ({ row }: CitedClaim) => [
    reportId,
    ...row.actors.flatMap(({ id }) => actors.get(id)?.id ?? []),
    ...row.places.flatMap(({ id }) => places.get(id)?.id ?? []),
  ];
  const notes = claims.map((claim) => noteOf(claim, refs(claim), when));
  const relationships = relationshipsOf(exported, { claims, actors, when });
  const within = [...notes, ...relationships].map(({ id }) => id);
  return [
    ...actors.values(),
    ...places.values(),
    ...notes,
    ...relationships,
    reportOf(exported, { id: reportId, refs: within, when }),
  ];
}

type Actors = ReadonlyMap<string, StixObject>;

function actorsOf({ names }: ExportedDocument, known: Known, when: Common): Actors {
  return new Map(
    [...names].flatMap(([id, name]) => {
      const entity = known.get(id);
      if (THINGS.has(entity?.type ?? "")) return [];
      return [[id, identityOf(entity ?? { id, name }, when)] as const];
    }),
  );
}

function relationshipsOf(
  { relations, document }: ExportedDocument,
  { claims, actors, when }: { claims: readonly CitedClaim[]; actors: Actors; when: Common },
): StixObject[] {
  return relations.flatMap(({ id, type, fromId, toId, evidence }) => {
    const [from, to] = [actors.get(fromId), actors.get(toId)];
    const proofs = claims.filter(({ row }) => evidence.some(({ claimId }) => claimId === row.id));
    if (!from || !to || proofs.length === 0) return [];
    return [
      {
        type: "relationship",
        ...when,
        id: `relationship--${stableUuid("stix", id, document.id)}`,
        relationship_type: "related-to",
        description: `${type}, on the word of its claims`,
        source_ref: from.id,
        target_ref: to.id,
        extensions: {
          [RELATION_EXTENSION]: {
            extension_type: "property-extension",
            relation_type: type,
            claims: proofs.map(attributionOf),
          },
        },
      },
    ];
  });
}

type Common = Readonly<Record<string, unknown>>;

function reportOf(
  { document }: ExportedDocument,
  { id, refs, when }: { id: string; refs: readonly string[]; when: Common },
): StixObject {
  const isReport = document.published !== null;
  return {
    type: isReport ? "report" : "grouping",
    ...when,
    id,
    name: document.title ?? document.url ?? document.id,
    ...(document.published
      ? { published: new Date(document.published).toISOString() }
      : { context: "unspecified" }),
    ...present({ lang: document.language === "und" ? null : document.language }),
    external_references: [referenceOf(document)],
    object_refs: refs,
  };
}

/** The page as it was retrieved: who published it, where, and the hash of its bytes. */
function referenceOf({ publisher, url, sha256, id }: ExportedDocument["document"]): object {
  const name = publisher ?? "publisher not known";
  const reserved = /^(?:cve|capec)$/.test(name);
  return {
    source_name: reserved ? `publisher ${name}` : name,
    external_id: id,
    ...(url === null ? {} : { url: uriOf(url) }),
    hashes: { "SHA-256": sha256 },
  };
}

function noteOf(claim: CitedClaim, refs: readonly string[], when: Common): StixObject {
  const { row, document, quote } = claim;
  const attribution = attributionOf(claim);
  return {
    type: "note",
    ...when,
    id: `note--${stableUuid("stix", row.id)}`,
    abstract: `${attribution.chain_text || row.speaker}: ${row.polarity === "negative" ? "denied, " : ""}${row.modality}`,
    content: quote || row.text,
    authors: [row.speaker || "source not named"],
    ...(row.confidence === null ? {} : { confidence: Math.round(100 * row.confidence) }),
    external_references: [referenceOf(document)],
    object_refs: [...new Set(refs)],
    ...present({ lang: document.language === "und" ? null : document.language }),
    extensions: {
      [CLAIM_EXTENSION]: {
        extension_type: "property-extension",
        ...attribution,
        ...present({ events: row.events, hedge_spans: hedgeSpans(claim) }),
      },
    },
  };
}

function hedgeSpans({ claim, document }: CitedClaim): [number, number][] {
  const pointsOf = codePointSpans(document.text);
  return claim.hedges.map(pointsOf).map(({ begin, end }) => [begin, end]);
}

const ARMED = /^(?:armed-group|militia)/;
const THINGS: ReadonlySet<string> = new Set(["Weapon", "MilitaryPlatform", "Vehicle"]); // no identities: named in the claims alone

/** Armed groups that are no state's are threat actors; all others are identities. */
function identityOf(
  entity: Pick<Entity, "id" | "name"> & Partial<Entity>,
  when: Common,
): StixObject {
  const { id, name, type, subtype, names = [] } = entity;
  const isArmed = type === "Organisation" && ARMED.test(subtype ?? "");
  const aliases = [...new Set(names.map(({ text }) => text))].filter((text) => text !== name);
  const shared = {
    ...when,
    name: name || id,
    ...present({ labels: subtype ? [subtype] : [] }),
    external_references: [ownId(id)],
  };
  const uuid = stableUuid("stix", id);
  if (isArmed)
    return {
      type: "threat-actor",
      id: `threat-actor--${uuid}`,
      ...shared,
      ...present({ aliases }),
    };
  return {
    type: "identity",
    id: `identity--${uuid}`,
    ...shared,
    identity_class: CLASSES[type ?? ""] ?? "unknown",
    ...present({ description: aliases.length > 0 ? `also: ${aliases.join("; ")}` : null }),
  };
}

/** By what the case calls it: another case of ours knows it again. */
function ownId(id: string): object {
  return { source_name: OWN_IDS, external_id: id };
}

const CLASSES: Readonly<Record<string, string>> = {
  Person: "individual",
  Organisation: "organization",
  Location: "organization", // a state or a government, by its country
  Nationality: "class",
};

/** `precision` is the radius within which the place lies, in metres; facilities are coarsened (`docs/ethics.md`). */
function locationOf(given: Place, when: Common): StixObject {
  const { id, name, kind, lat, lon, uncertaintyKm, country, admin1 } = coarsePlace(given);
  return {
    type: "location",
    ...when,
    id: `location--${stableUuid("stix", id)}`,
    name,
    latitude: lat,
    longitude: lon,
    precision: uncertaintyKm * M_PER_KM,
    ...present({ country, administrative_area: admin1 }),
    labels: [kind],
    external_references: [ownId(id)],
  };
}

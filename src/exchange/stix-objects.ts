import { z } from "zod";
import type { Entity } from "../model/entity.ts";
import { Place } from "../model/place.ts";
import { M_PER_KM, OWN_IDS } from "./stix-terms.ts";

const References = z
  .array(
    z.looseObject({
      source_name: z.string(),
      external_id: z.string().optional(),
      url: z.string().optional(),
      hashes: z.record(z.string(), z.string()).optional(),
    }),
  )
  .default([]);

/** What every STIX object has that is read. */
export const StixObject = z.looseObject({
  type: z.string(),
  id: z.string().regex(/^[a-z0-9-]+--[0-9a-f-]{36}$/i),
  spec_version: z.string().optional(),
  revoked: z.boolean().optional(),
  created: z.string().optional(),
  created_by_ref: z.string().optional(),
  labels: z.array(z.string()).default([]),
  lang: z.string().optional(),
  external_references: References,
  extensions: z.record(z.string(), z.unknown()).default({}),
});
export type StixObject = z.infer<typeof StixObject>;

/** Identity, threat actor or intrusion set. */
export const StixActor = StixObject.extend({
  name: z.string().min(1),
  identity_class: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  description: z.string().optional(),
});

export const StixLocation = StixObject.extend({
  name: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  precision: z.number().positive().optional(),
  country: z.string().optional(),
  administrative_area: z.string().optional(),
  region: z.string().optional(),
});

/** Report, grouping: what it refers to, and what it says itself. */
export const StixReport = StixObject.extend({
  name: z.string().optional(),
  description: z.string().optional(),
  published: z.string().optional(),
  object_refs: z.array(z.string()).default([]),
});

/** Note, opinion. */
export const StixNote = StixObject.extend({
  abstract: z.string().optional(),
  content: z.string().optional(),
  explanation: z.string().optional(),
  authors: z.array(z.string()).default([]),
  object_refs: z.array(z.string()).default([]),
});

export const StixRelationship = StixObject.extend({
  relationship_type: z.string(),
  source_ref: z.string(),
  target_ref: z.string(),
});

/** Its id in the case it comes from, where that is one of ours; else its own. */
export function idOfObject({ id, external_references: references }: StixObject): string {
  return references.find(({ source_name: name }) => name === OWN_IDS)?.external_id ?? `stix:${id}`;
}

export function isOwn({ external_references: references }: StixObject): boolean {
  return references.some(({ source_name: name }) => name === OWN_IDS);
}

/** An actor on the word of the bundle: nobody here verified it. */
export function entityOf(actor: z.infer<typeof StixActor>, provenance: string): Entity {
  const { name, identity_class: kind, labels } = actor;
  const aliases = aliasesOf(actor);
  return {
    id: idOfObject(actor),
    name,
    type: kind === "individual" ? "Person" : kind === "class" ? "Nationality" : "Organisation",
    subtype: isOwn(actor) ? (labels[0] ?? null) : null,
    names: [
      { text: name, language: null, kind: "primary" },
      ...aliases.map((text) => ({ text, language: null, kind: "alias" as const })),
    ],
    countries: [],
    allegedParent: null,
    allegedSponsors: [],
    provenance,
    verified: false,
  };
}

/** Of an identity of ours the aliases stand in its description, since STIX gives it no field for them. */
function aliasesOf(actor: z.infer<typeof StixActor>): string[] {
  const listed = isOwn(actor) ? /^also: (.*)$/.exec(actor.description ?? "")?.[1]?.split("; ") : [];
  const all = [...actor.aliases, ...(listed ?? [])].filter((text) => text.trim() !== "");
  return [...new Set(all)].filter((text) => text !== actor.name);
}

const KM_WITHOUT_PRECISION = 50; // a location whose author gives none may be a town or a province

/** A place, or what it lacks to be one. */
export function locatedPlace(
  location: z.infer<typeof StixLocation>,
  provenance: string,
): Place | string {
  const name = titleOf(location);
  const { latitude, longitude, precision, labels } = location;
  if (name === undefined) return "missing name";
  if (latitude === undefined || longitude === undefined)
    return "missing latitude and longitude: a name alone is looked up in the gazetteer, and stands nowhere of itself";
  const { country = null, administrative_area: admin1 = null } = location;
  const uncertaintyKm = precision === undefined ? KM_WITHOUT_PRECISION : precision / M_PER_KM;
  const kind = isOwn(location) ? labels[0] : "area";
  const [id, lat, lon] = [idOfObject(location), latitude, longitude];
  const known = { id, name, kind, country, admin1, lat, lon, uncertaintyKm, provenance };
  const parsed = Place.safeParse({ ...known, population: null, geonamesId: null });
  return parsed.success ? parsed.data : `invalid location: ${z.prettifyError(parsed.error)}`;
}

function titleOf(location: z.infer<typeof StixLocation>): string | undefined {
  const { name, administrative_area: area, region, country } = location;
  return name ?? area ?? region ?? country;
}

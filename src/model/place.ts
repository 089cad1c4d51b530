import { z } from "zod";
import { Candidate } from "./entity.ts";

/** Gazetteer entry. No point is finer than the seat of a district for people or forces (`docs/ethics.md`). */
export const Place = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["country", "region", "district", "city", "area", "water", "facility"]),
  country: z.string().nullable(),
  admin1: z.string().nullable(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  population: z.number().nonnegative().nullable(),
  geonamesId: z.int().nullable(),
  /** Radius within which the place lies, km: how far the point may be wrong. */
  uncertaintyKm: z.number().positive(),
  provenance: z.string(),
  /** Other names, where the place is one of a collection's own. */
  aliases: z.array(z.string()).optional(),
  /** Id of the place it lies in, where stated. */
  parent: z.string().nullable().optional(),
});
export type Place = z.infer<typeof Place>;

/** A tenth of a degree, about 11 km: the size of a district. */
const COARSE_DECIMALS = 1;
const COARSE_KM = 11;

/**
 * The place no finer than its district where it is a facility: bases, plants and crossings are where forces and
 * people are (`docs/ethics.md`). Towns and wider places are left as they are. Coarsening twice is coarsening once.
 */
export function coarsePlace(place: Place): Place {
  if (place.kind !== "facility") return place;
  return {
    ...place,
    lat: coarse(place.lat),
    lon: coarse(place.lon),
    uncertaintyKm: Math.max(place.uncertaintyKm, COARSE_KM),
  };
}

function coarse(degrees: number): number {
  return Number(degrees.toFixed(COARSE_DECIMALS)) + 0; // no −0
}

/** How fine a point is: a town or finer, a district, a first-level region, a country, or wider and not on any scale. */
export const PRECISION_CLASSES = ["town", "district", "region", "country", "area"] as const;
export type PrecisionClass = (typeof PRECISION_CLASSES)[number];

const PRECISION_OF_KIND: Readonly<Record<Place["kind"], PrecisionClass>> = {
  city: "town",
  district: "district",
  facility: "district",
  region: "region",
  country: "country",
  area: "area",
  water: "area",
};

export function precisionOf({ kind }: Pick<Place, "kind">): PrecisionClass {
  return PRECISION_OF_KIND[kind];
}

/**
 * What the name stands for here: the place of something, where a movement begins or ends, where the story was filed,
 * a government by its country or capital, or only whose national somebody is.
 */
export const PLACE_ROLES = [
  "place",
  "origin",
  "destination",
  "dateline",
  "government",
  "nationality",
] as const;
export type PlaceRole = (typeof PLACE_ROLES)[number];

/** True where something happens there, begins or ends; never for a dateline, a government or a nationality. */
export function isPlaceOfEvent(role: PlaceRole): boolean {
  return role === "place" || role === "origin" || role === "destination";
}

/** Toponym → place. `place` is null where no candidate is good enough. */
export const Toponym = z.object({
  mentionId: z.string(),
  documentId: z.string(),
  role: z.enum(PLACE_ROLES),
  place: Place.nullable(),
  /** Of an adjective: the country or region it is of, "Iraqi" → Iraq. Nothing happens there, so it is no `place`. */
  adjectiveOf: Place.nullable().optional(),
  candidates: z.array(Candidate),
});
export type Toponym = z.infer<typeof Toponym>;

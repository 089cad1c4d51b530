import { isMap, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { Place } from "../model/place.ts";
import type { Lined } from "./places-csv.ts";

const MOST_FAULTS = 20;
const USUAL_UNCERTAINTY_KM = 5;

/** A feature as `tocsin export geojson` writes it; other members are left alone, as RFC 7946 asks (section 6.1). */
const PlaceFeature = z.object({
  type: z.literal("Feature"),
  id: z.union([z.string().min(1), z.number()]).transform(String),
  geometry: z.object({
    type: z.literal("Point", "only points are places here"),
    coordinates: z.tuple(
      [z.number().min(-180).max(180), z.number().min(-90).max(90)],
      z.number(), // the height
    ),
  }),
  properties: z.object({
    name: z.string().min(1),
    kind: Place.shape.kind,
    country: z.string().nullable().default(null),
    admin1: z.string().nullable().default(null),
    population: z.number().nonnegative().nullable().default(null),
    geonames_id: z.int().nullable().default(null),
    uncertainty_km: z.number().positive().default(USUAL_UNCERTAINTY_KM),
    surfaces: z.array(z.string()).default([]),
    provenance: z.string().default("added by the collection"),
  }),
});

/**
 * Places from a GeoJSON FeatureCollection of points: longitude before latitude, WGS 84, with the properties that the export
 * has. `name` and `kind` are needed; `surfaces` become other names.
 *
 * @throws TocsinError "bad-input" with the line numbers: no GeoJSON, another coordinate system, features that are no places
 * @see RFC 7946
 */
export function placesFromGeojson(text: string, file: string): Lined<Place>[] {
  const lines = new LineCounter();
  const collection = checkedCollection(text, file);
  const contents = parseDocument(text, { lineCounter: lines }).contents;
  const listed = isMap(contents) ? contents.get("features", true) : undefined;
  const nodes = isSeq(listed) ? listed.items : [];
  const faults: string[] = [];
  const places = collection.features.flatMap((feature, i) => {
    const line = lines.linePos((nodes[i] as Node | undefined)?.range?.[0] ?? 0).line;
    const read = PlaceFeature.safeParse(feature);
    if (read.success) return [{ record: placeOf(read.data), line }];
    faults.push(`line ${line}: ${z.prettifyError(read.error).replace(/\s+/g, " ")}`);
    return [];
  });
  if (faults.length > 0) throw refused(file, faults);
  return places;
}

function placeOf({ id, geometry, properties }: z.infer<typeof PlaceFeature>): Place {
  const [lon, lat] = geometry.coordinates;
  const { name, kind, country, admin1, population, provenance, surfaces } = properties;
  return {
    id,
    name,
    kind,
    country,
    admin1,
    lat,
    lon,
    population,
    geonamesId: properties.geonames_id,
    uncertaintyKm: properties.uncertainty_km,
    provenance,
    aliases: surfaces.filter((surface) => surface !== name),
    parent: null,
  };
}

const WGS84 = /CRS84|EPSG(?::|::)4326$/;

const Collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()),
  /** Of GeoJSON before RFC 7946, which knows WGS 84 alone. */
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
});

function checkedCollection(text: string, file: string): z.infer<typeof Collection> {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw refused(file, [cause instanceof Error ? cause.message : "no JSON"]);
  }
  const read = Collection.safeParse(given);
  if (!read.success) throw refused(file, [z.prettifyError(read.error).replace(/\s+/g, " ")]);
  const crs = read.data.crs?.properties.name;
  if (crs !== undefined && !WGS84.test(crs))
    throw refused(file, [`unknown coordinate system: ${JSON.stringify(crs)}, expected WGS 84`]);
  return read.data;
}

function refused(file: string, faults: readonly string[]): TocsinError {
  const more = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : "";
  return new TocsinError(
    "bad-input",
    `invalid ${file}: ${faults.slice(0, MOST_FAULTS).join("; ")}${more}`,
    { hint: "see docs/guide/collections.md for the properties" },
  );
}

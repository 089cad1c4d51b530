import type { Feature, FeatureCollection, Point } from "geojson";
import { coarsePlace, precisionOf, type Place, type PrecisionClass } from "../model/place.ts";
import type { PlaceRow } from "../model/view.ts";

/** What a feature says beside its point: how far the point may be wrong, and what it stands for. */
export interface PlaceProperties {
  readonly name: string;
  readonly kind: Place["kind"];
  readonly precision: PrecisionClass;
  readonly uncertainty_km: number;
  /** A name in a text: not where somebody or something is. */
  readonly geo_role: "mentioned-place";
  readonly country: string | null;
  readonly admin1: string | null;
  readonly geonames_id: number | null;
  readonly documents: number;
  readonly claims: number;
  readonly surfaces: readonly string[];
  readonly provenance: string;
}

const DECIMALS = 5; // about 1 m; more would feign precision

/**
 * Places as GeoJSON after RFC 7946: WGS 84, longitude before latitude, each with its precision, its
 * uncertainty in km, and its role. Points of facilities are coarsened.
 */
export function placesToGeojson(
  rows: Iterable<PlaceRow>,
): FeatureCollection<Point, PlaceProperties> {
  return { type: "FeatureCollection", features: Array.from(rows, featureOf) };
}

function featureOf({ place: given, ...row }: PlaceRow): Feature<Point, PlaceProperties> {
  const place = coarsePlace(given);
  return {
    type: "Feature",
    id: place.id,
    geometry: {
      type: "Point",
      coordinates: roundedPosition(place),
    },
    properties: {
      name: place.name,
      kind: place.kind,
      precision: precisionOf(place),
      uncertainty_km: place.uncertaintyKm,
      geo_role: "mentioned-place",
      country: place.country,
      admin1: place.admin1,
      geonames_id: place.geonamesId,
      documents: row.documents,
      claims: row.claims,
      surfaces: row.surfaces,
      provenance: place.provenance,
    },
  };
}

/** Longitude, then latitude, no finer than about a metre. */
export function roundedPosition({ lat, lon }: Pick<Place, "lat" | "lon">): [number, number] {
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}

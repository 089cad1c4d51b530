import type { Feature, Point } from "geojson";
import { coarsePlace, isPlaceOfEvent, precisionOf, type Place } from "../model/place.ts";
import type { ExportedDocument } from "../model/exported.ts";
import { attributionOf, citedClaims } from "./cited-claim.ts";
import type { ExportSource } from "./export-source.ts";
import { roundedPosition } from "./geojson.ts";
import { jsonList } from "./json-list.ts";

/**
 * Claims at the places they name, one feature for each: where the words put a happening, never a dateline, a government
 * or a nationality. Facilities are coarsened. Claims without a place are in the other formats.
 *
 * @see RFC 7946
 */
export function exportClaimsGeojson({ documents }: ExportSource): AsyncGenerator<string> {
  const features = async function* (): AsyncGenerator<Feature<Point>> {
    for await (const document of documents()) yield* featuresOf(document);
  };
  return jsonList({ head: '{"type":"FeatureCollection","features":[', tail: "]}" }, features());
}

function* featuresOf(exported: ExportedDocument): Generator<Feature<Point>> {
  const places = new Map(
    exported.toponyms.flatMap(({ mentionId, place, role }) =>
      place && isPlaceOfEvent(role)
        ? [[mentionId, { place: coarsePlace(place), role }] as const]
        : [],
    ),
  );
  for (const claim of citedClaims(exported)) {
    const named = claim.claim.mentions.flatMap((id) => places.get(id) ?? []);
    const each = new Map(named.map((one) => [one.place.id, one]));
    for (const { place, role } of each.values())
      yield {
        type: "Feature",
        id: `${claim.row.id}@${place.id}`,
        geometry: { type: "Point", coordinates: roundedPosition(place) },
        properties: { ...placeProperties(place), geo_role: role, ...attributionOf(claim) },
      };
  }
}

function placeProperties(place: Place) {
  return {
    place: place.name,
    place_id: place.id,
    precision: precisionOf(place),
    uncertainty_km: place.uncertaintyKm,
    country: place.country,
  };
}

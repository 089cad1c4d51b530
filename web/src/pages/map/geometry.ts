import type { Feature, FeatureCollection, Geometry, Polygon, Position } from "geojson";
import type { PlaceRow } from "../../../../src/model/view.ts";

const EARTH_KM = 6371;
const CORNERS = 48;
const RADIANS = Math.PI / 180;

/** The area within which a place lies, drawn as a circle on the sphere. */
export function areaOf({ place, claims }: PlaceRow): Feature<Polygon> {
  const ring: Position[] = [];
  for (let i = 0; i < CORNERS; i++) {
    ring.push(pointFrom([place.lon, place.lat], place.uncertaintyKm, (2 * Math.PI * i) / CORNERS));
  }
  return {
    type: "Feature",
    properties: { id: place.id, claims },
    geometry: { type: "Polygon", coordinates: [[...ring, ...ring.slice(0, 1)]] },
  };
}

/** Where one comes to after `km` in a direction; radians clockwise from north. */
function pointFrom([lon, lat]: readonly [number, number], km: number, bearing: number): Position {
  const arc = km / EARTH_KM;
  const from = lat * RADIANS;
  const to = Math.asin(
    Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(bearing),
  );
  const east = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(from),
    Math.cos(arc) - Math.sin(from) * Math.sin(to),
  );
  return [lon + east / RADIANS, to / RADIANS];
}

/** West, south, east, north of all places with their areas, across the date line where that is the shorter way. */
export function boundsOf(rows: readonly PlaceRow[]): [number, number, number, number] {
  const corners = rows.map(areaOf).flatMap(({ geometry }) => geometry.coordinates[0] ?? []);
  const lons = corners.flatMap(([lon]) => lon ?? []);
  const lats = corners.flatMap(([, lat]) => lat ?? []);
  const turned = lons.map((lon) => (lon < 0 ? lon + 360 : lon));
  const [west, east] = spread(turned) < spread(lons) ? edges(turned) : edges(lons);
  const [south, north] = edges(lats);
  return [west, south, east, north];
}

/**
 * Countries whose outlines run on across the date line, beyond 180°, in place of jumping back to the other
 * side: a jump is drawn as a line around the world.
 */
export function unbroken(countries: FeatureCollection): FeatureCollection {
  return {
    ...countries,
    features: countries.features.map((country) => ({
      ...country,
      geometry: unbrokenGeometry(country.geometry),
    })),
  };
}

function unbrokenGeometry(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case "Polygon":
      return { ...geometry, coordinates: geometry.coordinates.map(unbrokenRing) };
    case "MultiPolygon":
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((rings) => rings.map(unbrokenRing)),
      };
    default:
      return geometry;
  }
}

function unbrokenRing(ring: readonly Position[]): Position[] {
  let turns = 0;
  return ring.map(([lon = 0, lat = 0], i) => {
    const step = lon - (ring[i - 1]?.[0] ?? lon);
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [lon + 360 * turns, lat];
  });
}

function edges(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high]; // not Math.min(...values): corners of 50,000 places are too many arguments
}

function spread(values: readonly number[]): number {
  const [low, high] = edges(values);
  return high - low;
}

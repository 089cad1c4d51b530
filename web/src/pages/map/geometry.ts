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

const IN_FOCUS = 0.9; // of all claims

/** Places that the map opens on: the nearest to the middle of the claims that nine in ten of them name. */
export function inFocus(rows: readonly PlaceRow[]): PlaceRow[] {
  const placed = rows.map((row) => ({
    row,
    vector: vectorOf(row),
    weight: row.claims || 0.1, // one that no claim names counts for little
  }));
  const middle = [0, 1, 2].map((axis) =>
    placed.reduce((sum, { vector, weight }) => sum + weight * (vector[axis] ?? 0), 0),
  );
  const nearest = placed
    .map(({ row, vector, weight }) => ({
      row,
      weight,
      nearness: vector.reduce((sum, part, axis) => sum + part * (middle[axis] ?? 0), 0),
    }))
    .sort((a, b) => b.nearness - a.nearness);
  const wanted = IN_FOCUS * placed.reduce((sum, { weight }) => sum + weight, 0);
  let named = 0;
  return nearest.flatMap(({ row, weight }) => {
    const before = named;
    named += weight;
    return before < wanted ? [row] : [];
  });
}

/** The place on a sphere of radius 1. */
function vectorOf({ place }: PlaceRow): readonly [number, number, number] {
  const [lon, lat] = [place.lon * RADIANS, place.lat * RADIANS];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
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

/** The countries that have one of the points on their land, each with the place whose point that is; and the places left over. */
export function landsOf(
  rows: readonly PlaceRow[],
  countries: readonly Feature[],
): { lands: FeatureCollection; onLand: PlaceRow[]; elsewhere: PlaceRow[] } {
  const features: Feature[] = [];
  const onLand: PlaceRow[] = [];
  const elsewhere: PlaceRow[] = [];
  for (const row of rows) {
    const { place, claims } = row;
    const land =
      place.kind === "country"
        ? countries.find(({ geometry }) => holds(geometry, place.lon, place.lat))
        : undefined;
    (land ? onLand : elsewhere).push(row);
    if (land) features.push({ ...land, properties: { id: place.id, name: place.name, claims } });
  }
  return { lands: { type: "FeatureCollection", features }, onLand, elsewhere };
}

function holds(geometry: Geometry, lon: number, lat: number): boolean {
  if (geometry.type === "Polygon") return isInside(geometry.coordinates, lon, lat);
  if (geometry.type !== "MultiPolygon") return false;
  return geometry.coordinates.some((rings) => isInside(rings, lon, lat));
}

/** Even-odd rule over all rings, so that what lies in a hole is outside. @see Shimrat (1962), algorithm 112 */
function isInside(rings: readonly (readonly Position[])[], lon: number, lat: number): boolean {
  const crossed = rings.flatMap((ring) =>
    ring.filter((corner, i) => crosses(corner, ring[i - 1] ?? ring.at(-1) ?? corner, lon, lat)),
  );
  return crossed.length % 2 === 1;
}

/** A line from the point to the east crosses the edge. */
function crosses([x = 0, y = 0]: Position, [px = 0, py = 0]: Position, lon: number, lat: number) {
  return y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x;
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

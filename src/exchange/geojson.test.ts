import assert from "node:assert/strict";
import test from "node:test";
import type { Place } from "../model/place.ts";
import { placesToGeojson } from "./geojson.ts";

const place: Place = {
  id: "place:vale",
  name: "Vale",
  kind: "city",
  country: "NL",
  admin1: null,
  lat: 36.1911111,
  lon: 44.0091667,
  population: null,
  geonamesId: 7,
  uncertaintyKm: 5,
  provenance: "test",
};
const feature = (change: Partial<Place> = {}) => {
  const rows = [{ place: { ...place, ...change }, documents: 2, claims: 3, surfaces: ["Vale"] }];
  const [first] = placesToGeojson(rows).features;
  assert.ok(first);
  return first;
};

test("longitude comes before latitude, with precision, uncertainty and role", () => {
  assert.deepEqual(feature().geometry, { type: "Point", coordinates: [44.00917, 36.19111] });
  const { precision, uncertainty_km, geo_role } = feature().properties;
  assert.deepEqual([precision, uncertainty_km, geo_role], ["town", 5, "mentioned-place"]);
});

test("a facility is shown no finer than a district", () => {
  const { geometry, properties } = feature({ kind: "facility", uncertaintyKm: 0.2 });
  assert.deepEqual(geometry.coordinates, [44, 36.2]);
  assert.equal(properties.uncertainty_km, 11);
  assert.equal(properties.precision, "district");
});

test("no places make an empty collection", () => {
  assert.deepEqual(placesToGeojson([]), { type: "FeatureCollection", features: [] });
});

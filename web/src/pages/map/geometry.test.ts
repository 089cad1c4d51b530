import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlaceRow } from "../../../../src/model/view.ts";
import { areaOf, boundsOf, unbroken } from "./geometry.ts";

function at(lat: number, lon: number, uncertaintyKm = 10): PlaceRow {
  const place = {
    id: "p",
    name: "P",
    kind: "city" as const,
    country: null,
    admin1: null,
    lat,
    lon,
    population: null,
    geonamesId: null,
    uncertaintyKm,
    provenance: "test",
  };
  return { place, documents: 1, claims: 1, surfaces: [] };
}

function rounded(bounds: readonly number[]): number[] {
  return bounds.map((degrees) => Math.round(degrees) + 0);
}

test("bounds go the shorter way round, across the date line too", () => {
  assert.deepEqual(rounded(boundsOf([at(-10, 170), at(-20, -170)])), [170, -20, 190, -10]);
  assert.deepEqual(rounded(boundsOf([at(50, 10), at(40, -10)])), [-10, 40, 10, 50]);
  assert.deepEqual(rounded(boundsOf([at(0, 0, 1112), at(5, 5)])), [-10, -10, 10, 10]);
});

test("the area is a closed ring of the radius asked for", () => {
  const [ring = []] = areaOf(at(0, 0, 111.19)).geometry.coordinates;
  assert.deepEqual(ring[0], ring.at(-1));
  for (const [lon = 0, lat = 0] of ring) {
    assert.ok(Math.abs(Math.hypot(lon, lat) - 1) < 0.01);
  }
});

test("an outline across the date line runs on, and no two of its points lie half a world apart", () => {
  const ring = [
    [170, 60],
    [179, 65],
    [-179, 66],
    [-170, 60],
    [170, 60],
  ];
  const { features } = unbroken({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: null, geometry: { type: "Polygon", coordinates: [ring] } },
    ],
  });
  const geometry = features[0]?.geometry;
  assert.ok(geometry?.type === "Polygon");
  assert.deepEqual(
    geometry.coordinates[0]?.map(([lon]) => lon),
    [170, 179, 181, 190, 170],
  );
});

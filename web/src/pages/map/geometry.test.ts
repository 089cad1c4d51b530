import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlaceRow } from "../../../../src/model/view.ts";
import { areaOf, boundsOf, inFocus, landsOf, unbroken } from "./geometry.ts";

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

test("a country is the land its point lies on; other places, and countries at sea, stay points", () => {
  const square = (west: number) => [
    [west, 0],
    [west + 10, 0],
    [west + 10, 10],
    [west, 10],
    [west, 0],
  ];
  const hole = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ];
  const country = (lon: number, lat: number, id: string): PlaceRow => {
    const { place, ...row } = at(lat, lon);
    return { ...row, place: { ...place, id, kind: "country" } };
  };
  const rows = [country(2, 5, "land"), country(5, 5, "hole"), country(25, 5, "isles"), at(2, 2)];
  const { lands, elsewhere } = landsOf(rows, [
    {
      type: "Feature",
      properties: null,
      geometry: { type: "Polygon", coordinates: [square(0), hole] },
    },
    {
      type: "Feature",
      properties: null,
      geometry: { type: "MultiPolygon", coordinates: [[square(-40)], [square(20)]] },
    },
  ]);
  assert.deepEqual(
    lands.features.map(({ properties }) => properties?.["id"] as string),
    ["land", "isles"],
  );
  assert.deepEqual(
    elsewhere.map(({ place }) => place.id),
    ["hole", "p"],
  );
});

test("the map opens on where nine in ten claims are, on either side of the date line", () => {
  const named = (id: string, lon: number, claims: number): PlaceRow => {
    const { place, ...row } = at(33, lon);
    return { ...row, place: { ...place, id }, claims };
  };
  const far = named("far", -83, 1);
  const ids = (rows: readonly PlaceRow[]) => inFocus(rows).map(({ place }) => place.id);
  assert.deepEqual(ids([far, named("a", 44, 12), named("b", 35, 8)]).toSorted(), ["a", "b"]);
  assert.deepEqual(ids([named("a", 179, 9), named("b", -179, 9)]).toSorted(), ["a", "b"]);
  assert.deepEqual(ids([far]), ["far"]);
});

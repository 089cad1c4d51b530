import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { Place } from "../model/place.ts";
import { placesToGeojson } from "./geojson.ts";
import { placesFromGeojson } from "./places-geojson.ts";

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((n) => n / 1e5 + 0);

test("what leaves as GeoJSON comes back, place by place", () => {
  const place = fc.record({
    id: fc.string({ minLength: 1 }),
    name: fc.string({ unit: "grapheme", minLength: 1 }),
    kind: fc.constantFrom("city", "district", "region", "water" as const),
    country: fc.constantFrom("NL", null),
    admin1: fc.constantFrom("North", null),
    lat: degrees(90),
    lon: degrees(180),
    geonamesId: fc.option(fc.nat()),
    uncertaintyKm: fc.constantFrom(0.5, 5, 60),
    provenance: fc.string(),
    aliases: fc.array(fc.constantFrom("Wale", "Vale City"), { maxLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(place), (given) => {
      const places = given.map((one) => Place.parse({ ...one, population: null, parent: null }));
      const rows = places.map((one) => ({
        place: one,
        documents: 1,
        claims: 1,
        surfaces: [one.name, ...(one.aliases ?? [])],
      }));
      const read = placesFromGeojson(JSON.stringify(placesToGeojson(rows)), "places.geojson");
      const expected = places.map((one) => ({
        ...one,
        aliases: one.aliases?.filter((name) => name !== one.name),
      }));
      assert.deepEqual(
        read.map(({ record }) => record),
        expected,
      );
    }),
  );
});

const feature = (change: object) =>
  JSON.stringify({
    type: "Feature",
    id: "a",
    geometry: { type: "Point", coordinates: [41, 12] },
    properties: { name: "Vale", kind: "city" },
    ...change,
  });
const collection = (...features: string[]) =>
  `{"type":"FeatureCollection",\n"features":[\n${features.join(",\n")}\n]}`;

test("a file with a wrong feature is refused whole, with the line of each", () => {
  const text = collection(
    feature({}),
    feature({ geometry: { type: "Point", coordinates: [12, 91] } }),
    feature({ geometry: { type: "Polygon", coordinates: [] } }),
    feature({ properties: { kind: "city" } }),
  );
  assert.throws(
    () => placesFromGeojson(text, "p.geojson"),
    (error: Error) => [4, 5, 6].every((line) => error.message.includes(`line ${line}:`)),
  );
});

test("what is no GeoJSON of WGS 84 is refused", () => {
  for (const text of [
    "",
    "[1,",
    "null",
    '{"type":"Topology","objects":{}}',
    '{"type":"FeatureCollection"}',
    `{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}}`,
    "type: FeatureCollection\nfeatures: []",
  ])
    assert.throws(() => placesFromGeojson(text, "p.geojson"), { code: "bad-input" }, text);
});

test("a collection of places without any, and with a mark of the encoding, is read", () => {
  assert.deepEqual(placesFromGeojson(`\ufeff${collection()}`, "p.geojson"), []);
});

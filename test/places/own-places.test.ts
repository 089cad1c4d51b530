// Places and actors of a collection's own: refused whole, with line numbers, where anything is wrong.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import { TocsinError } from "../../src/base/error.ts";
import { openCollection } from "../../src/cycle/index.ts";
import { placesFromCsv } from "../../src/exchange/index.ts";

const folder = { path: "" };
before(() => {
  folder.path = mkdtempSync(join(tmpdir(), "tocsin-own-"));
  mkdirSync(join(folder.path, "articles"));
});
after(() => rmSync(folder.path, { recursive: true }));

/** A collection with this file of places or actors. */
function collection(key: "places" | "actors", file: string, content: string) {
  const about = { id: "own", title: "Own", description: "d", licence: "none", invented: true };
  const lines = Object.entries({ ...about, articles: "[articles]", [key]: file });
  writeFileSync(
    join(folder.path, "collection.yaml"),
    lines.map(([name, value]) => `${name}: ${String(value)}\n`).join(""),
  );
  writeFileSync(join(folder.path, file), content);
  return openCollection(folder.path);
}

async function fault(key: "places" | "actors", file: string, content: string): Promise<string> {
  return collection(key, file, content).then(
    () => assert.fail("was read"),
    (error: unknown) => {
      assert.ok(error instanceof TocsinError && error.code === "bad-input", String(error));
      return error.message;
    },
  );
}

const HEADER = "id,name,kind,country,lat,lon,parent,aliases";

test("places come from a table, with aliases, quotes and parents", async () => {
  const { knowledge } = await collection(
    "places",
    "places.csv",
    `\ufeff${HEADER}\r\np:vale,"Vale, Upper",city,XA,1.5,2.25,p:land,Vale;Oberval\r\n\r\np:land,Land,country,XA,1,2,,\r\n`,
  ).catch((error: unknown) => assert.fail(String(error)));
  const [vale, land] = knowledge.places;
  assert.deepEqual(
    [vale?.name, vale?.lat, vale?.lon, vale?.parent],
    ["Vale, Upper", 1.5, 2.25, "p:land"],
  );
  assert.equal(land?.parent, null);
  assert.equal(land?.provenance, "added by the collection");
});

test("a facility of one's own is coarsened like any other", async () => {
  const { knowledge } = await collection(
    "places",
    "places.csv",
    "id,name,kind,country,lat,lon,uncertaintyKm\np:base,Base,facility,XA,12.3456,45.6789,0.2\n",
  );
  const [base] = knowledge.places;
  assert.deepEqual([base?.lat, base?.lon, base?.uncertaintyKm], [12.3, 45.7, 11]);
});

const TABLES: readonly [content: string, message: RegExp][] = [
  ["id,name,kind,lat\np,a,city,1\n", /line 1: missing columns: country, lon/],
  [`${HEADER},colour\n`, /line 1: unknown columns: "colour"/],
  [`${HEADER}\np:a,A,city,XA,1,2\n`, /line 2: 6 columns, expected 8/],
  [`${HEADER}\np:a,A,city,XA,1,2,,\np:b,B,city,XA,99,2,,\n`, /line 3: .*lat/],
  [`${HEADER}\np:a,A,city,XA,north,2,,\n`, /line 2: .*lat/],
  [`${HEADER}\np:a,A,castle,XA,1,2,,\n`, /line 2: .*kind/],
  [
    `${HEADER}\np:a,A,city,XA,1,2,,\np:a,B,city,XA,1,2,,\n`,
    /line 3: id "p:a" again, first on line 2/,
  ],
  [`${HEADER}\np:a,,city,XA,1,2,,\n`, /line 2: empty name/],
  [`${HEADER}\np:a,A"B,city,XA,1,2,,\n`, /line 2: a quote within a field/],
  [`${HEADER}\np:a,${"A".repeat(10_000)},city,XA,1,2,,\n`, /line 2: name longer than 300/],
  [
    `${HEADER}\np:a,A,city,XA,1,2,p:b,\np:b,B,city,XA,1,2,p:a,\n`,
    /line 2: its parents come back to it: p:a → p:b → p:a; line 3/,
  ],
  [`${HEADER}\np:a,A,city,XA,1,2,p:a,\n`, /line 2: its parents come back to it/],
];

for (const [content, message] of TABLES) {
  test(`a table is refused: ${message.source.slice(0, 60)}`, async () => {
    assert.match(await fault("places", "places.csv", content), message);
  });
}

const YAML = `- id: p:a
  name: A
  kind: city
  country: XA
  admin1: null
  lat: 1
  lon: 2
  population: null
  geonamesId: null
  uncertaintyKm: 3
  provenance: test
`;

test("a YAML list is refused with the line of the bad field, of the twin, and of broken syntax", async () => {
  assert.equal((await collection("places", "places.yaml", YAML)).knowledge.places.length, 1);
  assert.match(
    await fault("places", "places.yaml", YAML + YAML.replace("lon: 2", "lon: 200")),
    /line 18: 1\.lon/,
  );
  assert.match(
    await fault("places", "places.yaml", YAML + YAML),
    /line 12: id "p:a" again, first on line 1/,
  );
  assert.match(await fault("places", "places.yaml", `${YAML}- id: "open\n`), /line \d+: /);
});

test("actors whose parents come back to them are refused", async () => {
  const actor = (id: string, parent: string) =>
    `- {id: ${id}, name: ${id}, type: Organisation, subtype: null, names: [], countries: [], allegedParent: ${parent}, allegedSponsors: [], provenance: test, verified: false}\n`;
  assert.match(
    await fault("actors", "actors.yaml", actor("a", "b") + actor("b", "c") + actor("c", "a")),
    /line 1: its parents come back to it: a → b → c → a/,
  );
});

test("whatever a table holds, it is read or refused with a line number", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      try {
        placesFromCsv(`${HEADER}\n${text}`, "places.csv");
      } catch (error) {
        assert.ok(error instanceof TocsinError, String(error));
        assert.match(error.message, /line \d+/);
      }
    }),
  );
});

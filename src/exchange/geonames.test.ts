import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { TocsinError } from "../base/error.ts";
import { readGeoNames } from "./geonames.ts";

/** A row in the layout of GeoNames; fields not given are as in most rows. */
function row(fields: Partial<Record<number, string>> = {}): string {
  const usual =
    "99001|Qasr Numan|Qasr Numan|Kasr Numan,قصر نعمان,QNM|33.12345|44.54321|P|PPL|IQ||07||||12000||34|Asia/Baghdad|2024-01-31".split(
      "|",
    );
  return usual.map((value, column) => fields[column] ?? value).join("\t");
}

const read = (lines: readonly string[]) => readGeoNames(lines, "IQ.txt");

async function fault(lines: readonly string[]): Promise<string> {
  return read(lines).then(
    () => assert.fail("was read"),
    (error: unknown) => {
      assert.ok(error instanceof TocsinError && error.code === "bad-input");
      return error.message;
    },
  );
}

test("a row becomes a place with all its names", async () => {
  const { rows } = await read([row()]);
  assert.deepEqual(rows[0]?.place, {
    id: "geo:99001",
    name: "Qasr Numan",
    kind: "city",
    country: "IQ",
    admin1: null,
    lat: 33.12345,
    lon: 44.54321,
    population: 12000,
    geonamesId: 99001,
    uncertaintyKm: 3,
    provenance: "GeoNames (CC BY 4.0), imported",
  });
  assert.deepEqual(rows[0].names, ["Qasr Numan", "Kasr Numan", "قصر نعمان"]);
  assert.equal(rows[0].admin1, "07");
});

test("kinds follow feature code and class; roads and places that are no more are left out", async () => {
  const dump = await read([
    row({ 0: "1", 6: "A", 7: "PCLI" }),
    row({ 0: "2", 6: "A", 7: "ADM1" }),
    row({ 0: "3", 6: "A", 7: "ADM2" }),
    row({ 0: "4", 6: "H", 7: "STM" }),
    row({ 0: "5", 6: "R", 7: "RD" }),
    row({ 0: "6", 6: "P", 7: "PPLH" }),
  ]);
  assert.deepEqual(
    dump.rows.map(({ place }) => place.kind),
    ["country", "region", "district", "water"],
  );
  assert.equal(dump.leftOut, 2);
});

test("a facility comes in no finer than its district", async () => {
  const { rows } = await read([row({ 6: "S", 7: "AIRB" })]);
  assert.deepEqual([rows[0]?.place.lat, rows[0]?.place.lon], [33.1, 44.5]);
  assert.ok((rows[0]?.place.uncertaintyKm ?? 0) >= 11);
});

test("a bad line refuses the file whole, with its number", async () => {
  const cases: readonly [string, RegExp][] = [
    [row().split("\t").slice(0, 18).join("\t"), /line 2: 18 columns, expected 19/],
    [row({ 0: "x7" }), /line 2: invalid geonameid: "x7"/],
    [row({ 0: "7", 1: "" }), /line 2: empty name/],
    [row({ 0: "7", 1: "\u200f\u202e" }), /line 2: empty name/],
    [row({ 0: "7", 1: "a".repeat(10_000) }), /line 2: name longer than 200/],
    [row({ 0: "7", 4: "91" }), /line 2: invalid latitude: "91"/],
    [row({ 0: "7", 5: "-181.5" }), /line 2: invalid longitude/],
    [row({ 0: "7", 4: "NaN" }), /line 2: invalid latitude/],
    [row({ 0: "7", 8: "Iraq" }), /line 2: invalid country code/],
    [row({ 0: "7", 14: "-5" }), /line 2: invalid population/],
    [row({ 0: "7", 1: "Mo\ufffdsul" }), /line 2: invalid UTF-8/],
    [row(), /line 2: geonameid 99001 again, first on line 1/],
  ];
  for (const [line, message] of cases) assert.match(await fault([row(), line]), message);
});

test("all faults are named, and a file without places is none", async () => {
  const message = await fault([row({ 4: "x" }), row({ 0: "5" }), row({ 0: "6", 5: "y" })]);
  assert.match(message, /line 1: .*line 3: /);
  assert.match(await fault([]), /no place in it/);
});

test("marks of direction and no width are no part of a name", async () => {
  const { rows } = await read([row({ 1: "\u202bQasr\u200f Numan\u202c" })]);
  assert.equal(rows[0]?.place.name, "Qasr Numan");
});

test("whatever the lines hold, they are read or refused with a line number", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "binary", maxLength: 60 })), async (lines) => {
      try {
        await read(lines);
        assert.fail("random text is no dump");
      } catch (error) {
        assert.ok(error instanceof TocsinError, String(error));
        assert.match(error.message, /line \d+|no place in it/);
      }
    }),
  );
});

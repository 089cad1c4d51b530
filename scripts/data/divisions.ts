import { nameKey } from "../../src/names/fold.ts";
import type { PlaceRow } from "./gazetteer-index.ts";
import { keysOf } from "./gazetteer-index.ts";
import type { Input } from "./input.ts";

const KM_PER_DEGREE = 111;
const LEAST_UNCERTAINTY_KM = 8;
/** A division whose people are not known: below its namesakes among large towns. */
const UNKNOWN_RANK = 2e5;
/** Two files mean the same division where names agree and points lie this near. */
const SAME_KM = 80;
/** Natural Earth's points are a label's: at least this far from some part of the division. */
const POINT_UNCERTAINTY_KM = 40;

const KIND_WORDS =
  /\s+(?:County|Parish|District|Municipality|Borough|Province|Regency|Department|Governorate|Raion|Oblast|Prefecture|Okrug|Kreis|Landkreis|Census Area)$/i;
const KIND_PREFIX =
  /^(?:Provincia (?:di|de|del|de la)|Departamento (?:de|del)|Department of|Kabupaten|Landkreis|Kreis|Powiat|Qaḑā’|Borough of|London Borough of|Royal Borough of|City and Borough of|City of|County|Muḩāfaz̧at|Shahrestān-e)\s+/i;

/**
 * Second-level divisions (counties, districts) with a town in the files: GeoNames' names, and as point the middle
 * of their towns weighted by people, since GeoNames' own points are not at hand.
 */
export function districts(input: Input, towns: readonly PlaceRow[]): PlaceRow[] {
  const within = Map.groupBy(towns, (town) => town.division ?? "");
  return input.table("geonames-admin2").flatMap(([code = "", name = ""]) => {
    const own = within.get(code) ?? [];
    return own.length > 0 && name !== "" ? [districtOf(code, name, own)] : [];
  });
}

function districtOf(code: string, name: string, towns: readonly PlaceRow[]): PlaceRow {
  const [country = "", admin1 = ""] = code.split(".");
  const weight = (town: PlaceRow) => (town.population ?? 0) + 100;
  const all = towns.reduce((sum, town) => sum + weight(town), 0);
  const lat = towns.reduce((sum, town) => sum + town.lat * weight(town), 0) / all;
  const lon = towns.reduce((sum, town) => sum + town.lon * weight(town), 0) / all;
  const population = towns.reduce(
    (sum, { kind, population: people }) => sum + (kind === "city" ? (people ?? 0) : 0),
    0,
  );
  const furthest = Math.max(...towns.map((town) => kilometres(town, { lat, lon })));
  return {
    id: `adm2:${code}`,
    name,
    kind: "district",
    country,
    admin1,
    lat,
    lon,
    population: population || null,
    geonamesId: null,
    uncertaintyKm: Math.max(LEAST_UNCERTAINTY_KM, Math.round(furthest)),
    rank: Math.min(population, rankBelowSeat(name, towns)),
    keys: keysOf([name, name.replace(KIND_WORDS, ""), name.replace(KIND_PREFIX, "")]),
  };
}

/** The county of a town's name stands below the town. */
function rankBelowSeat(name: string, towns: readonly PlaceRow[]): number {
  const key = nameKey(name.replace(KIND_WORDS, ""));
  const seats = towns.filter((town) => nameKey(town.name) === key);
  return seats.length > 0 ? Math.max(...seats.map(({ rank }) => rank)) - 1 : Infinity;
}

function kilometres(a: Pick<PlaceRow, "lat" | "lon">, b: Pick<PlaceRow, "lat" | "lon">): number {
  const shrink = Math.cos((a.lat * Math.PI) / 180);
  return KM_PER_DEGREE * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * shrink);
}

/** Regions whose GeoNames point is known; ids as in iso3166-2-db. */
const GEONAMES_POINTS: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  "adm1:GB-ENG": [52.16, -0.703],
  "adm1:GB-SCT": [56, -4],
  "adm1:GB-WLS": [52.5, -3.5],
  "adm1:CA-QC": [52, -71.999],
};

interface NaturalEarthRow {
  readonly country: string;
  readonly iso: string;
  readonly geonamesId: number | null;
  readonly lat: number;
  readonly lon: number;
  readonly name: string;
  readonly keys: readonly string[];
}

/**
 * Points and names of Natural Earth's divisions put on the regions and districts they are the same as; those in
 * neither list are rows of their own: what the United Kingdom, Ireland, Italy or the Philippines call a county or province.
 */
export function withNaturalEarth(
  input: Input,
  regions: readonly PlaceRow[],
  second: readonly PlaceRow[],
): PlaceRow[] {
  const byGeoNames = new Map(regions.flatMap((row) => (row.geonamesId ? [[row.geonamesId, row]] : [])));
  const byIso = new Map(regions.map((row) => [row.id.replace("adm1:", ""), row]));
  const byName = namesOf([...regions, ...second]);
  const own = input.table("natural-earth-admin1").flatMap((fields) => {
    const row = naturalEarthRow(fields);
    const known =
      byGeoNames.get(row.geonamesId ?? -1) ?? byIso.get(row.iso) ?? sameDivision(row, byName);
    if (!known) return row.keys.length > 0 ? [placeOf(row)] : [];
    known.lat = row.lat;
    known.lon = row.lon;
    known.geonamesId ??= row.geonamesId;
    known.keys = [...new Set([...known.keys, ...row.keys])];
    return [];
  });
  for (const region of regions) {
    const [lat, lon] = GEONAMES_POINTS[region.id] ?? [region.lat, region.lon];
    region.lat = lat;
    region.lon = lon;
  }
  return [...regions, ...second, ...own];
}

function naturalEarthRow(fields: readonly string[]): NaturalEarthRow {
  const [country = "", iso = "", id = "", , lat, lon, name = "", names = ""] = fields;
  return {
    country,
    iso,
    geonamesId: id === "" ? null : Number(id),
    lat: Number(lat),
    lon: Number(lon),
    name,
    keys: keysOf(namesAndBare([name, ...names.split("|")])),
  };
}

/** "Kebbi State" is also "Kebbi"; acronyms of two letters are left to the table of abbreviations. */
function namesAndBare(names: readonly string[]): string[] {
  return names
    .filter((name) => name.length > 3)
    .flatMap((name) => [name, name.replace(KIND_WORDS, "").replace(/\s+State$/, "")]);
}

function namesOf(rows: readonly PlaceRow[]): Map<string, PlaceRow[]> {
  const byName = new Map<string, PlaceRow[]>();
  for (const row of rows)
    for (const key of row.keys) byName.set(key, [...(byName.get(key) ?? []), row]);
  return byName;
}

function sameDivision(
  row: NaturalEarthRow,
  byName: ReadonlyMap<string, readonly PlaceRow[]>,
): PlaceRow | undefined {
  return row.keys
    .flatMap((key) => byName.get(key) ?? [])
    .filter((other) => other.country === row.country)
    .find((other) => kilometres(row, other) < SAME_KM);
}

function placeOf(row: NaturalEarthRow): PlaceRow {
  return {
    id: `ne:${row.iso}`,
    name: row.name,
    kind: "region",
    country: row.country,
    admin1: "",
    lat: row.lat,
    lon: row.lon,
    population: null,
    geonamesId: row.geonamesId,
    uncertaintyKm: POINT_UNCERTAINTY_KM,
    rank: UNKNOWN_RANK,
    keys: row.keys,
  };
}

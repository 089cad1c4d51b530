import { TocsinError } from "../base/error.ts";
import { coarsePlace } from "../model/place.ts";
import type { Place } from "../model/place.ts";

/** One row of a GeoNames dump that Tocsin takes: a place with all its names. */
export interface GeoNamesRow {
  readonly place: Place;
  /** Name, plain name and alternate names, none twice. */
  readonly names: readonly string[];
  /** GeoNames' code of its first-level division, "15"; empty where it states none. */
  readonly admin1: string;
  readonly featureCode: string;
}

/** Rows of a dump, and how many were left out by kind: roads, forests, undersea features. */
export interface GeoNamesDump {
  readonly rows: readonly GeoNamesRow[];
  readonly leftOut: number;
}

const COLUMNS = 19;
const MOST_ROWS = 3_000_000;
const MOST_FAULTS = 20;
const LONGEST_NAME = 200;
const LONGEST_LINE = 100_000;
/** Marks that turn the direction of writing, and characters of no width: they hide in names and are none. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff\u00ad]/g;

/** Kinds by feature code, then by class; what is in neither is left out. */
const KIND_OF_CODE: Readonly<Record<string, Place["kind"]>> = {
  ADM1: "region",
  ADM1H: "region",
  ADM2: "district",
  ADM2H: "district",
  ADM3: "district",
  ADM4: "district",
  ADM5: "district",
  ADMD: "district",
  PPLX: "district",
  AIRB: "facility",
  MILB: "facility",
  INSM: "facility",
  CONT: "area",
};
const KIND_OF_CLASS: Readonly<Record<string, Place["kind"]>> = {
  A: "area",
  P: "city",
  L: "area",
  T: "area",
  H: "water",
  S: "facility",
};
/** Places that are no more, and names on paper only. */
const GONE = new Set(["PPLH", "PPLQ", "PPLW", "PPLCH", "ADM3H", "ADM4H", "ADMDH", "PCLH"]);
const UNCERTAINTY_KM: Readonly<Record<Place["kind"], number>> = {
  country: 300,
  region: 60,
  district: 15,
  city: 3,
  area: 25,
  water: 25,
  facility: 11,
};

/**
 * Reads a GeoNames dump (`IQ.txt`: 19 columns between tabs, no header, UTF-8) line by line. Facilities are
 * coarsened to the tenth of a degree as they come in (docs/ethics.md).
 *
 * @throws TocsinError "bad-input" with the line numbers, where any line is not of the layout: the file is refused whole
 * @see https://download.geonames.org/export/dump/readme.txt
 */
export async function readGeoNames(
  lines: AsyncIterable<string> | Iterable<string>,
  file: string,
): Promise<GeoNamesDump> {
  const rows: GeoNamesRow[] = [];
  const seen = new Map<string, number>();
  const faults: string[] = [];
  let number = 0;
  let leftOut = 0;
  for await (const raw of lines) {
    number++;
    const line = raw.replace(/^\ufeff/, "");
    if (line === "") continue;
    const read = readLine(line, number, seen);
    if (typeof read === "string") faults.push(`line ${number}: ${read}`);
    else if (read) rows.push(read);
    else leftOut++;
    if (faults.length >= MOST_FAULTS) break;
    if (rows.length > MOST_ROWS) throw tooLong(file);
  }
  if (rows.length === 0 && faults.length === 0) faults.push("no place in it");
  if (faults.length > 0) throw refused(file, faults);
  return { rows, leftOut };
}

/** The row; what is wrong with it; or undefined where it is of a kind that is left out. */
function readLine(
  line: string,
  number: number,
  seen: Map<string, number>,
): GeoNamesRow | string | undefined {
  const fields = line.split("\t");
  return faultOf(line, fields) ?? duplicate(fields[0] ?? "", number, seen) ?? rowOf(fields);
}

interface ColumnCheck {
  readonly column: number;
  readonly what: string;
  isValid(text: string): boolean;
}

const CHECKS: readonly ColumnCheck[] = [
  check(0, "geonameid", (text) => /^[1-9]\d{0,9}$/.test(text)),
  check(4, "latitude", (text) => isDegrees(text, 90)),
  check(5, "longitude", (text) => isDegrees(text, 180)),
  check(8, "country code", (text) => /^(?:[A-Z]{2})?$/.test(text)),
  check(14, "population", (text) => /^\d{0,12}$/.test(text)),
];

function check(column: number, what: string, isValid: ColumnCheck["isValid"]): ColumnCheck {
  return { column, what, isValid };
}

function faultOf(line: string, fields: readonly string[]): string | undefined {
  if (line.length > LONGEST_LINE) return `longer than ${LONGEST_LINE} characters`;
  if (fields.length !== COLUMNS) return `${fields.length} columns, expected ${COLUMNS}`;
  if (line.includes("\ufffd")) return "invalid UTF-8";
  const name = clean(fields[1] ?? "");
  if (name === "") return "empty name";
  if (name.length > LONGEST_NAME) return `name longer than ${LONGEST_NAME} characters`;
  const wrong = CHECKS.find(({ column, isValid }) => !isValid(fields[column] ?? ""));
  return wrong && `invalid ${wrong.what}: ${quoted(fields[wrong.column] ?? "")}`;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}

function isDegrees(text: string, most: number): boolean {
  return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= most;
}

function duplicate(id: string, number: number, seen: Map<string, number>): string | undefined {
  const before = seen.get(id);
  if (before !== undefined) return `geonameid ${id} again, first on line ${before}`;
  seen.set(id, number);
  return undefined;
}

function rowOf(fields: readonly string[]): GeoNamesRow | undefined {
  const field = (column: number) => fields[column] ?? "";
  const kind = kindOf(field(6), field(7));
  if (kind === undefined) return undefined;
  const names = [field(1), field(2), ...field(3).split(",")].map(clean).filter(isName);
  return {
    place: coarsePlace({
      id: `geo:${field(0)}`,
      name: clean(field(1)),
      kind,
      country: field(8) || null,
      admin1: null,
      lat: Number(field(4)),
      lon: Number(field(5)),
      population: Number(field(14)) || null,
      geonamesId: Number(field(0)),
      uncertaintyKm: UNCERTAINTY_KM[kind],
      provenance: "GeoNames (CC BY 4.0), imported",
    }),
    names: [...new Set(names)],
    admin1: field(10),
    featureCode: field(7),
  };
}

function kindOf(group: string, code: string): Place["kind"] | undefined {
  if (GONE.has(code)) return undefined;
  if (/^PCL[A-Z]?$/.test(code)) return "country";
  return KIND_OF_CODE[code] ?? KIND_OF_CLASS[group];
}

function clean(name: string): string {
  return name.replace(INVISIBLE, "").normalize("NFC").replace(/\s+/g, " ").trim();
}

/** No address, no airport code, no essay. */
function isName(name: string): boolean {
  return (
    name !== "" &&
    name.length <= LONGEST_NAME &&
    !/^https?:/.test(name) &&
    !/^[A-Z]{3,4}$/.test(name)
  );
}

function refused(file: string, faults: readonly string[]): TocsinError {
  const more = faults.length >= MOST_FAULTS ? "; and maybe more" : "";
  return new TocsinError(
    "bad-input",
    `invalid GeoNames file "${file}": ${faults.join("; ")}${more}`,
    {
      hint: "nothing of it was imported; take XX.zip or XX.txt as download.geonames.org/export/dump gives it",
    },
  );
}

function tooLong(file: string): TocsinError {
  return new TocsinError("bad-input", `invalid GeoNames file "${file}": over ${MOST_ROWS} places`, {
    hint: "import the countries you need, one file each, instead of allCountries.zip",
  });
}

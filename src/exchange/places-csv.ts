import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { Place } from "../model/place.ts";

/** A record with the line it stands on, from 1. */
export interface Lined<T> {
  readonly record: T;
  readonly line: number;
}

const NEEDED = ["id", "name", "kind", "country", "lat", "lon"] as const;
const OPTIONAL = [
  "admin1",
  "population",
  "geonamesId",
  "uncertaintyKm",
  "aliases",
  "parent",
  "provenance",
] as const;
const KNOWN: ReadonlySet<string> = new Set([...NEEDED, ...OPTIONAL]);
const USUAL_UNCERTAINTY_KM = 5;

/**
 * Places from a table: a header with `id,name,kind,country,lat,lon` and any of the columns of `places.yaml`; aliases
 * between semicolons. Quoting after RFC 4180.
 *
 * @throws TocsinError "bad-input" with the line numbers: missing or unknown columns, rows of another length, bad values
 */
export function placesFromCsv(text: string, file: string): Lined<Place>[] {
  const [header, ...rows] = csvRows(text.replace(/^\ufeff/, ""), file);
  const columns = header?.fields.map((field) => field.trim()) ?? [];
  const missing = NEEDED.filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !KNOWN.has(name));
  if (missing.length > 0) throw refused(file, [`line 1: missing columns: ${missing.join(", ")}`]);
  if (unknown.length > 0)
    throw refused(file, [
      `line 1: unknown columns: ${unknown.map((name) => JSON.stringify(name)).join(", ")}`,
    ]);
  const parsed = rows.map((row) => parseRow(columns, row));
  const faults = parsed.flatMap((row) => (typeof row === "string" ? [row] : []));
  if (faults.length > 0) throw refused(file, faults);
  return parsed.flatMap((row) => (typeof row === "string" ? [] : [row]));
}

function parseRow(
  columns: readonly string[],
  { fields, line }: { fields: readonly string[]; line: number },
): Lined<Place> | string {
  if (fields.length !== columns.length)
    return `line ${line}: ${fields.length} columns, expected ${columns.length}`;
  const given = Object.fromEntries(columns.map((name, i) => [name, (fields[i] ?? "").trim()]));
  const parsed = Place.safeParse({
    ...given,
    country: given["country"] || null,
    admin1: given["admin1"] || null,
    lat: numberOr(given["lat"], null),
    lon: numberOr(given["lon"], null),
    population: numberOr(given["population"], null),
    geonamesId: numberOr(given["geonamesId"], null),
    uncertaintyKm: numberOr(given["uncertaintyKm"], USUAL_UNCERTAINTY_KM),
    aliases: (given["aliases"] ?? "")
      .split(";")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    parent: given["parent"] || null,
    provenance: given["provenance"] || "added by the collection",
  });
  if (parsed.success) return { record: parsed.data, line };
  return `line ${line}: ${z.prettifyError(parsed.error).replace(/\s+/g, " ")}`;
}

/** Text that is no number stays text, so that the schema refuses it. */
function numberOr(text: string | undefined, otherwise: number | null): number | string | null {
  if (text === undefined || text === "") return otherwise;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g;

interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/** Rows with the line each begins on; empty ones left out. */
function csvRows(text: string, file: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let line = 1;
  let begin = 1;
  let read = 0;
  for (const { 0: whole, 1: quoted, 2: plain = "", 3: end = "", index } of text.matchAll(FIELD)) {
    if (index !== read) throw refused(file, [`line ${line}: a quote within a field`]);
    read += whole.length;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    rows.push({ fields, line: begin });
    fields = [];
    begin = line;
  }
  return rows.filter((row) => row.fields.some((field) => field !== ""));
}

function refused(file: string, faults: readonly string[]): TocsinError {
  return new TocsinError("bad-input", `invalid ${file}: ${faults.join("; ")}`, {
    hint: "see docs/guide/collections.md for the columns",
  });
}

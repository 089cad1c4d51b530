import { compareText } from "../base/group.ts";
import { nameKey } from "../names/fold.ts";

/** A place with its keys while a gazetteer is built. */
export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  admin1: string;
  lat: number;
  lon: number;
  readonly population: number | null;
  geonamesId: number | null;
  uncertaintyKm: number;
  rank: number;
  keys: readonly string[];
  /** Of a town: GeoNames' code of the second-level division it lies in, "US.KY.015"; empty where none is stated. */
  readonly division?: string;
}

/** One line a place; columns as `src/resolve/gazetteer.ts` reads them. GeoNames rows have a bare number as id. */
export function encodePlaces(rows: readonly PlaceRow[]): Uint8Array {
  const lines = rows.map((row) =>
    [
      row.id,
      row.name,
      row.kind,
      row.country,
      row.admin1,
      Number(row.lat.toFixed(3)),
      Number(row.lon.toFixed(3)),
      row.population ?? "",
      /^\d+$/.test(row.id) ? "" : (row.geonamesId ?? ""),
      row.uncertaintyKm,
    ].join("\t"),
  );
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

const MOST_PLACES_A_NAME = 100; // counts are kept in a byte

/** Little-endian: counts of keys and rows; length of each key; rows of each key; row numbers; key bytes. */
export function encodeIndex(rows: readonly PlaceRow[]): Uint8Array {
  const byKey = new Map<string, number[]>();
  for (const [i, row] of rows.entries()) {
    for (const key of row.keys) {
      const list = byKey.get(key);
      if (!list) byKey.set(key, [i]);
      else if (list.length < MOST_PLACES_A_NAME) list.push(i);
    }
  }
  const encoder = new TextEncoder();
  const keys = [...byKey.keys()]
    .map((key) => ({ key, bytes: encoder.encode(key) }))
    .filter(({ bytes }) => bytes.length < 256)
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes) || compareText(a.key, b.key));
  const postings = keys.flatMap(({ key }) => byKey.get(key) ?? []);
  const header = Uint32Array.of(keys.length, postings.length);
  return Buffer.concat([
    Buffer.from(header.buffer),
    Uint8Array.from(keys, ({ bytes }) => bytes.length),
    Uint8Array.from(keys, ({ key }) => byKey.get(key)?.length ?? 0),
    Buffer.from(Uint32Array.from(postings).buffer),
    ...keys.map(({ bytes }) => bytes),
  ]);
}

/** Keys under which a place is found by these names. */
export function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.map(nameKey))].filter((key) => key.length > 1 && key.length < 60);
}

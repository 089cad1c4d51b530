import type { Gazetteer } from "../model/knowledge.ts";
import { coarsePlace, Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import { TocsinError } from "../base/error.ts";

/** Sorted names over bytes, never turned into objects: only the places asked for are decoded. */
interface NameIndex {
  readonly count: number;
  /** Where key `i` begins in `keys`; one more than there are keys. */
  readonly keyAt: Uint32Array;
  /** Where the rows of key `i` begin in `rows`; one more than there are keys. */
  readonly rowsAt: Uint32Array;
  readonly rows: DataView;
  readonly keys: Uint8Array;
}

const PLACE_KINDS: ReadonlySet<string> = new Set(Place.shape.kind.options);
const NEWLINE = 10;
/** Names whose places are kept decoded: a text asks for each of its names dozens of times. */
const MOST_REMEMBERED = 5000;
const HEADER_BYTES = 8;

/**
 * Gazetteer over the two bundled files, already unzipped (`data/gazetteer/places.tsv.gz`, `names.bin.gz`).
 *
 * Opening reads lengths only; a name costs one binary search the first time. Names meet after `nameKey`.
 *
 * @throws TocsinError "bad-input" where the two files do not fit together
 */
export function openGazetteer(placesBytes: Uint8Array, indexBytes: Uint8Array): Gazetteer {
  const lineAt = lineStarts(placesBytes);
  const index = openIndex(indexBytes);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const place = (row: number): Place[] => {
    const [begin, end] = [lineAt[row], lineAt[row + 1]];
    if (begin === undefined || end === undefined) return [];
    return [decodePlace(decoder.decode(placesBytes.subarray(begin, end - 1)).split("\t"))];
  };
  const found = new Map<string, readonly Place[]>();
  return {
    find(name) {
      const key = nameKey(name);
      const known = found.get(key);
      if (known) return known;
      const places = key === "" ? [] : rowsOf(index, encoder.encode(key)).flatMap(place);
      if (found.size >= MOST_REMEMBERED) found.clear();
      found.set(key, places);
      return places;
    },
  };
}

/**
 * The gazetteers one after the other, the first's places first: a case's own places before those it imported, and
 * these before the bundled ones. A place that two of them hold is the first's.
 */
export function joinGazetteers(gazetteers: readonly Gazetteer[]): Gazetteer {
  const [only] = gazetteers;
  if (only && gazetteers.length === 1) return only;
  return { find: (name) => firstOfEach(gazetteers.flatMap((gazetteer) => gazetteer.find(name))) };
}

function firstOfEach(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ id, geonamesId }) => {
    const keys = geonamesId === null ? [id] : [id, `geo:${geonamesId}`];
    const isNew = !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

/** A gazetteer of a few places, for collections and tests. */
export function gazetteerOf(places: readonly Place[]): Gazetteer {
  const byKey = new Map<string, Place[]>();
  for (const { aliases, ...given } of places) {
    const place = coarsePlace(given);
    for (const key of new Set([place.name, ...(aliases ?? [])].map(nameKey))) {
      byKey.set(key, [...(byKey.get(key) ?? []), place]);
    }
  }
  return { find: (name) => byKey.get(nameKey(name)) ?? [] };
}

function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1))
    starts.push(at + 1);
  return starts;
}

function openIndex(bytes: Uint8Array): NameIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.byteLength < HEADER_BYTES ? 0 : view.getUint32(0, true);
  const total = bytes.byteLength < HEADER_BYTES ? 0 : view.getUint32(4, true);
  const rowsBegin = HEADER_BYTES + 2 * count;
  const keysBegin = rowsBegin + 4 * total;
  const keyAt = offsets(bytes.subarray(HEADER_BYTES, HEADER_BYTES + count));
  if (keysBegin + (keyAt[count] ?? 0) !== bytes.byteLength) {
    throw new TocsinError("bad-input", `invalid gazetteer index: ${bytes.byteLength} bytes`, {
      hint: "rebuild it with node scripts/build-data.ts",
    });
  }
  return {
    count,
    keyAt,
    rowsAt: offsets(bytes.subarray(HEADER_BYTES + count, rowsBegin)),
    rows: new DataView(bytes.buffer, bytes.byteOffset + rowsBegin, 4 * total),
    keys: bytes.subarray(keysBegin),
  };
}

function offsets(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  let at = 0;
  // a counted loop: an iterator over half a million entries takes half a second
  for (let i = 0; i < lengths.length; i++) {
    at += lengths[i] ?? 0;
    starts[i + 1] = at;
  }
  return starts;
}

function rowsOf(index: NameIndex, key: Uint8Array): number[] {
  const at = findKey(index, key);
  if (at < 0) return [];
  const found: number[] = [];
  for (let i = index.rowsAt[at] ?? 0; i < (index.rowsAt[at + 1] ?? 0); i++) {
    found.push(index.rows.getUint32(4 * i, true));
  }
  return found;
}

function findKey(index: NameIndex, key: Uint8Array): number {
  let [low, high] = [0, index.count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareBytes(
      index.keys.subarray(index.keyAt[middle], index.keyAt[middle + 1]),
      key,
    );
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function decodePlace(row: readonly string[]): Place {
  const field = (column: number) => row[column] ?? "";
  const isGeoNames = /^\d+$/.test(field(0));
  const kind = field(2);
  return coarsePlace({
    id: isGeoNames ? `geo:${field(0)}` : field(0),
    name: field(1),
    kind: isKind(kind) ? kind : "area",
    country: field(3) || null,
    admin1: field(4) || null,
    lat: Number(field(5)),
    lon: Number(field(6)),
    population: numberOrNull(field(7)),
    geonamesId: numberOrNull(field(isGeoNames ? 0 : 8)),
    uncertaintyKm: Number(field(9)) || 1,
    provenance: provenanceOf(field(0)),
  });
}

function numberOrNull(text: string): number | null {
  return text === "" ? null : Number(text);
}

function isKind(kind: string): kind is Place["kind"] {
  return PLACE_KINDS.has(kind);
}

function provenanceOf(id: string): string {
  if (id.startsWith("country:"))
    return "opensanctions/rigour (MIT); point after GeoNames (CC BY 4.0)";
  if (id.startsWith("adm1:")) return "iso3166-2-db (MIT); point of Natural Earth (public domain)";
  if (id.startsWith("adm2:")) return "GeoNames (CC BY 4.0); point amid its towns";
  if (id.startsWith("ne:")) return "Natural Earth (public domain)";
  if (id.startsWith("area:")) return "written for Tocsin from general knowledge";
  return "GeoNames (CC BY 4.0)";
}

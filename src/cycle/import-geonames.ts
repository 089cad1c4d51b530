import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { TocsinError } from "../base/error.ts";
import { compareText } from "../base/group.ts";
import { readGeoNames, type GeoNamesDump, type GeoNamesRow } from "../exchange/index.ts";
import type { Gazetteer } from "../model/knowledge.ts";
import { encodeIndex, encodePlaces, keysOf, type PlaceRow } from "../resolve/index.ts";
import type { Store } from "../store/index.ts";
import { loadKnowledge } from "./knowledge.ts";
import { unzip } from "./unzip.ts";
import type { World } from "./world.ts";

/** What an import of places did. */
export interface GazetteerReport {
  readonly name: string;
  readonly places: number;
  /** Rows of kinds that are no places of news: roads, forests, undersea features, places that are no more. */
  readonly leftOut: number;
}

const LONGEST_TAIL = 2 ** 20; // characters without an end of line: no dump

/**
 * Reads a GeoNames dump (`IQ.zip` or `IQ.txt`) into the case, in place of the one of that name; all of it or, where any
 * line is wrong, nothing. What is read from then on uses it; `replay` reads again what was read before.
 *
 * @throws TocsinError "not-found" for a missing file; "bad-input" with the line numbers
 */
export async function importGeonames(
  store: Store,
  path: string,
  world: Pick<World, "now">,
): Promise<GazetteerReport> {
  await checkFile(path);
  const dump = await readGeoNames(linesOf(bytesOf(path)), basename(path));
  const { gazetteer } = await loadKnowledge();
  const rows = placeRows(dump, gazetteer);
  const name = basename(path).replace(/\.(?:zip|txt)$/i, "");
  await store.saveGazetteer({
    name,
    places: rows.length,
    importedAt: world.now(),
    placeBytes: encodePlaces(rows),
    nameBytes: encodeIndex(rows),
  });
  await store.appendLog({
    at: world.now(),
    by: "import",
    action: "import-gazetteer",
    subject: name,
    detail: `${rows.length} places`,
  });
  return { name, places: rows.length, leftOut: dump.leftOut };
}

async function checkFile(path: string): Promise<void> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new TocsinError("not-found", `unknown file: "${path}"`, {
      hint: "check the path",
      cause,
    });
  });
  if (info.isFile()) return;
  throw new TocsinError("bad-input", `invalid file: "${path}" is a folder`, {
    hint: "name one XX.zip or XX.txt",
  });
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  if (!/\.zip$/i.test(path)) return createReadStream(path);
  return unzip(path, (name) => /\.txt$/i.test(name) && !/readme/i.test(name));
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let tail = "";
  for await (const chunk of chunks) {
    const lines = (tail + decoder.decode(chunk, { stream: true })).split("\n");
    tail = lines.pop() ?? "";
    if (tail.length > LONGEST_TAIL) {
      throw new TocsinError(
        "bad-input",
        `invalid GeoNames file: a line over ${LONGEST_TAIL} characters`,
        {
          hint: "take XX.zip or XX.txt as download.geonames.org/export/dump gives it",
        },
      );
    }
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  tail += decoder.decode();
  if (tail !== "") yield tail.replace(/\r$/, "");
}

/** Rows in order of importance, under the ids and names of regions that the bundled gazetteer has for them. */
function placeRows({ rows }: GeoNamesDump, bundled: Gazetteer): PlaceRow[] {
  const regions = new Map(
    rows
      .filter(({ featureCode }) => featureCode === "ADM1")
      .map((row) => [`${row.place.country}.${row.admin1}`, regionName(row, bundled)]),
  );
  return rows
    .map((row) => placeRow(row, regions, bundled))
    .filter(({ keys }) => keys.length > 0)
    .sort((a, b) => b.rank - a.rank || compareText(a.id, b.id));
}

function regionName({ place, names }: GeoNamesRow, bundled: Gazetteer): string {
  const known = names
    .flatMap((name) => bundled.find(name))
    .find(({ kind, country }) => kind === "region" && country === place.country);
  return known?.admin1 ?? place.name;
}

function placeRow(
  { place, names, admin1 }: GeoNamesRow,
  regions: ReadonlyMap<string, string>,
  bundled: Gazetteer,
): PlaceRow {
  const known =
    place.kind === "country" || place.kind === "region" || place.kind === "district"
      ? bundled.find(place.name).find(({ geonamesId }) => geonamesId === place.geonamesId)
      : undefined;
  return {
    id: known && !known.id.startsWith("geo:") ? known.id : String(place.geonamesId),
    name: place.name,
    kind: place.kind,
    country: place.country ?? "",
    admin1: regions.get(`${place.country}.${admin1}`) ?? "",
    lat: place.lat,
    lon: place.lon,
    population: place.population,
    geonamesId: place.geonamesId,
    uncertaintyKm: place.uncertaintyKm,
    rank: place.population ?? 0,
    keys: keysOf(names),
  };
}

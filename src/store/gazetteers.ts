import { gunzipSync, gzipSync } from "node:zlib";
import { sha256 } from "../base/hash.ts";
import { TocsinError } from "../base/error.ts";
import type { Db } from "./dialect.ts";
import type { GazetteerFile } from "./store.ts";

const MOST_BYTES = 2 ** 31 - 1; // what one buffer may hold

/** Saves an imported file of places in place of the one of that name. */
export async function saveGazetteer({ query, dialect }: Db, file: GazetteerFile): Promise<void> {
  const row = {
    name: file.name,
    sha256: sha256(file.placeBytes),
    places: file.places,
    imported_at: file.importedAt,
    place_bytes: gzipSync(file.placeBytes),
    name_bytes: gzipSync(file.nameBytes),
  };
  await query.deleteFrom("gazetteer").where("name", "=", file.name).execute();
  await dialect.insert(query, "gazetteer", [row]);
}

/**
 * The imported files of places, by name.
 *
 * @throws TocsinError "internal" where a file is not what was saved
 */
export async function gazetteers({ query }: Db): Promise<GazetteerFile[]> {
  const rows = await query.selectFrom("gazetteer").selectAll().orderBy("name").execute();
  return rows.map((row) => {
    const placeBytes = unzipped(row.place_bytes);
    if (sha256(placeBytes) !== row.sha256) {
      throw new TocsinError("internal", `damaged gazetteer in the case: "${row.name}"`, {
        hint: `import it again: tocsin import geonames ${row.name}.zip`,
      });
    }
    return {
      name: row.name,
      places: row.places,
      importedAt: row.imported_at,
      placeBytes,
      nameBytes: unzipped(row.name_bytes),
    };
  });
}

function unzipped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
}

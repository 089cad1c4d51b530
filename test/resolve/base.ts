import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { Entity } from "../../src/model/entity.ts";
import { Source } from "../../src/model/source.ts";
import type { ResolverBase } from "../../src/resolve/index.ts";
import { openBase, openGazetteer } from "../../src/resolve/index.ts";

const data = join(import.meta.dirname, "..", "..", "data");
const json = (path: string): unknown => JSON.parse(readFileSync(join(data, path), "utf8"));
const unzip = (path: string) => gunzipSync(readFileSync(join(data, path)));

/** The bundled knowledge base, as a case opens it. */
export function bundledBase(): ResolverBase {
  return openBase({
    entities: z.array(Entity).parse(json("actors/actors.json")),
    sources: z.array(Source).parse(json("sources/outlets.json")),
    gazetteer: openGazetteer(unzip("gazetteer/places.tsv.gz"), unzip("gazetteer/names.bin.gz")),
  });
}

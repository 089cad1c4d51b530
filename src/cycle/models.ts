import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openEntityModels, type Models } from "../read/index.ts";

const MODELS = new URL("../../models/", import.meta.url);

/** The trained readers that come with Tocsin. */
export function loadModels(): Models {
  return { entities: openEntityModels(bytes("entities-names"), bytes("entities-mentions")) };
}

function bytes(name: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`${name}.bin.gz`, MODELS)));
}

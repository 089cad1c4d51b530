import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  openCoreference,
  openEntityModels,
  openRelations,
  openEventModels,
  openIncidentModels,
  openSyntax,
  openTagger,
  openWords,
  type Models,
  type SyntaxModel,
} from "../read/index.ts";

const FOLDER = new URL("../../models/", import.meta.url);
const opened = new Map<string, Models>();
const seldom = new Map<string, SyntaxModel>();

/** Trained readers, opened once; a build without a file reads that layer by rules alone. */
export function loadModels(): Models {
  const models = opened.get(FOLDER.href) ?? openModels();
  opened.set(FOLDER.href, models);
  return models;
}

function openModels(): Models {
  const attribution = weights("attribution.bin.gz");
  const [names, mentions] = [weights("entities-names.bin.gz"), weights("entities-mentions.bin.gz")];
  const events = weights("events.json.gz");
  const incidents = weights("incidents.bin.gz");
  const coreference = weights("coreference.bin.gz");
  const relations = weights("relations.bin.gz");
  const packed = weights("words.bin.gz");
  const words = packed && openWords(packed);
  return {
    get syntax() {
      return once("syntax.bin.gz", openSyntax);
    },
    ...(words ? { words } : {}),
    ...(attribution ? { attribution: openTagger(attribution) } : {}),
    ...(incidents ? { incidents: openIncidentModels(incidents) } : {}),
    ...(names && mentions ? { entities: openEntityModels(names, mentions, words) } : {}),
    ...(coreference ? { coreference: openCoreference(coreference) } : {}),
    ...(relations ? { relations: openRelations(relations) } : {}),
    ...(events ? { events: openEventModels(events) } : {}),
  };
}

/** A model that few commands need, opened at its first use. */
function once(name: string, open: (bytes: Uint8Array) => SyntaxModel): SyntaxModel | undefined {
  const bytes = seldom.has(name) ? undefined : weights(name);
  const model = seldom.get(name) ?? (bytes && open(bytes));
  if (model) seldom.set(name, model);
  return model;
}

function weights(name: string): Buffer | undefined {
  const file = new URL(name, FOLDER);
  return existsSync(file) ? gunzipSync(readFileSync(file)) : undefined;
}

// Trains the reader of relations, and writes models/relations.bin.gz. Deterministic.
//   node train/relations.ts [--gold DIR] [--data DIR] [--folds document|corpus]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { groupBy } from "../src/base/group.ts";
import { loadModels } from "../src/cycle/models.ts";
import type { Models } from "../src/read/layers.ts";
import { readLayers } from "../src/read/pipeline.ts";
import { packRelations } from "../src/read/relations/model.ts";
import { readNameSets, readGum, readRe3d as readMarked } from "./entities/gold.ts";
import { learnMentions, learnNames } from "./entities/learn.ts";
import { documentOf, sentencesOf } from "./entities/text.ts";
import { itemsOf, learnRelations, readRe3d, type RelatedText } from "./relations/learn.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    data: { type: "string", default: join(ROOT, "..", "shared", "data") },
    folds: { type: "string" },
  },
});
const GROUPS = 5;

/** Texts in groups: by document, or one for each sub-corpus. */
function groupsOf(texts: readonly RelatedText[], by: string): RelatedText[][] {
  const groups = groupBy(texts.keys(), (i) => (by === "corpus" ? texts[i]?.corpus : i % GROUPS));
  return [...groups.values()].map((places) => places.flatMap((i) => texts[i] ?? []));
}

function learn(texts: readonly RelatedText[], models: Models) {
  return learnRelations(
    groupsOf(texts, "document").map((group) => group.flatMap((one) => itemsOf(one, models))),
  );
}

/** Each text read by entity taggers and a classifier that have not seen its group. */
function crossValidate(texts: readonly RelatedText[], known: Models, by: string): string {
  const { words: table } = known;
  if (!table) throw new Error("missing models/words.bin.gz: make it by train/words.ts");
  const names = learnNames(sentencesOf([...readNameSets(values), ...readGum(values)]), table);
  const marked = new Map(readMarked(values).map((one) => [one.id, one]));
  const groups = groupsOf(texts, by);
  const lines = groups.flatMap((held) => {
    const rest = groups.filter((one) => one !== held).flat();
    const sentences = sentencesOf(rest.flatMap(({ id }) => marked.get(id) ?? []));
    const models = { ...known, entities: learnMentions(sentences, { names, table }) };
    const context = { outlets: new Map(), models: { ...models, relations: learn(rest, models) } };
    return held.map(({ id, text }) => {
      const { relations } = readLayers(documentOf(text, id), context);
      return JSON.stringify({ id, relations });
    });
  });
  return score(`${lines.join("\n")}\n`);
}

function score(predictions: string): string {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-relations-"));
  try {
    const file = join(scratch, "predictions.jsonl");
    writeFileSync(file, predictions);
    const set = join(values.gold, "re3d", "re3d.jsonl");
    const scorer = join(values.gold, "score.mjs");
    return spawnSync(process.execPath, [scorer, "relations", set, file], { encoding: "utf8" })
      .stdout;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function main(): void {
  const texts = readRe3d(values.gold);
  const models = loadModels();
  if (values.folds !== undefined) {
    console.log(crossValidate(texts, models, values.folds));
    return;
  }
  const bytes = gzipSync(packRelations(learn(texts, models)), { level: 9 });
  writeFileSync(join(ROOT, "models", "relations.bin.gz"), bytes);
  console.log(`relations.bin.gz: ${bytes.length} bytes`);
  console.log(`SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`);
}

main();

// Trains the taggers of names and mentions, and writes models/entities-*.bin.gz. Deterministic.
//   node train/entities.ts [--gold DIR] [--data DIR] [--folds]
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { packModel } from "../src/read/perceptron/file.ts";
import type { SequenceModel } from "../src/read/perceptron/model.ts";
import { readGum, readNameSets, readRe3d, type Folders, type MarkedText } from "./entities/gold.ts";
import { learnMentions, learnNames } from "./entities/learn.ts";
import { markedSentences, type MarkedSentence } from "./entities/text.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    data: { type: "string", default: join(ROOT, "..", "shared", "data") },
  },
});

function sentencesOf(texts: readonly MarkedText[]): MarkedSentence[] {
  return texts.flatMap(({ text, marked }) => markedSentences(text, marked));
}

function write(name: string, model: SequenceModel): void {
  const bytes = gzipSync(packModel(model), { level: 9 });
  mkdirSync(join(ROOT, "models"), { recursive: true });
  writeFileSync(join(ROOT, "models", name), bytes);
  console.log(`models/${name}: ${bytes.length} bytes`);
}

function main(folders: Folders): void {
  const names = learnNames(sentencesOf([...readNameSets(folders), ...readGum(folders)]));
  const models = learnMentions(sentencesOf(readRe3d(folders)), names);
  write("entities-names.bin.gz", models.names);
  write("entities-mentions.bin.gz", models.mentions);
}

main(values);

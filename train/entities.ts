// Trains the taggers of names and mentions, and writes models/entities-*.bin.gz. Deterministic.
//   node train/entities.ts [--gold DIR] [--data DIR] [--folds]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { packModel } from "../src/read/perceptron/file.ts";
import type { SequenceModel } from "../src/read/perceptron/model.ts";
import { openWords } from "../src/read/words.ts";
import { readGum, readNameSets, readRe3d, type Folders, type MarkedText } from "./entities/gold.ts";
import { crossValidate } from "./entities/folds.ts";
import { learnMentions, learnNames } from "./entities/learn.ts";
import { sentencesOf } from "./entities/text.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    folds: { type: "boolean", default: false },
    data: { type: "string", default: join(ROOT, "..", "shared", "data") },
  },
});

function write(name: string, model: SequenceModel): void {
  const bytes = gzipSync(packModel(model), { level: 9 });
  mkdirSync(join(ROOT, "models"), { recursive: true });
  writeFileSync(join(ROOT, "models", name), bytes);
  console.log(`models/${name}: ${bytes.length} bytes`);
}

const FOLDS = 5;

async function main(folders: Folders): Promise<void> {
  const table = openWords(gunzipSync(readFileSync(join(ROOT, "models", "words.bin.gz"))));
  const names = learnNames(sentencesOf([...readNameSets(folders), ...readGum(folders)]), table);
  const known = { names, table };
  const texts = readRe3d(folders);
  if (values.folds) {
    const { gold } = folders;
    const byDocument = (_: MarkedText, i: number) => String(i % FOLDS);
    const bySubCorpus = ({ corpus }: MarkedText) => corpus ?? "";
    console.log(
      `${FOLDS} folds by document`,
      await crossValidate(texts, known, { gold, groupOf: byDocument }),
    );
    console.log(
      "a fold for each sub-corpus",
      await crossValidate(texts, known, { gold, groupOf: bySubCorpus }),
    );
    return;
  }
  const models = learnMentions(sentencesOf(texts), known);
  write("entities-names.bin.gz", models.names);
  write("entities-mentions.bin.gz", models.mentions);
}

await main(values);

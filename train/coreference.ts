// Trains the reader of noun phrases and coreference, and writes models/coreference.bin.gz. Deterministic.
//   node train/coreference.ts [--gold DIR] [--folds 5]
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { loadModels } from "../src/cycle/models.ts";
import { packCoreference } from "../src/read/coreference/model.ts";
import { crossValidate } from "./coreference/folds.ts";
import { readGum } from "./coreference/gold.ts";
import { learnCoreference } from "./coreference/learn.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    folds: { type: "string" },
  },
});

function main(): void {
  const texts = readGum(values.gold, loadModels());
  if (values.folds !== undefined) {
    console.log(crossValidate(texts, { gold: values.gold, folds: Number(values.folds) }));
    return;
  }
  const bytes = gzipSync(packCoreference(learnCoreference(texts)), { level: 9 });
  writeFileSync(join(ROOT, "models", "coreference.bin.gz"), bytes);
  console.log(`coreference.bin.gz: ${bytes.length} bytes`);
  console.log(`SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`);
}

main();

// Trains the reader of incidents from MUC-3/4 and writes models/incidents.bin.gz with its card. Deterministic.
//   node train/incidents.ts [--gold DIR] [--data DIR]
//   node train/incidents.ts --folds          prints cross-validated scores on the developer part, writes nothing
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { openWords } from "../src/read/index.ts";
import { cardOf } from "./incidents/card.ts";
import { readTexts } from "./incidents/gold.ts";
import { learnNames } from "./incidents/names.ts";
import { scoreFolds, scorePart } from "./incidents/scores.ts";
import { learnAll, lessonsOf, packIncidentModels } from "./incidents/train.ts";
import { openIncidentModels } from "../src/read/incidents/model.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    data: { type: "string", default: join(ROOT, "..", "shared", "data") },
    folds: { type: "boolean", default: false },
  },
});

const table = openWords(gunzipSync(readFileSync(join(ROOT, "models", "words.bin.gz"))));
const names = learnNames(values, table);
const lessons = lessonsOf(readTexts(values.gold, "dev"), { names, table });

if (values.folds) console.log(scoreFolds(values.gold, lessons, { names, table }));
else {
  const bytes = packIncidentModels(learnAll(lessons, names));
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(ROOT, "models", "incidents.bin.gz"), packed);
  const models = { incidents: openIncidentModels(bytes), words: table };
  const parts = ["tst1", "tst2"].map((part) => scorePart(values.gold, part, models));
  writeFileSync(join(ROOT, "models", "incidents.card.md"), cardOf(packed, parts));
  for (const { part, scores } of parts) console.log(part, scores);
}

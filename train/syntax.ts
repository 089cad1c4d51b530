// Trains tagger and parser: node train/syntax.ts --gold DIR
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { openSyntax, packSyntax } from "../src/read/syntax/model.ts";
import { openWords } from "../src/read/words.ts";
import { cardOf } from "./syntax/card.ts";
import { readTreebank } from "./syntax/gold.ts";
import { scoresOf } from "./syntax/scores.ts";
import { trainSyntax } from "./syntax/train.ts";

const MODELS = join(import.meta.dirname, "..", "models");
const { values } = parseArgs({ options: { gold: { type: "string", default: "../shared/gold" } } });

function report(line: string): void {
  console.log(`${performance.now().toFixed(0).padStart(7)} ms  ${line}`);
}

const words = openWords(gunzipSync(readFileSync(join(MODELS, "words.bin.gz"))));
const ewt = join(values.gold, "ud-ewt", "ewt.jsonl.gz");
const gum = join(values.gold, "gum", "gum.jsonl.gz");
const FREE = /^CC BY(?:-SA)? \d/; // share-alike as EWT is; what forbids commerce is left out
const train = [
  ...readTreebank(ewt, words, ({ split }) => split === "train"),
  ...readTreebank(gum, words, ({ licence }) => FREE.test(licence ?? "")),
];
const dev = readTreebank(ewt, words, ({ split }) => split === "dev");
report(`${train.length} sentences to learn from, ${dev.length} to judge by`);
const bytes = gzipSync(packSyntax(trainSyntax(train, report)), { level: 9 });
const scores = scoresOf(dev, openSyntax(gunzipSync(bytes)));
writeFileSync(join(MODELS, "syntax.bin.gz"), bytes);
writeFileSync(join(MODELS, "syntax.card.md"), cardOf({ bytes, train, dev, scores }));
report(`${(bytes.length / 2 ** 20).toFixed(2)} MiB ${JSON.stringify(scores)}`);

// Trains the readers of noun phrases and coreference, and writes models/coreference-*.bin.gz. Deterministic.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadModels } from "../src/cycle/models.ts";
import { readGum } from "./coreference/gold.ts";
import { learnLinks, learnPhrases, predict } from "./coreference/learn.ts";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    gold: { type: "string", default: join(ROOT, "..", "shared", "gold") },
    folds: { type: "string", default: "0" },
    free: { type: "boolean", default: false },
  },
});
const texts = readGum(values.gold, loadModels());
console.log("read", process.cpuUsage().user / 1e6);
const folds = Number(values.folds);
const isFree = (licence: string) => licence.startsWith("CC BY") && !licence.includes("NC");
const lines: string[] = [];
for (let fold = 0; fold < folds; fold++) {
  const rest = texts.filter((one, i) => i % folds !== fold && (!values.free || isFree(one.licence)));
  const phrases = learnPhrases(rest);
  console.log("phrases", process.cpuUsage().user / 1e6);
  const links = learnLinks(rest, phrases);
  console.log("links", process.cpuUsage().user / 1e6);
  for (const one of texts.filter((_, i) => i % folds === fold))
    lines.push(JSON.stringify(predict(one, phrases, links)));
}
writeFileSync(process.env.PRED ?? "/tmp/coref_pred.jsonl", `${lines.join("\n")}\n`);
for (const o of [[], ["--no-singletons"]]) {
  const run = spawnSync(process.execPath, [join(values.gold, "score.mjs"), "coref", join(values.gold, "gum", "gum.jsonl.gz"), process.env.PRED ?? "/tmp/coref_pred.jsonl", ...o], { encoding: "utf8" });
  console.log(run.stdout + run.stderr);
}

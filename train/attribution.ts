// Trains the reader of attributions: node train/attribution.ts --gold DIR
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { confidenceOf, tagUnit } from "../src/read/attribution/tagged.ts";
import { packTagger, type TaggerModel } from "../src/read/attribution/tagger-model.ts";
import { reliability } from "./attribution/calibration.ts";
import { cardOf } from "./attribution/card.ts";
import { readGold, type GoldUnit } from "./attribution/gold.ts";
import { attributionTally, exactSpans } from "./attribution/scores.ts";
import { calibrate, outcomesIn, trainParts } from "./attribution/train.ts";

const MODELS = join(import.meta.dirname, "..", "models");
const { values } = parseArgs({ options: { gold: { type: "string", default: "../shared/gold" } } });

function report(line: string): void {
  console.log(`${performance.now().toFixed(0).padStart(7)} ms  ${line}`);
}

/** What is said of the model on its card: scores on paragraphs it has not seen. */
function judge(units: readonly GoldUnit[], model: TaggerModel) {
  const found = units.map(({ words }) => tagUnit(words, model).map(({ linked }) => linked));
  const runs = found.map((linked) =>
    linked.flatMap(({ cue, sources, contents }) => [cue, ...sources, ...contents]),
  );
  const judged = units
    .flatMap((unit) => outcomesIn(unit, model))
    .map(({ margins, right }) => ({ confidence: confidenceOf(margins, model.calibration), right }));
  return {
    spans: exactSpans(units.map((unit, i) => [unit.runs, runs[i] ?? []] as const)),
    attributions: attributionTally(units, found),
    ...reliability(judged),
  };
}

const train = readGold(join(values.gold, "polnear", "train.jsonl"));
const dev = readGold(join(values.gold, "polnear", "dev.jsonl"));
report(`${train.length} paragraphs to learn from, ${dev.length} to judge by`);
const model = {
  ...trainParts(train, report),
  calibration: calibrate(train, report),
};
const bytes = gzipSync(packTagger(model), { level: 9 });
const scores = judge(dev, model);
writeFileSync(join(MODELS, "attribution.bin.gz"), bytes);
writeFileSync(join(MODELS, "attribution.card.md"), cardOf({ bytes, train, dev, ...scores }));
report(
  `${(bytes.length / 2 ** 20).toFixed(2)} MiB; attribution F1 ${scores.attributions.f1.toFixed(3)}`,
);
for (const [type, tally] of scores.spans) report(`${type}, exact span F1 ${tally.f1.toFixed(3)}`);
report(`expected calibration error ${scores.error.toFixed(3)}`);

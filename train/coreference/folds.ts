import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupBy } from "../../src/base/group.ts";
import type { GoldText } from "./gold.ts";
import { isFree, learnLinks, learnPhrases, predict } from "./learn.ts";

/**
 * Scores of GUM with each text read by a model that has not seen it.
 *
 * @param folds number of groups of documents
 */
export function crossValidate(
  texts: readonly GoldText[],
  { gold, folds }: { gold: string; folds: number },
): string {
  const groups = groupBy(texts.keys(), (i) => i % folds);
  const lines = [...groups].flatMap(([fold, held]) => {
    const rest = texts.filter((one, i) => i % folds !== fold && isFree(one));
    const phrases = learnPhrases(rest);
    const model = {
      phrases,
      links: learnLinks(rest, phrases),
      calibration: { bias: 0, weight: 1 },
    };
    return held.flatMap((i) => {
      const text = texts[i];
      return text ? [JSON.stringify(predict(text, model))] : [];
    });
  });
  return score(gold, `${lines.join("\n")}\n`);
}

function score(gold: string, predictions: string): string {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-coreference-"));
  try {
    const file = join(scratch, "predictions.jsonl");
    writeFileSync(file, predictions);
    const scorer = join(gold, "score.mjs");
    const set = join(gold, "gum", "gum.jsonl.gz");
    const run = spawnSync(process.execPath, [scorer, "coref", set, file, "--no-singletons"], {
      encoding: "utf8",
    });
    return run.stdout + run.stderr;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

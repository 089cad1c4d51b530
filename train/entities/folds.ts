import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { annotate, loadKnowledge, openDesk } from "../../src/cycle/index.ts";
import { toExtract } from "../../src/exchange/index.ts";
import type { SequenceModel } from "../../src/read/perceptron/model.ts";
import type { Words } from "../../src/read/words.ts";
import type { MarkedText } from "./gold.ts";
import { learnMentions } from "./learn.ts";
import { documentOf, sentencesOf } from "./text.ts";

/** Types that the bar is set on; the others are too rare to score. */
const SCORED =
  "Person,Organisation,Location,Nationality,Weapon,MilitaryPlatform,Vehicle,Temporal,Quantity,Money";

/**
 * Scores of re3d with each text read by a model that has not seen its group: what `tocsin extract` would say.
 *
 * @param groupOf the group of the text at a place in the list: one of `folds` by document, or its sub-corpus
 */
export async function crossValidate(
  texts: readonly MarkedText[],
  known: { readonly names: SequenceModel; readonly table: Words },
  { gold, groupOf }: { gold: string; groupOf: (text: MarkedText, i: number) => string },
): Promise<string> {
  const knowledge = await loadKnowledge();
  const groups = Map.groupBy(texts, (text) => groupOf(text, texts.indexOf(text)));
  const lines = [...groups.values()].flatMap((held) => {
    const rest = texts.filter((text) => !held.includes(text));
    const desk = openDesk(knowledge, { entities: learnMentions(sentencesOf(rest), known) });
    const findEntity = (id: string) => desk.entities.get(id);
    return held.map(({ id, text }) => {
      const document = documentOf(text, id);
      const { entities } = toExtract(id, { ...annotate(document, desk), document, findEntity });
      return JSON.stringify({ id, entities });
    });
  });
  return score(gold, `${lines.join("\n")}\n`);
}

function score(gold: string, predictions: string): string {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-entities-"));
  try {
    const file = join(scratch, "predictions.jsonl");
    writeFileSync(file, predictions);
    const scorer = join(gold, "score.mjs");
    const set = join(gold, "re3d", "re3d.jsonl");
    const run = spawnSync(process.execPath, [scorer, "entities", set, file, "--types", SCORED], {
      encoding: "utf8",
    });
    return run.stdout + run.stderr;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

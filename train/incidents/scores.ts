import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { templatesOf } from "../../src/exchange/index.ts";
import type { Models } from "../../src/read/index.ts";
import { read } from "../../src/read/index.ts";
import type { SceneModels } from "../../src/read/incidents/scene.ts";
import { documentOf } from "../entities/text.ts";
import { readTexts, type GoldText } from "./gold.ts";
import type { Marked } from "./learn.ts";
import { folds } from "./train.ts";

/** What the scorer says that is looked at. */
export interface Scores {
  readonly types: number;
  readonly slots: number;
  readonly relevance: number;
  readonly country: number;
  readonly place: number;
  readonly stage: number;
  readonly blame: number;
}

interface Prediction {
  readonly id: string;
  readonly templates: readonly unknown[];
}

/** Templates that the reader finds in texts. */
function predict(texts: readonly GoldText[], models: Models): Prediction[] {
  return texts.map(({ id, text }) => {
    const { reading } = read(documentOf(text, id), { outlets: new Map(), models, deep: true });
    return { id, templates: templatesOf(reading, text, (span) => [span]) };
  });
}

export function scorePart(
  gold: string,
  part: string,
  models: Models,
): { part: string; scores: Scores } {
  const file = join(gold, "muc34", `${part}.jsonl.gz`);
  return { part, scores: scoresOf(gold, file, predict(readTexts(gold, part), models)) };
}

/** Scores on the developer part, every text read by models that did not learn from its fold. */
export function scoreFolds(
  gold: string,
  lessons: readonly Marked[],
  { names, table }: SceneModels,
): Scores {
  const found = [...folds(lessons, names)].flatMap(({ models, held }) =>
    predict(held, { incidents: models, ...(table ? { words: table } : {}) }),
  );
  return scoresOf(gold, join(gold, "muc34", "dev.jsonl.gz"), found);
}

interface Scored {
  readonly templateType: { readonly f1: number };
  readonly allStringSlots: { readonly f1: number };
  readonly relevance: { readonly f1: number };
  readonly onAlignedTemplates: {
    readonly country: number;
    readonly placeWithinCountry: number;
    readonly stage: number;
    readonly perpOrganizationConfidence: number;
  };
}

function scoresOf(gold: string, file: string, predictions: readonly Prediction[]): Scores {
  const scratch = mkdtempSync(join(tmpdir(), "tocsin-incidents-"));
  try {
    const found = join(scratch, "predictions.jsonl");
    writeFileSync(found, predictions.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const run = spawnSync(
      process.execPath,
      [join(gold, "score.mjs"), "templates", file, found, "--json"],
      { encoding: "utf8" },
    );
    const scored = JSON.parse(run.stdout) as Scored;
    const { country, placeWithinCountry, stage, perpOrganizationConfidence } =
      scored.onAlignedTemplates;
    return {
      types: scored.templateType.f1,
      slots: scored.allStringSlots.f1,
      relevance: scored.relevance.f1,
      country,
      place: placeWithinCountry,
      stage,
      blame: perpOrganizationConfidence,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

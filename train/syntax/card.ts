import { createHash } from "node:crypto";
import type { GoldSentence } from "./gold.ts";
import type { Scores } from "./scores.ts";
import { SETTINGS } from "./train.ts";

function countOf(sentences: readonly GoldSentence[]): string {
  const documents = new Set(sentences.map(({ document }) => document)).size;
  const words = sentences.reduce((sum, { columns }) => sum + columns.length, 0);
  return `${documents} | ${sentences.length} | ${words}`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** What the model card says. */
export function cardOf(of: {
  bytes: Uint8Array;
  train: readonly GoldSentence[];
  dev: readonly GoldSentence[];
  scores: Scores;
}): string {
  const { xpos, upos, uas, las } = of.scores;
  return `# Tagger and parser

Made by \`node train/syntax.ts --gold DIR\`; the same data gives the same bytes.

SHA-256 of \`syntax.bin.gz\`: \`${createHash("sha256").update(of.bytes).digest("hex")}\`

## Data

UD English EWT at 15d613d, its training part (CC BY-SA 4.0, Silveira et al. 2014), and of GUM at 72ce5ac (Zeldes 2017;
annotations CC BY 4.0) the documents whose texts are CC BY or CC BY-SA. Weights are CC BY-SA 4.0.
Word classes: \`words.card.md\`.

| part | documents | sentences | words |
|---|---|---|---|
| learned from | ${countOf(of.train)} |
| judged by (EWT dev) | ${countOf(of.dev)} |

## Method

Averaged perceptrons: a greedy tagger; an arc-hybrid parser with a dynamic oracle and exploration on tags of
${SETTINGS.folds.count} folds; a labeller of arcs. Weights are bytes with one scale a label. See \`docs/methods/syntax.md\`.

Settings: \`${JSON.stringify(SETTINGS)}\`.

## Scores on EWT dev, gold tokens and sentences, own tags

| XPOS | UPOS | UAS | LAS |
|---|---|---|---|
| ${percent(xpos)} | ${percent(upos)} | ${percent(uas)} | ${percent(las)} |

## Limits

- English. Web text and a little news; headlines and lists are parsed badly.
- Greedy: an early mistake is not taken back.
`;
}

import { createHash } from "node:crypto";
import type { Reliability } from "./calibration.ts";
import type { GoldUnit } from "./gold.ts";
import type { Tally } from "./scores.ts";
import { LINK_SETTINGS, SETTINGS } from "./train.ts";

interface Facts {
  readonly bytes: Uint8Array;
  readonly train: readonly GoldUnit[];
  readonly dev: readonly GoldUnit[];
  readonly spans: ReadonlyMap<string, Tally>;
  readonly attributions: Tally;
  readonly table: readonly Reliability[];
  readonly error: number;
}

/** The card that goes with the weights: from what they were learned, how, how good they are, and for what not. */
export function cardOf(facts: Facts): string {
  return [...origin(facts), ...settings(), ...scores(facts), ...limits()].join("\n");
}

function origin({ bytes, train, dev }: Facts): string[] {
  return [
    "# Attribution tagger: who says what",
    "",
    "Made by `node train/attribution.ts --gold DIR`; the same data gives the same bytes.",
    "",
    `SHA-256 of \`attribution.bin.gz\`: \`${createHash("sha256").update(bytes).digest("hex")}\``,
    "",
    "## Data",
    "",
    "PolNeAR, US political news of 2015 and 2016 (Newell et al. 2018; networkdynamics/PolNeAR at c3eee83).",
    "Licence: no licence stated; the texts belong to seven publishers. No text of it is in this repository, and the",
    "weights hold hashes of features, with the lemmas of cue words as their only words. A build without this model is",
    "possible: without the file the rules read alone.",
    "",
    "| part | documents | paragraphs | words | attributions |",
    "|---|---|---|---|---|",
    counts("learned from", train),
    counts("judged by", dev),
    "",
  ];
}

function counts(part: string, units: readonly GoldUnit[]): string {
  const documents = new Set(units.map(({ document }) => document)).size;
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  const found = new Set(
    units.flatMap(({ document, runs }) =>
      runs.flatMap(({ of }) => of.map((id) => `${document} ${id}`)),
    ),
  );
  return `| ${part} | ${documents} | ${units.length} | ${words} | ${found.size} |`;
}

function settings(): string[] {
  return [
    "## Method",
    "",
    "Averaged structured perceptron over paragraphs, labels BIO of source, cue and content, Viterbi with BIO",
    "constraints; then an averaged perceptron that gives each source and content a cue or none. Weights are bytes with",
    "one scale a label. Confidence is a logistic of the least margins, fitted on two held-out halves of the data.",
    "",
    `Tagger: ${JSON.stringify(SETTINGS)}. Linker: ${JSON.stringify(LINK_SETTINGS)}.`,
    "",
  ];
}

function scores({ spans, attributions, table, error }: Facts): string[] {
  return [
    "## Scores on the dev part, by paragraph, without the rules",
    "",
    "| measure | precision | recall | F1 |",
    "|---|---|---|---|",
    line("attribution", attributions),
    ...[...spans].map(([type, tally]) => line(`${type}, exact span`, tally)),
    "",
    "With the rules beside it, through the whole reader, and by rules alone: `docs/methods/cues.md`, `eval/RESULTS.md`.",
    "",
    `Expected calibration error: ${error.toFixed(3)}.`,
    "",
    "| confidence from | attributions | mean confidence | right |",
    "|---|---|---|---|",
    ...table.map(
      ({ from, count, confidence, right }) =>
        `| ${from.toFixed(1)} | ${count} | ${confidence.toFixed(2)} | ${right.toFixed(2)} |`,
    ),
    "",
  ];
}

function line(name: string, { right, found, gold, f1 }: Tally): string {
  const precision = right / Math.max(1, found);
  return `| ${name} | ${precision.toFixed(3)} | ${(right / Math.max(1, gold)).toFixed(3)} | ${f1.toFixed(3)} |`;
}

function limits(): string[] {
  return [
    "## Limits",
    "",
    "- English. Learned from US political news; other news is read worse.",
    "- A word has one role: attributions inside attributions are found by the rules, not by the tagger.",
    "- People who marked the same texts agree at 0.77; the annotation counts belief, knowledge and documents too.",
    "",
  ];
}

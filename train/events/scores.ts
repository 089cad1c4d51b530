import type { Item, SetName } from "./gold.ts";
import { crossValidate, type Prediction, type Sets } from "./train.ts";

/** Gold label, own label and its probability of every text of a set. */
export interface Answer {
  readonly gold: string;
  readonly own: string;
  readonly probability: number;
}

/** Cross-validated answers for every text of a set. */
export function answersOf(sets: Sets, name: SetName): Answer[] {
  return answersBy(crossValidate(sets, name), sets[name]);
}

/** Predictions beside the gold of their texts. */
export function answersBy(
  predicted: ReadonlyMap<string, Prediction>,
  items: readonly Item[],
): Answer[] {
  return items.map(({ id, label }) => {
    const own = predicted.get(id);
    return { gold: label ?? "", own: own?.label ?? "", probability: own?.probability ?? 0 };
  });
}

/** Row of a table: set, texts, accuracy, weighted F1. */
export function scoreRow(name: SetName, answers: readonly Answer[]): string {
  const right = shareRight(answers).toFixed(3);
  return `| ${name} | ${answers.length} | ${right} | ${weightedF1(answers).toFixed(3)} |`;
}

function shareRight(answers: readonly Answer[]): number {
  return answers.filter(({ gold, own }) => gold === own).length / (answers.length || 1);
}

const BINS = 10;

/** How often the answers of each tenth of probability are right. */
export function reliabilityTable(answers: readonly Answer[]): string {
  const bins = Array.from({ length: BINS }, (_, bin) =>
    answers.filter(({ probability }) => binOf(probability) === bin),
  );
  const rows = bins.map((bin, i) => {
    const label = `${(i / BINS).toFixed(1)}–${((i + 1) / BINS).toFixed(1)}`;
    if (bin.length === 0) return `| ${label} | 0 | | |`;
    const mean = meanOf(bin).toFixed(2);
    return `| ${label} | ${bin.length} | ${mean} | ${shareRight(bin).toFixed(2)} |`;
  });
  const error = bins.reduce(
    (sum, bin) => sum + (bin.length / answers.length) * Math.abs(meanOf(bin) - shareRight(bin)),
    0,
  );
  const head = "| probability | texts | mean | right |\n|---|---|---|---|";
  return `${head}\n${rows.join("\n")}\n\nExpected calibration error: ${error.toFixed(3)}.`;
}

function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function meanOf(answers: readonly Answer[]): number {
  return answers.reduce((sum, { probability }) => sum + probability, 0) / (answers.length || 1);
}

function weightedF1(answers: readonly Answer[]): number {
  const labels = new Set(answers.map(({ gold }) => gold));
  return [...labels].reduce((sum, label) => {
    const gold = answers.filter((one) => one.gold === label).length;
    const own = answers.filter((one) => one.own === label).length;
    const both = answers.filter((one) => one.gold === label && one.own === label).length;
    return sum + (gold / answers.length) * ((2 * both) / (gold + own || 1));
  }, 0);
}

import type { FeatureList } from "./feature-list.ts";
import { rowAt, type Rows } from "./rows.ts";
import type { Scheme } from "./scheme.ts";

/** Features of one token or candidate: hashes made by `feature`. */
export type Features = ArrayLike<number>;

/**
 * A linear model over hashed features. The weight of a feature for a label is
 * `weights[(hash & (2^bits − 1)) * labels + label] * scales[label]`; trained ones are bytes, those in training floats.
 */
export interface LinearModel {
  readonly bits: number;
  readonly labels: readonly string[];
  readonly weights: Float32Array | Int8Array;
  readonly scales: Float32Array;
  /** Where only the rows that are not all zero are kept: which those are. Without it `weights` holds every bucket. */
  readonly rows?: Rows;
}

/** A linear model whose labels are chosen together; `transitions[from * n + to]`, row `n` for the begin. */
export interface SequenceModel extends LinearModel, Scheme {
  readonly transitions: Float32Array;
}

/** Adds the score of each label for these features to `out[at …]`. */
export function addScores(
  model: LinearModel,
  features: Features,
  out: Float32Array,
  at: number,
): void {
  const { scales, rows } = model;
  const n = model.labels.length;
  const mask = 2 ** model.bits - 1;
  for (let k = 0; k < features.length; k++) {
    const bucket = (features[k] ?? 0) & mask;
    const row = rows ? rowAt(rows, bucket) : bucket;
    if (row >= 0) addRow(model, row, out, at);
  }
  for (let label = 0; label < n; label++)
    out[at + label] = (out[at + label] ?? 0) * (scales[label] ?? 0);
}

function addRow({ weights, labels }: LinearModel, row: number, out: Float32Array, at: number) {
  const n = labels.length;
  for (let label = 0; label < n; label++)
    out[at + label] = (out[at + label] ?? 0) + (weights[row * n + label] ?? 0);
}

/** Score of each label. A model with one label is a ranker: compare the scores of its candidates. */
export function scoresOf(model: LinearModel, features: Features): Float32Array {
  const scores = new Float32Array(model.labels.length);
  addScores(model, features, scores, 0);
  return scores;
}

/** Score of the first label for the features of a list: of a ranker, without making anything. */
export function rankOf(
  { weights, labels, scales, bits, rows }: LinearModel,
  list: FeatureList,
): number {
  const { hashes, size } = list;
  const mask = 2 ** bits - 1;
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const bucket = (hashes[k] ?? 0) & mask;
    const row = rows ? rowAt(rows, bucket) : bucket;
    if (row >= 0) sum += weights[row * labels.length] ?? 0;
  }
  return sum * (scales[0] ?? 0);
}

/** The label with the highest score; the earlier of two with the same. */
export function bestLabel(scores: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  return best;
}

/** Scores of every label at every token of a sequence, row by row. */
export function emissionsOf(model: LinearModel, sequence: readonly Features[]): Float32Array {
  const n = model.labels.length;
  const out = new Float32Array(sequence.length * n);
  sequence.forEach((features, i) => addScores(model, features, out, i * n));
  return out;
}

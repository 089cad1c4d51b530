import type { Features, LinearModel } from "../../src/read/perceptron/model.ts";
import { frequent } from "../perceptron/sequence.ts";
import { seeded, shuffled } from "../perceptron/shuffle.ts";

/** Something to classify: its features, the set of its labels as bits, and how much it counts. */
export interface Example {
  readonly features: Features;
  readonly labels: number;
  readonly weight?: number;
  /** The one label it tells something of; without it, of all. */
  readonly only?: number;
}

export interface Learning {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
  readonly atLeast: number;
}

const BYTE = 127;

/**
 * Logistic regressions, one a label, over shared features, by stochastic gradient with AdaGrad steps
 * (Duchi et al. 2011) and L2 decay; weights rounded to bytes. The same examples give the same weights.
 */
export function learnLogistic(
  labels: readonly string[],
  examples: readonly Example[],
  learning: Learning,
): LinearModel {
  const { bits, epochs, seed } = learning;
  const n = labels.length;
  const known = frequent([examples.map(({ features }) => features)], learning);
  const kept = examples.map(({ features }) => bucketsOf(features, known));
  const state = {
    weights: new Float32Array(2 ** bits * n),
    squares: new Float32Array(2 ** bits * n).fill(1),
    scores: new Float32Array(n),
    learning,
  };
  const random = seeded(seed);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const i of shuffled(examples.length, random)) {
      const example = examples[i];
      const buckets = kept[i];
      if (example && buckets) step(state, buckets, example);
    }
  return rounded({ bits, labels, weights: state.weights });
}

function bucketsOf(features: Features, known: Uint8Array): Int32Array {
  const mask = known.length - 1;
  const out = new Set<number>();
  for (let k = 0; k < features.length; k++) {
    const bucket = (features[k] ?? 0) & mask;
    if (known[bucket] === 1) out.add(bucket);
  }
  return Int32Array.from(out);
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  /** Error of each label. */
  readonly scores: Float32Array;
  readonly learning: Learning;
}

function step(state: State, buckets: Int32Array, { labels, weight = 1, only }: Example): void {
  const n = state.scores.length;
  const [from, to] = only === undefined ? [0, n] : [only, only + 1];
  for (let label = from; label < to; label++) {
    const score = scoreOf(state, buckets, label);
    const right = (labels >> label) & 1;
    state.scores[label] = weight * (1 / (1 + Math.exp(-score)) - right);
  }
  for (const bucket of buckets)
    for (let label = from; label < to; label++) move(state, bucket * n + label, label);
}

function scoreOf({ weights, scores }: State, buckets: Int32Array, label: number): number {
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket * scores.length + label] ?? 0;
  return sum;
}

function move({ weights, squares, scores, learning }: State, at: number, label: number): void {
  const gradient = (scores[label] ?? 0) + learning.decay * (weights[at] ?? 0);
  const square = (squares[at] ?? 1) + gradient * gradient;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (learning.rate * gradient) / Math.sqrt(square);
}

function rounded({ bits, labels, weights }: Omit<LinearModel, "scales">): LinearModel {
  const n = labels.length;
  const scales = new Float32Array(n);
  for (let i = 0; i < weights.length; i++)
    scales[i % n] = Math.max(scales[i % n] ?? 0, Math.abs(weights[i] ?? 0) / BYTE);
  const bytes = Int8Array.from(weights, (weight, i) => Math.round(weight / (scales[i % n] || 1)));
  return { bits, labels, weights: bytes, scales: scales.map((scale) => scale || 1) };
}

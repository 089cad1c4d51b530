import { inputOf, softmax, type Features, type TextModel } from "../../src/read/events/model.ts";
import { seeded, shuffled } from "../perceptron/shuffle.ts";

/** A passage with the place of its label, and how much it counts. */
export interface Example {
  readonly features: Features;
  readonly label: number;
  readonly weight: number;
}

export interface Settings {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
}

export const SETTINGS: Settings = { bits: 17, epochs: 30, rate: 0.3, decay: 1e-4, seed: 1 };

type Inputs = ReturnType<typeof inputOf>;

/** How rare each feature is among the passages: ln(1 + passages / passages with it). */
export function rarityOf(passages: readonly Features[], bits: number): Float32Array {
  const counts = new Float32Array(2 ** bits);
  for (const features of passages)
    for (const bucket of new Set([...features.keys()].map((hash) => hash & (counts.length - 1))))
      counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts.map((count) => (count > 0 ? Math.log(1 + passages.length / count) : 0));
}

/**
 * Softmax regression by stochastic gradient with AdaGrad steps (Duchi et al. 2011) and L2 decay.
 * The same examples and settings give the same weights.
 */
export function learn(
  examples: readonly Example[],
  {
    labels,
    rarity,
    settings = SETTINGS,
  }: { labels: readonly string[]; rarity: Float32Array; settings?: Settings },
): TextModel {
  const n = labels.length;
  const weights = new Float32Array(2 ** settings.bits * n);
  const squares = new Float32Array(weights.length).fill(1);
  const model: TextModel = {
    bits: settings.bits,
    labels,
    weights,
    scale: 1,
    rarity,
    rarityScale: 1,
  };
  const inputs = examples.map(({ features }) => inputOf(model, features));
  const random = seeded(settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch++)
    for (const i of shuffled(examples.length, random)) {
      const example = examples[i];
      const input = inputs[i];
      if (example && input) step({ weights, squares, n, settings }, example, input);
    }
  return model;
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly n: number;
  readonly settings: Settings;
}

function step(state: State, { label, weight }: Example, input: Inputs): void {
  const { weights, n } = state;
  const scores = Array.from({ length: n }, () => 0);
  input.at.forEach((bucket, i) => {
    for (let k = 0; k < n; k++)
      scores[k] = (scores[k] ?? 0) + (weights[bucket * n + k] ?? 0) * (input.value[i] ?? 0);
  });
  const errors = softmax(scores).map((p, k) => (p - (k === label ? 1 : 0)) * weight);
  input.at.forEach((bucket, i) => {
    for (let k = 0; k < n; k++)
      move(state, bucket * n + k, (errors[k] ?? 0) * (input.value[i] ?? 0));
  });
}

function move({ weights, squares, settings }: State, at: number, error: number): void {
  const gradient = error + settings.decay * (weights[at] ?? 0);
  squares[at] = (squares[at] ?? 1) + gradient * gradient;
  weights[at] = (weights[at] ?? 0) - (settings.rate * gradient) / Math.sqrt(squares[at] ?? 1);
}

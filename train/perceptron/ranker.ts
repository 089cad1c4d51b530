import {
  bestLabel,
  scoresOf,
  type Features,
  type LinearModel,
} from "../../src/read/perceptron/model.ts";
import { bump, meanOf, zeros, type Averaged } from "./averaged.ts";
import { frequent, type Training } from "./sequence.ts";
import { seeded, shuffled } from "./shuffle.ts";

/** A choice to learn from: features of every candidate, and which is right. */
export interface Choice {
  readonly candidates: readonly Features[];
  readonly right: number;
}

type ChoiceTraining = Omit<Training, "cost">;

/** Averaged perceptron that ranks candidates: a model with one label, whose highest score is the choice. */
export function trainRanker(examples: readonly Choice[], training: ChoiceTraining): LinearModel {
  const run = start(
    ["score"],
    examples.map(({ candidates }) => candidates),
    training,
  );
  return run((state, i) => {
    const { candidates, right } = examples[i] ?? { candidates: [], right: 0 };
    const found = bestLabel(candidates.map((features) => scoresOf(state.model, features)[0] ?? 0));
    if (found === right) return 0;
    move(state, candidates[right] ?? [], { label: 0, by: 1 });
    move(state, candidates[found] ?? [], { label: 0, by: -1 });
    return 1;
  });
}

/** An item to classify: its features, and the number of its label. */
export interface Item {
  readonly features: Features;
  readonly label: number;
}

/** Averaged multi-class perceptron. */
export function trainClassifier(
  labels: readonly string[],
  examples: readonly Item[],
  training: ChoiceTraining,
): LinearModel {
  const run = start(labels, [examples.map(({ features }) => features)], training);
  return run((state, i) => {
    const { features, label } = examples[i] ?? { features: [], label: 0 };
    const found = bestLabel(scoresOf(state.model, features));
    if (found === label) return 0;
    move(state, features, { label, by: 1 });
    move(state, features, { label: found, by: -1 });
    return 1;
  }, examples.length);
}

interface State {
  readonly model: LinearModel;
  readonly weights: Averaged;
  readonly known: Uint8Array;
  step: number;
}

/** The loop over epochs and examples that both trainers share; `learn` returns 1 where it was wrong. */
function start(
  labels: readonly string[],
  features: readonly (readonly Features[])[],
  training: ChoiceTraining,
): (learn: (state: State, example: number) => number, length?: number) => LinearModel {
  const weights = zeros(2 ** training.bits * labels.length);
  const scales = new Float32Array(labels.length).fill(1);
  const model = { bits: training.bits, labels, weights: weights.now, scales };
  const state: State = { model, weights, known: frequent(features, training), step: 1 };
  const random = seeded(training.seed);
  return (learn, length = features.length) => {
    for (let epoch = 1; epoch <= training.epochs; epoch++) {
      let wrong = 0;
      for (const i of shuffled(length, random)) {
        wrong += learn(state, i);
        state.step++;
      }
      training.report?.(epoch, wrong / Math.max(1, length));
    }
    return { ...model, weights: meanOf(weights, state.step) };
  };
}

function move(
  { model, weights, known, step }: State,
  features: Features,
  { label, by }: { label: number; by: number },
): void {
  const n = model.labels.length;
  const mask = 2 ** model.bits - 1;
  for (let k = 0; k < features.length; k++) {
    const bucket = (features[k] ?? 0) & mask;
    if (known[bucket] === 1) bump(weights, bucket * n + label, { by, step });
  }
}

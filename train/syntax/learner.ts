import { addScores, type LinearModel } from "../../src/read/perceptron/model.ts";
import { bump, meanOf, quantise, zeros } from "../perceptron/averaged.ts";

/** An averaged perceptron that learns one decision after the other. */
export interface Learner {
  readonly model: LinearModel;
  /** Scores of the labels for these features: one array, written anew by each call. */
  score(features: Int32Array): Float32Array;
  /** Moves the weights from what was chosen to what is right, and counts the step. */
  learn(features: Int32Array, right: number, chosen: number): void;
  /** The mean of the weights in bytes. */
  finish(): LinearModel;
}

export function learner(labels: readonly string[], bits: number): Learner {
  const n = labels.length;
  const mask = 2 ** bits - 1;
  const weights = zeros(2 ** bits * n);
  const model: LinearModel = {
    bits,
    labels,
    weights: weights.now,
    scales: new Float32Array(n).fill(1),
  };
  const scores = new Float32Array(n);
  let step = 1;
  return {
    model,
    score: (features) => {
      scores.fill(0);
      addScores(model, features, scores, 0);
      return scores;
    },
    learn: (features, right, chosen) => {
      step++;
      if (right === chosen) return;
      for (const hash of features) {
        const row = (hash & mask) * n;
        bump(weights, row + right, { by: 1, step });
        bump(weights, row + chosen, { by: -1, step });
      }
    },
    finish: () => quantise({ ...model, weights: pruned(meanOf(weights, step)) }),
  };
}

const LEAST = 0.15; // weights below it are noise of single examples: half the file, and no score moves by 0.1

function pruned(weights: Float32Array): Float32Array {
  return weights.map((weight) => (Math.abs(weight) < LEAST ? 0 : weight));
}

import { emissionsOf, type Features, type SequenceModel } from "../../src/read/perceptron/model.ts";
import type { Scheme } from "../../src/read/perceptron/scheme.ts";
import { viterbi } from "../../src/read/perceptron/viterbi.ts";
import { bump, meanOf, zeros, type Averaged } from "./averaged.ts";
import { seeded, shuffled } from "./shuffle.ts";

/** A sequence to learn from: features of each token, and its label. */
export interface Sequence {
  readonly features: readonly Features[];
  readonly gold: Uint8Array;
}

export interface Training {
  readonly bits: number;
  readonly epochs: number;
  readonly seed: number;
  /** Features seen less often are left out. */
  readonly atLeast: number;
  /** What a wrong label is given on top of its score while training, so that right ones win by that much. */
  readonly cost: number;
  readonly report?: (epoch: number, wrongShare: number) => void;
}

/** Averaged structured perceptron (Collins 2002) with cost-augmented decoding; the same input gives the same model. */
export function trainSequence(
  scheme: Scheme,
  examples: readonly Sequence[],
  training: Training,
): SequenceModel {
  const { bits, epochs, seed } = training;
  const n = scheme.labels.length;
  const known = frequent(
    examples.map(({ features }) => features),
    training,
  );
  const state = { weights: zeros(2 ** bits * n), moves: zeros((n + 1) * n) };
  const model: SequenceModel = {
    ...scheme,
    bits,
    weights: state.weights.now,
    scales: new Float32Array(n).fill(1),
    transitions: state.moves.now,
  };
  const random = seeded(seed);
  let step = 1;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let wrong = 0;
    let total = 0;
    for (const i of shuffled(examples.length, random)) {
      const example = examples[i];
      if (!example) continue;
      wrong += learn({ model, ...state, known, step: step++ }, example, training.cost);
      total += example.gold.length;
    }
    training.report?.(epoch, wrong / Math.max(1, total));
  }
  return {
    ...model,
    weights: meanOf(state.weights, step),
    transitions: meanOf(state.moves, step),
  };
}

/** 1 for each bucket that enough features fall into. */
export function frequent(
  sequences: readonly (readonly Features[])[],
  { bits, atLeast }: Pick<Training, "bits" | "atLeast">,
): Uint8Array {
  const counts = new Uint8Array(2 ** bits);
  const mask = 2 ** bits - 1;
  for (const sequence of sequences)
    for (const features of sequence)
      for (let k = 0; k < features.length; k++) {
        const bucket = (features[k] ?? 0) & mask;
        counts[bucket] = Math.min(255, (counts[bucket] ?? 0) + 1);
      }
  return counts.map((count) => (count >= atLeast ? 1 : 0));
}

interface State {
  readonly model: SequenceModel;
  readonly weights: Averaged;
  readonly moves: Averaged;
  readonly known: Uint8Array;
  readonly step: number;
}

/** One step: decode, and move the weights from what was found to what is right. Returns the number of wrong labels. */
function learn(state: State, { features, gold }: Sequence, cost: number): number {
  const n = state.model.labels.length;
  const emissions = emissionsOf(state.model, features).map((score, at) =>
    at % n === gold[Math.floor(at / n)] ? score : score + cost,
  );
  const found = viterbi(state.model, emissions);
  let wrong = 0;
  let [before, foundBefore] = [n, n];
  for (let i = 0; i < gold.length; i++) {
    const [right, guess] = [gold[i] ?? 0, found[i] ?? 0];
    if (right !== guess) {
      moveWeights(state, features[i] ?? [], [right, guess]);
      wrong++;
    }
    if (right !== guess || before !== foundBefore) {
      bump(state.moves, before * n + right, { by: 1, step: state.step });
      bump(state.moves, foundBefore * n + guess, { by: -1, step: state.step });
    }
    [before, foundBefore] = [right, guess];
  }
  return wrong;
}

function moveWeights(
  { model, weights, known, step }: State,
  features: Features,
  [right, guess]: readonly [number, number],
): void {
  const n = model.labels.length;
  const mask = 2 ** model.bits - 1;
  for (let k = 0; k < features.length; k++) {
    const bucket = (features[k] ?? 0) & mask;
    if (known[bucket] === 0) continue;
    bump(weights, bucket * n + right, { by: 1, step });
    bump(weights, bucket * n + guess, { by: -1, step });
  }
}

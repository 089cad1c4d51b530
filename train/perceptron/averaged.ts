import type { LinearModel } from "../../src/read/perceptron/model.ts";

/**
 * Weights in training with what averaging needs: `late` sums each change times the step it was made at, so that the
 * mean over all steps is `now − late / steps` (Daumé 2006, §2.1).
 */
export interface Averaged {
  readonly now: Float32Array;
  readonly late: Float32Array;
}

export function zeros(length: number): Averaged {
  return { now: new Float32Array(length), late: new Float32Array(length) };
}

/** Changes one weight at a step. */
export function bump(
  { now, late }: Averaged,
  at: number,
  change: { by: number; step: number },
): void {
  now[at] = (now[at] ?? 0) + change.by;
  late[at] = (late[at] ?? 0) + change.by * change.step;
}

/** The mean of the weights over all steps. */
export function meanOf({ now, late }: Averaged, steps: number): Float32Array {
  return now.map((weight, i) => weight - (late[i] ?? 0) / steps);
}

const BYTE = 127;

/**
 * The model in bytes: each label has its scale, and a weight that rounds to nothing is gone.
 * Weights beyond `keep` of all that are not zero are cut to the largest byte, so that a few giants do not flatten the rest.
 */
export function quantise<M extends LinearModel>(model: M, keep = 0.9999): M {
  const n = model.labels.length;
  const scales = model.labels.map((_, label) => {
    const sizes = model.weights
      .filter((weight, i) => i % n === label && weight !== 0)
      .map(Math.abs)
      .sort();
    return Math.max(1e-9, sizes[Math.floor((sizes.length - 1) * keep)] ?? 0) / BYTE;
  });
  const weights = new Int8Array(model.weights.length);
  for (let i = 0; i < weights.length; i++) {
    const value = Math.round((model.weights[i] ?? 0) / (scales[i % n] ?? 1));
    weights[i] = Math.max(-BYTE, Math.min(BYTE, value));
  }
  return { ...model, weights, scales: Float32Array.from(scales) };
}

import { bestLabel, type SequenceModel } from "./model.ts";

type Lattice = Pick<SequenceModel, "labels" | "allowed" | "transitions">;

/** The best labels of a sequence, with what each would lose by another. */
export interface Decoded {
  readonly labels: Uint8Array;
  /** Score of the best sequence less that of the best one with another label here; ≥ 0, Infinity without one. */
  readonly margins: Float32Array;
}

/**
 * The sequence of labels with the highest sum of emissions and transitions that the scheme allows.
 *
 * @param emissions score of label `l` at token `i` in `[i * n + l]`
 */
export function viterbi(lattice: Lattice, emissions: Float32Array): Uint8Array {
  const n = lattice.labels.length;
  const length = emissions.length / n;
  const { best, back } = forward(lattice, emissions);
  const path = new Uint8Array(length);
  if (length === 0) return path;
  path[length - 1] = bestLabel(best.subarray((length - 1) * n));
  for (let i = length - 1; i > 0; i--) path[i - 1] = back[i * n + (path[i] ?? 0)] ?? 0;
  return path;
}

/** The best sequence and the margin of each of its labels, by best paths from both ends (max-marginals). */
export function decode(lattice: Lattice, emissions: Float32Array): Decoded {
  const n = lattice.labels.length;
  const { best } = forward(lattice, emissions);
  const after = backward(lattice, emissions);
  const labels = viterbi(lattice, emissions);
  const through = best.map((score, i) => score + (after[i] ?? 0));
  return { labels, margins: marginsOf(labels, through, n) };
}

function marginsOf(labels: Uint8Array, through: Float32Array, n: number): Float32Array {
  return Float32Array.from(labels, (label, i) => {
    let other = -Infinity;
    for (let l = 0; l < n; l++)
      if (l !== label) other = Math.max(other, through[i * n + l] ?? -Infinity);
    return (through[i * n + label] ?? 0) - other;
  });
}

/** Score of the best path that ends in each label at each token, its own emission included. */
function forward(
  lattice: Lattice,
  emissions: Float32Array,
): { best: Float32Array; back: Uint8Array } {
  const n = lattice.labels.length;
  const best = new Float32Array(emissions.length);
  const back = new Uint8Array(emissions.length);
  for (let to = 0; to < n && to < emissions.length; to++)
    best[to] = (emissions[to] ?? 0) + step(lattice, n, to);
  for (let at = n; at < emissions.length; at++) {
    const row = at - (at % n) - n;
    let top = -Infinity;
    for (let from = 0; from < n; from++) {
      const score = (best[row + from] ?? 0) + step(lattice, from, at % n);
      if (score > top) {
        top = score;
        back[at] = from;
      }
    }
    best[at] = top + (emissions[at] ?? 0);
  }
  return { best, back };
}

/** Score of the best path that goes on from each label at each token, its own emission left out. */
function backward(lattice: Lattice, emissions: Float32Array): Float32Array {
  const n = lattice.labels.length;
  const after = new Float32Array(emissions.length);
  for (let at = emissions.length - n - 1; at >= 0; at--) {
    const row = at - (at % n) + n;
    let top = -Infinity;
    for (let to = 0; to < n; to++)
      top = Math.max(
        top,
        (after[row + to] ?? 0) + (emissions[row + to] ?? 0) + step(lattice, at % n, to),
      );
    after[at] = top;
  }
  return after;
}

function step({ labels, allowed, transitions }: Lattice, from: number, to: number): number {
  const i = from * labels.length + to;
  return allowed[i] === 1 ? (transitions[i] ?? 0) : -Infinity;
}

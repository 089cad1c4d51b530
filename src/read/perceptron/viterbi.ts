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
  return pathOf(forward(lattice, emissions), lattice.labels.length);
}

/** The best sequence and the margin of each of its labels, by best paths from both ends (max-marginals). */
export function decode(lattice: Lattice, emissions: Float32Array): Decoded {
  const n = lattice.labels.length;
  const ways = forward(lattice, emissions);
  const after = backward(lattice, emissions);
  const labels = pathOf(ways, n);
  const through = ways.best.map((score, i) => score + (after[i] ?? 0));
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

interface Ways {
  /** Score of the best path that ends in each label at each token, its own emission included. */
  readonly best: Float32Array;
  /** The label before, on that path. */
  readonly back: Uint8Array;
}

function pathOf({ best, back }: Ways, n: number): Uint8Array {
  const length = best.length / n;
  const path = new Uint8Array(length);
  if (length === 0) return path;
  path[length - 1] = bestLabel(best.subarray((length - 1) * n));
  for (let i = length - 1; i > 0; i--) path[i - 1] = back[i * n + (path[i] ?? 0)] ?? 0;
  return path;
}

function forward(lattice: Lattice, emissions: Float32Array): Ways {
  const n = lattice.labels.length;
  const steps = stepsOf(lattice);
  const ways = { best: new Float32Array(emissions.length), back: new Uint8Array(emissions.length) };
  for (let to = 0; to < n && to < emissions.length; to++)
    ways.best[to] = (emissions[to] ?? 0) + (steps[n * n + to] ?? 0);
  for (let at = n; at < emissions.length; at++) stepTo(at, ways, { n, steps, emissions });
  return ways;
}

/** The best label before the one at `at`. */
function stepTo(
  at: number,
  { best, back }: Ways,
  { n, steps, emissions }: { n: number; steps: Float64Array; emissions: Float32Array },
): void {
  const to = at % n;
  const row = at - to - n;
  let top = -Infinity;
  for (let from = 0; from < n; from++) {
    const score = (best[row + from] ?? 0) + (steps[from * n + to] ?? 0);
    if (score <= top) continue;
    top = score;
    back[at] = from;
  }
  best[at] = top + (emissions[at] ?? 0);
}

/** Score of the best path that goes on from each label at each token, its own emission left out. */
function backward(lattice: Lattice, emissions: Float32Array): Float32Array {
  const n = lattice.labels.length;
  const steps = stepsOf(lattice);
  const after = new Float32Array(emissions.length);
  for (let at = emissions.length - n - 1; at >= 0; at--) {
    const row = at - (at % n) + n;
    const from = (at % n) * n;
    let top = -Infinity;
    for (let to = 0; to < n; to++) {
      const rest = (after[row + to] ?? 0) + (emissions[row + to] ?? 0);
      top = Math.max(top, rest + (steps[from + to] ?? 0));
    }
    after[at] = top;
  }
  return after;
}

/** Score of each step from one label to the next, in doubles; −Infinity where the scheme forbids it. */
function stepsOf({ allowed, transitions }: Lattice): Float64Array {
  const steps = new Float64Array(allowed.length);
  for (let i = 0; i < steps.length; i++)
    steps[i] = allowed[i] === 1 ? (transitions[i] ?? 0) : -Infinity;
  return steps;
}

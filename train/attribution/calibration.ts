/** The margins of something found, and whether it was right. */
export interface Outcome {
  readonly margins: readonly number[];
  readonly right: boolean;
}

const STEPS = 1500;
const RATE = 0.5;

/** Weights of a logistic that makes these outcomes likely (Platt 1999), by gradient steps on standardised margins. */
export function fitLogistic(outcomes: readonly Outcome[]): { bias: number; weights: number[] } {
  const width = outcomes[0]?.margins.length ?? 0;
  const scales = Array.from({ length: width }, (_, i) => scaleOf(outcomes, i));
  const rows = outcomes.map(({ margins, right }) => ({
    values: [1, ...margins.map((margin, i) => standard(margin, scales[i]))],
    right: right ? 1 : 0,
  }));
  const fit = Array.from({ length: width + 1 }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = fit.map(() => 0);
    for (const { values, right } of rows) {
      const sum = values.reduce((total, value, i) => total + value * (fit[i] ?? 0), 0);
      const error = right - 1 / (1 + Math.exp(-sum));
      values.forEach((value, i) => (gradient[i] = (gradient[i] ?? 0) + error * value));
    }
    gradient.forEach((slope, i) => (fit[i] = (fit[i] ?? 0) + (RATE * slope) / rows.length));
  }
  return unscaled(fit, scales);
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(outcomes: readonly Outcome[], i: number): Scale {
  const values = outcomes.map(({ margins }) => margins[i] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.max(1e-6, Math.sqrt(variance)) };
}

function standard(value: number, { mean, deviation }: Scale = { mean: 0, deviation: 1 }): number {
  return (value - mean) / deviation;
}

/** The same logistic for margins as they are. */
function unscaled([bias = 0, ...slopes]: readonly number[], scales: readonly Scale[]) {
  const weights = slopes.map((slope, i) => slope / (scales[i]?.deviation ?? 1));
  const shift = weights.reduce((sum, weight, i) => sum + weight * (scales[i]?.mean ?? 0), 0);
  return { bias: bias - shift, weights };
}

/** One row of a reliability table. */
export interface Reliability {
  readonly from: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

/** Said and true shares in ten bins of confidence, and the expected calibration error (Naeini et al. 2015). */
export function reliability(judged: readonly { confidence: number; right: boolean }[]): {
  table: Reliability[];
  error: number;
} {
  const table = Array.from({ length: 10 }, (_, bin) => {
    const inside = judged.filter(
      ({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin,
    );
    const count = Math.max(1, inside.length);
    return {
      from: bin / 10,
      count: inside.length,
      confidence: inside.reduce((sum, one) => sum + one.confidence, 0) / count,
      right: inside.filter((one) => one.right).length / count,
    };
  });
  const error = table.reduce(
    (sum, bin) =>
      sum + (bin.count / Math.max(1, judged.length)) * Math.abs(bin.confidence - bin.right),
    0,
  );
  return { table, error };
}

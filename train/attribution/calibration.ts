/** The margins of something found, and whether it was right. */
export interface Outcome {
  readonly margins: readonly number[];
  readonly right: boolean;
}

const STEPS = 4000;
const RATE = 0.02;

/** Weights of a logistic that makes these outcomes likely, by plain gradient steps from zero (Platt 1999). */
export function fitLogistic(outcomes: readonly Outcome[]): { bias: number; weights: number[] } {
  const width = outcomes[0]?.margins.length ?? 0;
  const fit = Array.from({ length: width + 1 }, () => 0);
  const rows = outcomes.map(({ margins, right }) => ({ values: [1, ...margins], right }));
  for (let step = 0; step < STEPS; step++) {
    const gradient = fit.map(() => 0);
    for (const { values, right } of rows) {
      const sum = values.reduce((total, value, i) => total + value * (fit[i] ?? 0), 0);
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      values.forEach((value, i) => (gradient[i] = (gradient[i] ?? 0) + error * value));
    }
    gradient.forEach((slope, i) => (fit[i] = (fit[i] ?? 0) + (RATE * slope) / rows.length));
  }
  const [bias = 0, ...weights] = fit;
  return { bias, weights };
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

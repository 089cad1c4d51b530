/** One observation: covariates with the intercept first, count, and its weight in the fit. */
export interface Observation {
  readonly x: readonly number[];
  readonly y: number;
  readonly weight: number;
}

/** A fitted log-linear model. */
export interface Fit {
  readonly coefficients: readonly number[];
  readonly means: readonly number[];
  /** Diagonal of the hat matrix. */
  readonly leverages: readonly number[];
  /** Pearson's statistic over its degrees of freedom; not raised to 1. */
  readonly dispersion: number;
  readonly degrees: number;
  /** (XᵀWX)⁻¹: the covariance of the coefficients but for the dispersion. */
  readonly unscaled: readonly (readonly number[])[];
}

const MOST_ROUNDS = 100;
const CONVERGED = 1e-12; // relative change of the deviance

/**
 * Quasi-Poisson regression with log link by iteratively reweighted least squares.
 *
 * @returns undefined where it does not converge, the covariates are collinear or there are no more rows than covariates
 * @see McCullagh and Nelder (1989), §2.5
 */
export function fitQuasiPoisson(rows: readonly Observation[]): Fit | undefined {
  const size = rows[0]?.x.length ?? 0;
  if (rows.length <= size) return undefined;
  let means: readonly number[] = rows.map(({ y }) => y + 0.1);
  let before = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const solved = step(rows, means, size);
    if (!solved) return undefined;
    means = rows.map(({ x }) => Math.exp(dot(x, solved.coefficients)));
    const now = deviance(rows, means);
    if (!Number.isFinite(now)) return undefined;
    if (Math.abs(now - before) / (Math.abs(now) + 0.1) < CONVERGED)
      return summary(rows, means, solved.coefficients);
    before = now;
  }
  return undefined;
}

/** Linear predictor at `x` and its standard error, on the log scale, at the dispersion given. */
export function predict(
  fit: Fit,
  x: readonly number[],
  dispersion: number,
): { eta: number; se: number } {
  return { eta: dot(x, fit.coefficients), se: Math.sqrt(dispersion * quadratic(fit.unscaled, x)) };
}

function step(rows: readonly Observation[], means: readonly number[], size: number) {
  const inverse = invert(information(rows, means, size));
  if (!inverse) return undefined;
  const score = Array.from({ length: size }, (_, j) =>
    rows.reduce((sum, { x, y, weight }, i) => {
      const mean = means[i] ?? 0;
      const z = Math.log(mean) + (y - mean) / mean;
      return sum + weight * mean * z * (x[j] ?? 0);
    }, 0),
  );
  return { coefficients: inverse.map((row) => dot(row, score)) };
}

function information(
  rows: readonly Observation[],
  means: readonly number[],
  size: number,
): number[][] {
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  rows.forEach(({ x, weight }, i) => {
    const w = weight * (means[i] ?? 0);
    matrix.forEach((row, j) =>
      row.forEach((_, k) => (row[k] = (row[k] ?? 0) + w * (x[j] ?? 0) * (x[k] ?? 0))),
    );
  });
  return matrix;
}

function summary(
  rows: readonly Observation[],
  means: readonly number[],
  coefficients: readonly number[],
): Fit | undefined {
  const unscaled = invert(information(rows, means, coefficients.length));
  if (!unscaled) return undefined;
  const degrees = rows.length - coefficients.length;
  const pearson = rows.reduce((sum, { y, weight }, i) => {
    const mean = means[i] ?? 0;
    return sum + (weight * (y - mean) ** 2) / mean;
  }, 0);
  const leverages = rows.map(
    ({ x, weight }, i) => weight * (means[i] ?? 0) * quadratic(unscaled, x),
  );
  return { coefficients, means, leverages, dispersion: pearson / degrees, degrees, unscaled };
}

function deviance(rows: readonly Observation[], means: readonly number[]): number {
  return rows.reduce((sum, { y, weight }, i) => {
    const mean = means[i] ?? 0;
    return sum + 2 * weight * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean));
  }, 0);
}

/** Inverse by Gauss and Jordan with pivoting; undefined where the matrix is singular. */
function invert(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  const scale = Math.max(...matrix.flat().map(Math.abs));
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(rows, column);
    const top = rows[pivot];
    if (!top || Math.abs(top[column] ?? 0) < scale * 1e-14) return undefined;
    [rows[column], rows[pivot]] = [top, rows[column] ?? []];
    const by = top[column] ?? 1;
    top.forEach((value, k) => (top[k] = value / by));
    rows.forEach((row, i) => {
      const factor = row[column] ?? 0;
      if (i !== column && factor !== 0)
        row.forEach((value, k) => (row[k] = value - factor * (top[k] ?? 0)));
    });
  }
  return rows.map((row) => row.slice(n));
}

function pivotOf(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let i = column + 1; i < rows.length; i++)
    if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
  return best;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function quadratic(matrix: readonly (readonly number[])[], x: readonly number[]): number {
  return dot(
    x,
    matrix.map((row) => dot(row, x)),
  );
}

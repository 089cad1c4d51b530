import type { Rows } from "./classes.ts";

const STEPS = 60;

/**
 * The rows less their mean, turned to their main directions and cut to `width` of them.
 *
 * Principal components by orthogonal iteration on the covariance; the start is fixed, so the result is too.
 */
export function mainComponents(rows: Rows, width: number): Rows {
  const centred = lessMean(rows);
  const covariance = covarianceOf(centred);
  const axes = mainAxes(covariance, { from: rows.width, to: width });
  const size = rows.values.length / rows.width;
  const values = new Float32Array(size * width);
  for (let row = 0; row < size; row++)
    for (let axis = 0; axis < width; axis++) {
      let dot = 0;
      for (let i = 0; i < rows.width; i++)
        dot += (centred.values[row * rows.width + i] ?? 0) * (axes[axis * rows.width + i] ?? 0);
      values[row * width + axis] = dot;
    }
  return { values, width };
}

function lessMean({ values, width }: Rows): Rows {
  const mean = new Float64Array(width);
  values.forEach((value, i) => (mean[i % width] = (mean[i % width] ?? 0) + value));
  const size = values.length / width;
  return { values: values.map((value, i) => value - (mean[i % width] ?? 0) / size), width };
}

function covarianceOf({ values, width }: Rows): Float64Array {
  const sum = new Float64Array(width * width);
  for (let at = 0; at < values.length; at += width)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        sum[i * width + j] =
          (sum[i * width + j] ?? 0) + (values[at + i] ?? 0) * (values[at + j] ?? 0);
  return sum;
}

function mainAxes(
  covariance: Float64Array,
  { from, to }: { from: number; to: number },
): Float64Array {
  let axes: Float64Array = Float64Array.from({ length: to * from }, (_, i) =>
    Math.floor(i / from) === i % from ? 1 : 1 / (2 + (i % 7)),
  );
  for (let step = 0; step < STEPS; step++) axes = orthonormal(times(axes, covariance, from), from);
  return axes;
}

function times(axes: Float64Array, covariance: Float64Array, width: number): Float64Array {
  return axes.map((_, at) => {
    const [axis, column] = [Math.floor(at / width), at % width];
    let sum = 0;
    for (let i = 0; i < width; i++)
      sum += (axes[axis * width + i] ?? 0) * (covariance[i * width + column] ?? 0);
    return sum;
  });
}

/** Gram–Schmidt: each row made orthogonal to those before it, and of length 1. */
function orthonormal(axes: Float64Array, width: number): Float64Array {
  for (let at = 0; at < axes.length; at += width) {
    const row = axes.subarray(at, at + width);
    for (let before = 0; before < at; before += width) {
      const other = axes.subarray(before, before + width);
      const dot = row.reduce((sum, one, i) => sum + one * (other[i] ?? 0), 0);
      row.forEach((one, i) => (row[i] = one - dot * (other[i] ?? 0)));
    }
    const length = Math.hypot(...row) || 1;
    row.forEach((one, i) => (row[i] = one / length));
  }
  return axes;
}

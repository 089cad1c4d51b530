import { seeded } from "../perceptron/shuffle.ts";

/** Rows of numbers, all of one length, one after the other. */
export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
}

const ROUNDS = 12;

/**
 * Classes of rows by spherical k-means: each row joins the centre it has the greatest cosine with.
 *
 * @param rows of length 1 each, the most frequent words first: the first `count` of every stretch seed the centres
 * @returns class of each row, 1 to `count`
 */
export function classesOf(rows: Rows, count: number): Uint16Array {
  const size = rows.values.length / rows.width;
  let centres = seeds(rows, count);
  let classes = nearest(rows, centres);
  for (let round = 1; round < ROUNDS; round++) {
    centres = centresOf(rows, classes, count);
    classes = nearest(rows, centres);
  }
  return classes.map((one) => one + 1).subarray(0, size);
}

/** Rows drawn from the more frequent half, by a fixed generator. */
function seeds({ values, width }: Rows, count: number): Float32Array {
  const random = seeded(count);
  const half = Math.max(count, Math.floor(values.length / width / 2));
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(Math.floor(random() * half));
  const centres = new Float32Array(count * width);
  [...drawn].forEach((row, i) =>
    centres.set(values.subarray(row * width, row * width + width), i * width),
  );
  return centres;
}

function nearest({ values, width }: Rows, centres: Float32Array): Uint16Array {
  const classes = new Uint16Array(values.length / width);
  for (let row = 0; row < classes.length; row++) {
    let most = -Infinity;
    for (let centre = 0; centre * width < centres.length; centre++) {
      let dot = 0;
      for (let i = 0; i < width; i++)
        dot += (values[row * width + i] ?? 0) * (centres[centre * width + i] ?? 0);
      if (dot > most) [most, classes[row]] = [dot, centre];
    }
  }
  return classes;
}

function centresOf({ values, width }: Rows, classes: Uint16Array, count: number): Float32Array {
  const centres = new Float32Array(count * width);
  classes.forEach((centre, row) => {
    for (let i = 0; i < width; i++)
      centres[centre * width + i] =
        (centres[centre * width + i] ?? 0) + (values[row * width + i] ?? 0);
  });
  return toUnit({ values: centres, width });
}

/** Each row brought to length 1, in place; a row of zeros stays. */
export function toUnit({ values, width }: Rows): Float32Array {
  for (let at = 0; at < values.length; at += width) {
    const row = values.subarray(at, at + width);
    const length = Math.hypot(...row) || 1;
    row.forEach((one, i) => (row[i] = one / length));
  }
  return values;
}

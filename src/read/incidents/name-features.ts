import type { Token } from "../layers.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Words } from "../words.ts";

// Features by which names are found in small letters. The numbers of the templates are part of the model.

interface Columns {
  readonly lower: readonly number[];
  readonly pos: readonly number[];
  readonly classes: readonly (readonly number[])[];
}

const NOTHING = 0x5f; // stands beyond either end of the sentence
const AFFIXES = [1, 2, 3, 4];
const REACH = [-2, -1, 0, 1, 2];

/** Features of every word of a sentence, none of which looks at capitals. */
export function nameFeatures(words: readonly Token[], table: Words | undefined): Features[] {
  const places = words.map(({ lower }) => table?.indexOf(lower) ?? -1);
  const classes = ([0, 1, 2] as const).map((level) =>
    places.map((place) => (table?.classOf(place, level) ?? 0) + 1),
  );
  const columns = {
    lower: words.map(({ lower }) => hashText(lower)),
    pos: words.map(({ pos }) => hashText(pos)),
    classes,
  };
  return words.map(({ lower }, i) => [...wordFeatures(columns, i), ...formFeatures(lower)]);
}

function wordFeatures({ lower, pos, classes }: Columns, i: number): number[] {
  const at = (column: readonly number[] | undefined, k: number) => column?.[k] ?? NOTHING;
  const fine = classes[2];
  const mid = classes[1];
  return [
    feature(0, 0),
    ...REACH.flatMap((k) => [
      feature(1, k + 9, at(lower, i + k)),
      feature(2, k + 9, at(pos, i + k)),
      ...classes.map((column, level) => feature(3 + level, k + 9, at(column, i + k))),
    ]),
    feature(10, at(lower, i - 1), at(lower, i)),
    feature(11, at(lower, i), at(lower, i + 1)),
    feature(12, at(mid, i - 1), at(mid, i)),
    feature(13, at(mid, i), at(mid, i + 1)),
    feature(14, at(fine, i - 1), at(fine, i)),
    feature(15, at(fine, i), at(fine, i + 1)),
    feature(16, at(pos, i - 1), at(pos, i), at(pos, i + 1)),
    feature(17, at(mid, i - 1), at(mid, i), at(mid, i + 1)),
    feature(18, at(lower, i - 1), at(mid, i), at(lower, i + 1)),
    feature(19, at(lower, i - 1), at(mid, i)),
    feature(20, at(mid, i), at(lower, i + 1)),
  ];
}

function formFeatures(lower: string): number[] {
  return [
    ...AFFIXES.flatMap((n) => [
      feature(40 + n, hashText(lower.slice(0, n))),
      feature(50 + n, hashText(lower.slice(-n))),
    ]),
    feature(60, Math.min(lower.length, 12)),
    feature(
      61,
      (/\d/.test(lower) ? 1 : 0) + (/[-']/.test(lower) ? 2 : 0) + (/^\p{L}+$/u.test(lower) ? 4 : 0),
    ),
  ];
}

import type { StoryWords } from "./story-words.ts";

/** Texts with the same words stand together, as what is said of one of them is said of all. */
export interface Copies {
  readonly words: StoryWords;
  /** Their places among all texts, in order. */
  readonly at: readonly number[];
}

/** A stem that several texts hold: where they stand in the list of all holders, and how far that is filled. */
interface Holders {
  readonly texts: Int32Array;
  readonly weights: Float32Array;
  readonly begin: Int32Array;
  readonly end: Int32Array;
}

/**
 * Cosine of each pair of tf·idf vectors: (1 + ln tf) · ln((n + 1) / df), to length 1; stems of one text alone are
 * left out.
 *
 * @returns n × n, row by row; the diagonal is 0
 */
export function likenesses(texts: readonly Copies[]): Float32Array {
  const n = texts.length;
  const inTexts = countTexts(texts);
  const rarity = rarityOf(
    inTexts,
    texts.reduce((sum, { at }) => sum + at.length, 0),
  );
  const holders = roomFor(texts, inTexts);
  const cosines = new Float32Array(n * n);
  texts.forEach(({ words }, i) => {
    compareWithEarlier(weighted(words, rarity), i, {
      row: cosines.subarray(i * n, i * n + n),
      holders,
    });
  });
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) cosines[j * n + i] = cosines[i * n + j] ?? 0;
  return cosines;
}

/** Stem → in how many texts it stands. */
function countTexts(texts: readonly Copies[]): Int32Array {
  let stems = 0;
  for (const { words } of texts) for (const stem of words.stems) stems = Math.max(stems, stem + 1);
  const counts = new Int32Array(stems);
  for (const { words, at } of texts)
    for (const stem of words.stems) counts[stem] = (counts[stem] ?? 0) + at.length;
  return counts;
}

/** Stem → ln((n + 1) / df); 0 where no two texts hold it. */
function rarityOf(inTexts: Int32Array, n: number): Float64Array {
  const rarity = new Float64Array(inTexts.length);
  for (let stem = 0; stem < inTexts.length; stem++) {
    const count = inTexts[stem] ?? 0;
    if (count > 1) rarity[stem] = Math.log((n + 1) / count);
  }
  return rarity;
}

function roomFor(texts: readonly Copies[], inTexts: Int32Array): Holders {
  const begin = new Int32Array(inTexts.length);
  let room = 0;
  for (let stem = 0; stem < inTexts.length; stem++) {
    begin[stem] = room;
    room += Math.min(inTexts[stem] ?? 0, texts.length);
  }
  return {
    texts: new Int32Array(room),
    weights: new Float32Array(room),
    begin,
    end: begin.slice(),
  };
}

interface Vector {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
}

/** To length 1; a stem of no weight stays at 0. */
function weighted({ stems, weights }: StoryWords, rarity: Float64Array): Vector {
  const values = new Float64Array(stems.length);
  let squares = 0;
  for (let k = 0; k < stems.length; k++) {
    const value = (weights[k] ?? 0) * (rarity[stems[k] ?? 0] ?? 0);
    values[k] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) / length;
  return { stems, weights: values };
}

/** Fills the row of a text with its products with all before it, and makes it known to those after it. */
function compareWithEarlier(
  { stems, weights }: Vector,
  text: number,
  { row, holders }: { row: Float32Array; holders: Holders },
): void {
  for (let k = 0; k < stems.length; k++) {
    const [stem, weight] = [stems[k] ?? 0, weights[k] ?? 0];
    if (weight === 0) continue;
    const end = holders.end[stem] ?? 0;
    addProducts(row, weight, { holders, from: holders.begin[stem] ?? 0, to: end });
    holders.texts[end] = text;
    holders.weights[end] = weight;
    holders.end[stem] = end + 1;
  }
}

function addProducts(
  row: Float32Array,
  weight: number,
  { holders: { texts, weights }, from, to }: { holders: Holders; from: number; to: number },
): void {
  for (let p = from; p < to; p++) {
    const other = texts[p] ?? 0;
    row[other] = (row[other] ?? 0) + weight * (weights[p] ?? 0);
  }
}

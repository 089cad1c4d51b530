import type { Token } from "../layers.ts";
import { hashText } from "../perceptron/hash.ts";
import type { Words as WordTable } from "../words.ts";

// Properties of the words of a text as numbers, for the features of noun phrases and of their links.

/** Each list is indexed by token; what stands beyond either end is `NOTHING`. */
export interface Columns {
  readonly lower: Uint32Array;
  readonly lemma: Uint32Array;
  readonly pos: Uint8Array;
  readonly shape: Uint8Array;
  readonly suffix: Uint32Array;
  /** Classes of words used alike: 64, 256, 1024 of them; 0 for words that the table lacks. */
  readonly coarse: Uint16Array;
  readonly middle: Uint16Array;
  readonly fine: Uint16Array;
  /** Place in the table of words; −1 where it is not there. */
  readonly known: Int32Array;
}

export const NOTHING = 0xff;

const POS =
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split(" ");

const [ADJ = 0, ADP = 0, ADV = 0, AUX = 0, CCONJ = 0, DET = 0, INTJ = 0, NOUN = 0, NUM = 0] =
  POS.map((_, i) => i);
const [PRON, PROPN, PUNCT, SCONJ] = ["PRON", "PROPN", "PUNCT", "SCONJ"].map((one) =>
  POS.indexOf(one),
) as [number, number, number, number];
export { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PRON, PROPN, PUNCT, SCONJ };
export const VERB = POS.indexOf("VERB");

const SUFFIX_UNITS = 3;

/** @param table classes are 0 without it */
export function columnsOf(tokens: readonly Token[], table: WordTable | undefined): Columns {
  const known = Int32Array.from(tokens, ({ lower }) => table?.indexOf(lower) ?? -1);
  const classes = (level: 0 | 1 | 2) =>
    Uint16Array.from(known, (index) => table?.classOf(index, level) ?? 0);
  return {
    lower: Uint32Array.from(tokens, ({ lower }) => hashText(lower)),
    lemma: Uint32Array.from(tokens, ({ lemma }) => hashText(lemma)),
    pos: Uint8Array.from(tokens, ({ pos }) => POS.indexOf(pos)),
    shape: Uint8Array.from(tokens, ({ text }) => shapeOf(text)),
    suffix: Uint32Array.from(tokens, ({ lower }) => hashText(lower.slice(-SUFFIX_UNITS))),
    coarse: classes(0),
    middle: classes(1),
    fine: classes(2),
    known,
  };
}

/** Lower case, capital, all capitals, digits, anything else. */
function shapeOf(text: string): number {
  if (/^\d/.test(text)) return 3;
  if (/^\p{Lu}\p{Lu}/u.test(text)) return 2;
  if (/^\p{Lu}/u.test(text)) return 1;
  return /^\p{L}/u.test(text) ? 0 : 4;
}

export function at(column: ArrayLike<number>, i: number): number {
  return column[i] ?? NOTHING;
}

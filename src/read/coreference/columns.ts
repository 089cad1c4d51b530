import type { Token } from "../layers.ts";
import { hashSlice, hashText } from "../perceptron/hash.ts";
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

const POS_CODES = new Map<string, number>(POS.map((name, i) => [name, i]));

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
  const n = tokens.length;
  const columns = {
    lower: new Uint32Array(n),
    lemma: new Uint32Array(n),
    pos: new Uint8Array(n),
    shape: new Uint8Array(n),
    suffix: new Uint32Array(n),
    coarse: new Uint16Array(n),
    middle: new Uint16Array(n),
    fine: new Uint16Array(n),
    known: new Int32Array(n),
  };
  for (const [i, { text, lower, lemma, pos }] of tokens.entries()) {
    columns.lower[i] = hashText(lower);
    columns.lemma[i] = hashText(lemma);
    columns.pos[i] = POS_CODES.get(pos) ?? NOTHING;
    columns.shape[i] = shapeOf(text);
    columns.suffix[i] = hashSlice(lower, Math.max(0, lower.length - SUFFIX_UNITS), lower.length);
  }
  columns.known.fill(-1);
  if (table) addUse(columns, tokens, table);
  return columns;
}

function addUse(
  { known, coarse, middle, fine }: Columns,
  tokens: readonly Token[],
  table: WordTable,
): void {
  for (const [i, { lower }] of tokens.entries()) {
    const index = table.indexOf(lower);
    known[i] = index;
    coarse[i] = table.classOf(index, 0);
    middle[i] = table.classOf(index, 1);
    fine[i] = table.classOf(index, 2);
  }
}

/** Lower case, capital, all capitals, digits, anything else. */
function shapeOf(text: string): number {
  const unit = text.charCodeAt(0);
  if (unit >= 0x61 && unit <= 0x7a) return 0;
  if (/^\d/.test(text)) return 3;
  if (/^\p{Lu}\p{Lu}/u.test(text)) return 2;
  if (/^\p{Lu}/u.test(text)) return 1;
  return /^\p{L}/u.test(text) ? 0 : 4;
}

export function at(column: ArrayLike<number>, i: number): number {
  return column[i] ?? NOTHING;
}

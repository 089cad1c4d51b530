import { hashSlice, hashText } from "../perceptron/hash.ts";
import { hashShape, type ShapeCode } from "../perceptron/shape.ts";
import type { Words } from "../words.ts";

/** A word as far as tagging and parsing look at it. */
export interface Form {
  readonly text: string;
  readonly lower: string;
}

/** What the templates combine: for each word of a sentence a number, made once. */
export interface Columns {
  readonly length: number;
  readonly word: Int32Array;
  readonly text: Int32Array;
  readonly shape: Int32Array;
  readonly prefix: Int32Array;
  readonly suffix: Int32Array;
  readonly suffix2: Int32Array;
  /** Classes of words that are used alike, coarse to fine; 0 where nothing is known. */
  readonly coarse: Int32Array;
  readonly middle: Int32Array;
  readonly fine: Int32Array;
}

export const EDGE = 0x5e11; // stands for what is before the first and after the last word
const SHAPE_UNITS = 20; // longer words are no words
const SHAPE: ShapeCode = {
  capital: "X",
  letter: "x",
  digit: "d",
  joined: true,
  ofOther: (text) =>
    text
      .replace(/\p{Lu}/gu, "X")
      .replace(/\p{L}/gu, "x")
      .replace(/\p{N}/gu, "d")
      .replace(/(.)\1+/g, "$1"),
};

export function columnsOf(forms: readonly Form[], words: Words | undefined): Columns {
  const column = (value: (form: Form, i: number) => number): Int32Array => {
    const out = new Int32Array(forms.length);
    forms.forEach((form, i) => (out[i] = value(form, i)));
    return out;
  };
  const known = column(({ lower }) => words?.indexOf(lower) ?? -1);
  return {
    length: forms.length,
    word: column(({ lower }) => hashText(lower)),
    text: column(({ text }) => hashText(text)),
    shape: column(({ text }) => hashShape(text.slice(0, SHAPE_UNITS), SHAPE)),
    prefix: column(({ lower }) => hashSlice(lower, 0, Math.min(3, lower.length))),
    suffix: column(({ lower }) => ending(lower, 3)),
    suffix2: column(({ lower }) => ending(lower, 2)),
    coarse: known.map((index) => words?.classOf(index, 0) ?? 0),
    middle: known.map((index) => words?.classOf(index, 1) ?? 0),
    fine: known.map((index) => words?.classOf(index, 2) ?? 0),
  };
}

export function ending(lower: string, units: number): number {
  return hashSlice(lower, Math.max(0, lower.length - units), lower.length);
}

/** The value at `i`; beyond the sentence that of its edge. */
export function at(column: Int32Array, i: number): number {
  return i >= 0 && i < column.length ? (column[i] ?? EDGE) : EDGE;
}

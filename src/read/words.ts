import { TocsinError } from "../base/error.ts";

const FORMAT = "tocsin words 1";
const LENGTH_BYTES = 4;

/** Levels of word classes, coarse to fine: how many classes each has. */
export const WORD_CLASSES = [64, 256, 1024] as const;
export type WordClassLevel = 0 | 1 | 2;

/**
 * What is known of common English words from how they are used: words used alike have like vectors and one class.
 *
 * Made by `train/words.ts`; see `models/words.card.md`. Words are keyed in lower case.
 */
export interface Words {
  /** Length of each vector. */
  readonly dimensions: number;
  /** Place of a word in order of frequency, the most frequent 0; −1 where it is not known. */
  indexOf(lower: string): number;
  /** Class of the word at an index, from 1; 0 for the index −1, the class of unknown words. */
  classOf(index: number, level: WordClassLevel): number;
  /** Vector of the word at an index, of length 127 within rounding; undefined for the index −1. A view: do not write. */
  vectorOf(index: number): Int8Array | undefined;
}

/** The table as it is packed: words by frequency, classes per level from 1, vectors row by row. */
export interface WordTable {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly classes: readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
  readonly vectors: Int8Array;
}

/**
 * A table as bytes, to be packed further by gzip. Layout: length of the header (4 bytes, little endian), header (JSON),
 * words joined by line feeds, classes (16 bits each, little endian) per level, vectors (one byte a number).
 */
export function packWords({ words, dimensions, classes, vectors }: WordTable): Uint8Array {
  const text = new TextEncoder().encode(words.join("\n"));
  const head = new TextEncoder().encode(
    JSON.stringify({ format: FORMAT, size: words.length, dimensions, text: text.length }),
  );
  const at = LENGTH_BYTES + head.length;
  const out = new Uint8Array(at + text.length + words.length * (2 * 3 + dimensions));
  const view = new DataView(out.buffer);
  view.setUint32(0, head.length, true);
  out.set(head, LENGTH_BYTES);
  out.set(text, at);
  classes.forEach((level, which) => {
    for (let i = 0; i < words.length; i++)
      view.setUint16(at + text.length + 2 * (which * words.length + i), level[i] ?? 0, true);
  });
  out.set(vectors, at + text.length + 2 * 3 * words.length);
  return out;
}

/** The table from its bytes, unzipped. @throws TocsinError `bad-input` where the bytes are no such table */
export function openWords(bytes: Uint8Array): Words {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < LENGTH_BYTES ? 0 : view.getUint32(0, true);
  const at = LENGTH_BYTES + length;
  const header = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, at));
  if (!header.startsWith(`{"format":"${FORMAT}"`)) throw notWords(`its format is not ${FORMAT}`);
  const { size, dimensions, text } = JSON.parse(header) as Record<string, number> & {
    size: number;
    dimensions: number;
    text: number;
  };
  const classesAt = at + text;
  const vectorsAt = classesAt + 2 * 3 * size;
  if (bytes.length !== vectorsAt + size * dimensions)
    throw notWords("its length is not that of its rows");
  const words = new TextDecoder().decode(bytes.subarray(at, classesAt)).split("\n");
  const places = new Map(words.map((word, i) => [word, i]));
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + vectorsAt, size * dimensions);
  const classes = Uint16Array.from({ length: 3 * size }, (_, i) =>
    view.getUint16(classesAt + 2 * i, true),
  );
  return {
    dimensions,
    indexOf: (lower) => places.get(lower) ?? -1,
    classOf: (index, level) => (index < 0 ? 0 : (classes[level * size + index] ?? 0)),
    vectorOf: (index) =>
      index < 0 ? undefined : vectors.subarray(index * dimensions, (index + 1) * dimensions),
  };
}

function notWords(why: string): TocsinError {
  return new TocsinError("bad-input", `invalid word table: ${why}`, {
    hint: "make it anew, see train/words.ts",
  });
}

import { contains } from "../base/span.ts";
import { anchorKeys } from "./anchors.ts";
import { instantOf } from "./independence.ts";
import { SHINGLE_WORDS, winnow } from "./shingles.ts";
import type { Words } from "./words.ts";

/** What the index keeps of a text: enough to find those that may share words with it. */
export interface Sketch {
  readonly id: string;
  /** Hash of its words in order: the same for texts that differ in nothing but title and marks. */
  readonly words: string;
  /** Minutes since 1970 of its publication; undated texts come after all others. */
  readonly at: number;
  /** Orders texts of one minute: 28 bits of the hash of the id. */
  readonly tie: number;
  /** Sampled shingles. */
  readonly sample: readonly number[];
  /** Those that stand between quotation marks, and pairs of names and numbers: one in common is enough. */
  readonly telling: readonly number[];
  /** Anchors by which a text in another language may find it; none where its language or date is not known. */
  readonly anchors: readonly number[];
  readonly language: string;
}

const MINUTE_MS = 60_000;
const UNDATED = 2 ** 31 - 1; // the last minute that a column of 32 bits holds
const QUOTED = 0x51ed270b; // makes the hash of a shingle within quotation marks another one

/** @returns the sketch; the same for the same text, whatever else is in the case */
export function sketchOf(words: Words): Sketch {
  return { ...plainSketchOf(words), anchors: anchorsIn(words) };
}

/** All but the anchors, which cost most: a text that meets none in another language needs none. */
export function plainSketchOf(words: Words): Omit<Sketch, "anchors"> {
  const { source, shingles } = words;
  return {
    id: source.id,
    words: words.hash(),
    at: minuteOf(source.published),
    tie: words.tie,
    language: source.language ?? "",
    sample: [...winnow(shingles)].map(toSigned),
    telling: [...quotedShingles(words)].map(toSigned),
  };
}

/** Anchors by which the text is looked up; none where nobody knows when it was published. */
export function anchorsIn({ source, anchors }: Words): number[] {
  return minuteOf(source.published) === UNDATED ? [] : anchorKeys(anchors()).map(toSigned);
}

function minuteOf(published: string | null): number {
  return Math.min(UNDATED, Math.floor(instantOf(published) / MINUTE_MS));
}

/** As a column of 32 bits holds it. */
function toSigned(hash: number): number {
  return hash | 0;
}

/** Earlier first; the same order in memory and in the store. */
export function compareSketches(
  a: Pick<Sketch, "at" | "tie">,
  b: Pick<Sketch, "at" | "tie">,
): number {
  return a.at - b.at || a.tie - b.tie;
}

function quotedShingles({ tokens, shingles, quotes }: Words): Set<number> {
  const within = new Set<number>();
  for (const quote of quotes) {
    const from = tokens.findIndex(({ begin }) => begin >= quote.begin);
    const to = tokens.findLastIndex(({ end }) => end <= quote.end);
    const inside = shingles.slice(from, to - SHINGLE_WORDS + 2);
    const whole =
      from >= 0 &&
      inside.length > 0 &&
      tokens.slice(from, to + 1).every((token) => contains(quote, token));
    if (whole) for (const shingle of winnow(inside)) within.add((shingle ^ QUOTED) >>> 0);
  }
  return within;
}

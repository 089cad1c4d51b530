import { sha256 } from "../base/hash.ts";

/** A text to be put with others on the same happening. */
export interface StoryText {
  readonly id: string;
  readonly text: string;
}

/** What of a text stories are told by; words are numbers that the opener of the texts gave them. */
export interface StoryWords {
  /** Each stem once, in order of the text. */
  readonly stems: Int32Array;
  /** 1 + ln of how often each stands, what stands at the beginning counting more. */
  readonly weights: Float64Array;
  /** Words it only writes with a capital, and its numbers. */
  readonly names: readonly number[];
  /** The same for the same text; null where it holds no word. */
  readonly printed: string | null;
}

const LEAD_WORDS = 60; // who, what and where stand at the beginning
const LEAD_WEIGHT = 2;
const TELLING_WEIGHT = 2; // capitalised words and numbers tell one happening from another of its kind

const STOP_WORDS: ReadonlySet<string> = new Set(
  `the a an of to in on at for and or but with by from as is was were be been are it its that this he she
  they his her their had has have will would said say says who which not after before into than then there
  about over more most one two also new`.split(/\s+/),
);

/** A word as it is printed, looked at once. */
interface Known {
  readonly word: number;
  readonly stem: number;
  readonly telling: boolean;
}

/** What the words of one text are counted in, by number; between two texts all of it is 0. */
interface Counter {
  readonly counts: number[];
  /** CAPITAL, SMALL, or both. */
  readonly cases: number[];
}

const CAPITAL = 1;
const SMALL = 2;

/**
 * Opens texts for stories. Words of one opener can be compared with each other, not with those of another.
 *
 * @returns the words of a text; the same, up to their numbers, whatever was opened before
 */
export function openStoryWords(): (text: string) => StoryWords {
  const numbers = new Map<string, number>();
  const printed = new Map<string, Known | null>();
  const counter: Counter = { counts: [], cases: [] };
  const knownOf = (raw: string): Known | null => {
    const known = printed.get(raw);
    if (known !== undefined) return known;
    const looked = lookAt(raw, numbers);
    printed.set(raw, looked);
    while (counter.counts.length < numbers.size) {
      counter.counts.push(0);
      counter.cases.push(0);
    }
    return looked;
  };
  return (text) => {
    const words = (text.match(WORD) ?? []).map(knownOf);
    const { stems, weights, names } = countWords(words, counter);
    return { stems, weights, names, printed: stems.length === 0 ? null : sha256(text) };
  };
}

const WORD = /[\p{L}\p{N}]+/gu;

/** @returns null for what says nothing: stop words and single characters */
function lookAt(raw: string, numbers: Map<string, number>): Known | null {
  const word = raw.toLowerCase();
  if (word.length < 2 || STOP_WORDS.has(word)) return null;
  const stem = word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, "") : word.replace(/s$/, "");
  return {
    word: numberOf(word, numbers),
    stem: numberOf(stem, numbers),
    telling: /^[\p{Lu}\p{N}]/u.test(raw),
  };
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const known = numbers.get(word) ?? numbers.size;
  numbers.set(word, known);
  return known;
}

function countWords(
  printed: readonly (Known | null)[],
  { counts, cases }: Counter,
): Pick<StoryWords, "stems" | "weights" | "names"> {
  const stems: number[] = [];
  const words: number[] = [];
  printed.forEach((known, at) => {
    if (known === null) return;
    const { word, stem, telling } = known;
    if (cases[word] === 0) words.push(word);
    cases[word] = (cases[word] ?? 0) | (telling ? CAPITAL : SMALL);
    if (counts[stem] === 0) stems.push(stem);
    const count = (telling ? TELLING_WEIGHT : 1) * (at < LEAD_WORDS ? LEAD_WEIGHT : 1);
    counts[stem] = (counts[stem] ?? 0) + count;
  });
  const names = words.filter((word) => cases[word] === CAPITAL);
  const weights = Float64Array.from(stems, (stem) => 1 + Math.log(counts[stem] ?? 1));
  for (const word of words) cases[word] = 0;
  for (const stem of stems) counts[stem] = 0;
  return { stems: Int32Array.from(stems), weights, names };
}

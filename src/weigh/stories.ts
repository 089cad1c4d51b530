import { averageLink, type Merge } from "./average-link.ts";

/** A text to be put with others on the same happening. */
export interface StoryText {
  readonly id: string;
  readonly text: string;
}

/** Word → weight, of length 1. */
type Vector = ReadonlyMap<string, number>;

// Chosen on the developers' part of ECB+, B-cubed F1; see eval/RESULTS.md.
const LEAST_LIKENESS = 0.17; // mean cosine of two groups that are one story
const LEAD_WORDS = 60; // who, what and where stand at the beginning
const LEAD_WEIGHT = 2;
const TELLING_WEIGHT = 2; // capitalised words and numbers tell one happening from another of its kind

const STOP_WORDS: ReadonlySet<string> = new Set(
  `the a an of to in on at for and or but with by from as is was were be been are it its that this he she
  they his her their had has have will would said say says who which not after before into than then there
  about over more most one two also new`.split(/\s+/),
);

/**
 * Which texts are on one and the same happening: average-link clustering of tf·idf vectors, but two groups
 * that each have names and numbers of their own stay two: another quake, another match of the same champion.
 *
 * The weights come from these texts alone, so the answer for one text depends on those it stands among.
 *
 * @param open gives the words of a text, for those who have them already
 * @returns for each id the id of the first text of its cluster, in the order that came in
 * @see docs of average linkage by chains of nearest neighbours: Murtagh, A survey of recent advances in hierarchical
 *   clustering algorithms, 1983
 */
export function storiesOf(
  texts: readonly StoryText[],
  open: (text: StoryText) => StoryWords = storyWords,
): Map<string, string> {
  const opened = texts.map(open);
  const vectors = weighted(opened.map(({ counts }) => counts));
  const merges = averageLink(likenesses(vectors), {
    n: vectors.length,
    least: LEAST_LIKENESS,
  });
  const names = opened.map((words) => words.names);
  const roots = groupsOf(merges, names);
  return new Map(texts.map(({ id }, i) => [id, texts[roots[i] ?? i]?.id ?? id]));
}

/** What of a text stories are told by. */
export interface StoryWords {
  /** Word → how often, what stands at the beginning counting more. */
  readonly counts: ReadonlyMap<string, number>;
  readonly names: ReadonlySet<string>;
}

export function storyWords({ text }: StoryText): StoryWords {
  return { counts: countWords(text), names: namesIn(text) };
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let position = 0;
  for (const [raw] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    position++;
    const word = raw.toLowerCase();
    if (word.length < 2 || STOP_WORDS.has(word)) continue;
    const telling = /^[\p{Lu}\p{N}]/u.test(raw) ? TELLING_WEIGHT : 1;
    const stem = word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, "") : word.replace(/s$/, "");
    counts.set(
      stem,
      (counts.get(stem) ?? 0) + telling * (position <= LEAD_WORDS ? LEAD_WEIGHT : 1),
    );
  }
  return counts;
}

/** (1 + ln tf) · ln((n + 1) / df), to length 1; words of one text alone are left out. */
function weighted(counts: readonly ReadonlyMap<string, number>[]): Vector[] {
  const inTexts = new Map<string, number>();
  for (const words of counts)
    for (const word of words.keys()) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const shared = [...words].filter(([word]) => (inTexts.get(word) ?? 0) > 1);
    const weights = shared.map(
      ([word, count]) =>
        [
          word,
          (1 + Math.log(count)) * Math.log((counts.length + 1) / (inTexts.get(word) ?? 1)),
        ] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
}

/** Cosine of each pair, row by row. */
function likenesses(vectors: readonly Vector[]): Float32Array {
  const n = vectors.length;
  const cosines = new Float32Array(n * n);
  const postings = new Map<string, { at: number; weight: number }[]>();
  for (const [i, vector] of vectors.entries()) {
    for (const [word, weight] of vector) {
      const posting = postings.get(word) ?? [];
      for (const other of posting) addTo(cosines, i * n + other.at, weight * other.weight);
      posting.push({ at: i, weight });
      postings.set(word, posting);
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) cosines[j * n + i] = cosines[i * n + j] ?? 0;
  return cosines;
}

function addTo(values: Float32Array, at: number, value: number): void {
  values[at] = (values[at] ?? 0) + value;
}

const LARGE = 5; // texts: of fewer, what half of them name may be chance
const ALIKE = 0.27; // mean cosine: beyond, the words themselves say that it is one happening
const OWN_NAMES = 4; // on either side
const HALF = 0.5;
const HARDLY_ANY = 0.15;

/** Words of a text that it only writes with a capital, and its numbers. */
function namesIn(text: string): Set<string> {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const [raw] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = raw.toLowerCase();
    if (word.length < 2 || STOP_WORDS.has(word)) continue;
    (/^[\p{Lu}\p{N}]/u.test(raw) ? capital : small).add(word);
  }
  return capital.difference(small);
}

/** For each text the first of its group: the merges, without those of two happenings. */
function groupsOf(merges: readonly Merge[], names: readonly ReadonlySet<string>[]): number[] {
  const groups = names.map((_, i) => [i]);
  const whole = names.map(() => true);
  for (const { a, b, likeness } of merges) {
    const [one = [], other = []] = [groups[a], groups[b]];
    const join = whole[a] && whole[b] && !areTwo(one, other, { likeness, names });
    if (join) groups[a] = [...one, ...other];
    else whole[a] = false;
  }
  const root = names.map((_, i) => i);
  const taken = new Set<number>();
  for (const group of groups.toSorted((x, y) => y.length - x.length)) {
    if (group.some((i) => taken.has(i))) continue;
    for (const i of group) {
      taken.add(i);
      root[i] = Math.min(...group);
    }
  }
  return root;
}

function areTwo(
  one: readonly number[],
  other: readonly number[],
  { likeness, names }: { likeness: number; names: readonly ReadonlySet<string>[] },
): boolean {
  if (Math.min(one.length, other.length) < LARGE || likeness >= ALIKE) return false;
  const [shareA, shareB] = [sharesOf(one, names), sharesOf(other, names)];
  return Math.min(ownNames(shareA, shareB), ownNames(shareB, shareA)) >= OWN_NAMES;
}

/** Share of the texts that hold each name. */
function sharesOf(
  group: readonly number[],
  names: readonly ReadonlySet<string>[],
): Map<string, number> {
  const shares = new Map<string, number>();
  for (const i of group)
    for (const name of names[i] ?? []) shares.set(name, (shares.get(name) ?? 0) + 1 / group.length);
  return shares;
}

/** Names that half of one group has and hardly any text of the other. */
function ownNames(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  return [...one].filter(([name, share]) => share >= HALF && (other.get(name) ?? 0) <= HARDLY_ANY)
    .length;
}

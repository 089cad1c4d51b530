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
 * Which texts are on one and the same happening: average-link clustering of tf·idf vectors.
 *
 * The weights come from these texts alone, so the answer for one text depends on those it stands among.
 *
 * @returns for each id the id of the first text of its cluster, in the order that came in
 * @see docs of average linkage by chains of nearest neighbours: Murtagh, A survey of recent advances in hierarchical
 *   clustering algorithms, 1983
 */
export function storiesOf(texts: readonly StoryText[]): Map<string, string> {
  const vectors = weighted(texts.map(({ text }) => countWords(text)));
  const roots = averageLink(likenesses(vectors), vectors.length);
  return new Map(texts.map(({ id }, i) => [id, texts[roots[i] ?? i]?.id ?? id]));
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

/** Merges the most alike groups while they are alike enough; in O(n²), as average linkage allows. */
function averageLink(likeness: Float32Array, n: number): number[] {
  const root = Array.from({ length: n }, (_, i) => i);
  const size = Array.from({ length: n }, () => 1);
  const open = new Set(root);
  const chain: number[] = [];
  for (let top = root[0]; top !== undefined && open.size > 0; top = chain.at(-1) ?? first(open)) {
    if (chain.at(-1) !== top) chain.push(top);
    const next = mostAlike(top, { likeness, n, open, before: chain.at(-2) });
    if (next === undefined) open.delete(top);
    else if (next === chain.at(-2))
      merge(Math.min(top, next), Math.max(top, next), { likeness, n, open, size, root });
    else {
      chain.push(next);
      continue;
    }
    chain.length = Math.max(0, chain.length - (next === undefined ? 1 : 2));
  }
  return root;
}

interface Groups {
  readonly likeness: Float32Array;
  readonly n: number;
  readonly open: Set<number>;
}

/** The open group that is most like this one, where one is alike enough; of equals the one we came from. */
function mostAlike(
  top: number,
  { likeness, n, open, before }: Groups & { before: number | undefined },
): number | undefined {
  let best = before;
  let most =
    before === undefined
      ? LEAST_LIKENESS
      : Math.max(LEAST_LIKENESS, likeness[top * n + before] ?? 0);
  for (const other of open) {
    const value = other === top ? 0 : (likeness[top * n + other] ?? 0);
    if (value > most) [best, most] = [other, value];
  }
  return most > LEAST_LIKENESS ? best : undefined;
}

function merge(
  a: number,
  b: number,
  { likeness, n, open, size, root }: Groups & { size: number[]; root: number[] },
): void {
  const [sizeA, sizeB] = [size[a] ?? 1, size[b] ?? 1];
  open.delete(b);
  for (const other of open) {
    const mean =
      (sizeA * (likeness[a * n + other] ?? 0) + sizeB * (likeness[b * n + other] ?? 0)) /
      (sizeA + sizeB);
    likeness[a * n + other] = mean;
    likeness[other * n + a] = mean;
  }
  size[a] = sizeA + sizeB;
  for (const [i, of] of root.entries()) if (of === b) root[i] = a;
}

function first(open: ReadonlySet<number>): number | undefined {
  return open.values().next().value;
}

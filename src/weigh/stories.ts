import { groupBy } from "../base/group.ts";
import { averageLink, type Merge } from "./average-link.ts";
import { likenesses, type Copies } from "./likeness.ts";
import { openStoryWords, type StoryText, type StoryWords } from "./story-words.ts";

// Chosen on the developers' part of ECB+, B-cubed F1; see eval/RESULTS.md.
const LEAST_LIKENESS = 0.17; // mean cosine of two groups that are one story

/**
 * Which texts are on one and the same happening.
 *
 * @returns for each id the id of the first text of its cluster, in the order that came in
 * @see `groupsOf`
 */
export function storiesOf(texts: readonly StoryText[]): Map<string, string> {
  const open = openStoryWords();
  const groups = groupsOf(texts.map(({ text }) => open(text)));
  const first = new Map(groups.flatMap((group) => group.map((i) => [i, group[0] ?? i] as const)));
  return new Map(texts.map(({ id }, i) => [id, texts[first.get(i) ?? i]?.id ?? id]));
}

/**
 * Puts texts together by average-link clustering of tf·idf vectors, but two groups that each have names and numbers
 * of their own stay two: another quake, another match of the same champion.
 *
 * The weights come from these texts alone, so the answer for one text depends on those it stands among. Texts of the
 * same words are compared once: they are joined before all others, whatever else there is.
 *
 * @param texts of one opener
 * @returns places of the texts of each group, in order; the groups by their first text
 * @see docs of average linkage by chains of nearest neighbours: Murtagh, A survey of recent advances in hierarchical
 *   clustering algorithms, 1983
 */
export function groupsOf(texts: readonly StoryWords[]): number[][] {
  const distinct = copiesOf(texts);
  const merges = averageLink(likenesses(distinct), {
    sizes: distinct.map(({ at }) => at.length),
    least: LEAST_LIKENESS,
  });
  return joined(merges, distinct)
    .map((group) => group.flatMap((i) => distinct[i]?.at ?? []).sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b);
}

/** Texts without a word are alike in nothing. */
function copiesOf(texts: readonly StoryWords[]): Copies[] {
  const places = texts.map((words, at) => ({ words, at }));
  const alike = groupBy(places, ({ words, at }) => words.printed ?? at);
  return [...alike.values()].flatMap((list) => {
    const [first] = list;
    return first ? [{ words: first.words, at: list.map(({ at }) => at) }] : [];
  });
}

const LARGE = 5; // texts: of fewer, what half of them name may be chance
const ALIKE = 0.27; // mean cosine: beyond, the words themselves say that it is one happening
const OWN_NAMES = 4; // on either side
const HALF = 0.5;
const HARDLY_ANY = 0.15;

/** The groups that the merges make, without those of two happenings. */
function joined(merges: readonly Merge[], texts: readonly Copies[]): number[][] {
  const groups = texts.map((_, i) => [i]);
  const whole = texts.map(() => true);
  for (const { a, b, likeness } of merges) {
    const [one = [], other = []] = [groups[a], groups[b]];
    const join = whole[a] && whole[b] && !areTwo(one, other, { likeness, texts });
    if (join) groups[a] = [...one, ...other];
    else whole[a] = false;
  }
  const taken = new Set<number>();
  return groups
    .map((group) => ({ group, size: countTexts(group, texts) }))
    .sort((x, y) => y.size - x.size)
    .flatMap(({ group }) => {
      if (group.some((i) => taken.has(i))) return [];
      for (const i of group) taken.add(i);
      return [group];
    });
}

function areTwo(
  one: readonly number[],
  other: readonly number[],
  { likeness, texts }: { likeness: number; texts: readonly Copies[] },
): boolean {
  if (likeness >= ALIKE) return false;
  if (Math.min(countTexts(one, texts), countTexts(other, texts)) < LARGE) return false;
  const [shareA, shareB] = [sharesOf(one, texts), sharesOf(other, texts)];
  return Math.min(ownNames(shareA, shareB), ownNames(shareB, shareA)) >= OWN_NAMES;
}

function countTexts(group: readonly number[], texts: readonly Copies[]): number {
  return group.reduce((sum, i) => sum + (texts[i]?.at.length ?? 0), 0);
}

/** Share of the texts that hold each name. */
function sharesOf(group: readonly number[], texts: readonly Copies[]): Map<number, number> {
  const all = countTexts(group, texts);
  const shares = new Map<number, number>();
  for (const i of group) {
    const { at = [], words } = texts[i] ?? {};
    for (const name of words?.names ?? [])
      shares.set(name, (shares.get(name) ?? 0) + at.length / all);
  }
  return shares;
}

/** Names that half of one group has and hardly any text of the other. */
function ownNames(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  return [...one].filter(([name, share]) => share >= HALF && (other.get(name) ?? 0) <= HARDLY_ANY)
    .length;
}

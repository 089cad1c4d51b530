import { compareText, groupBy } from "../base/group.ts";
import { sha256 } from "../base/hash.ts";
import { addDays } from "../base/interval.ts";
import { idOf } from "../base/id.ts";
import type { StoryDay } from "../model/story-day.ts";

const METHOD = "1"; // raised where the same texts are put together in another way: days that were kept are told anew then
const WINDOW_DAYS = 14; // reports further apart are joined by what came between them, or are of another happening

/** A text by the day it was published, `YYYY-MM-DD` or an instant. */
interface DatedText {
  readonly id: string;
  readonly published: string;
}

/** One story over time. */
export interface StoryCourse {
  /** Made of its first text: the same as long as no earlier text joins it. */
  readonly id: string;
  /** In order of publication. */
  readonly texts: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Stories that turned out to be this one, with the day on which that showed. */
  readonly mergedFrom: readonly { readonly id: string; readonly on: string }[];
  /** The story of which it was taken to be a part, until the day on which it showed that it is another. */
  readonly splitFrom: { readonly id: string; readonly on: string } | null;
}

/** The texts of the two weeks that end with a day. */
export interface StoryWindow {
  readonly day: string;
  /** In order of publication. */
  readonly texts: readonly string[];
  /** That of the day when it is told: the same only for the same texts, put together in the same way. */
  readonly of: string;
}

/** Each day as it was put together, by `YYYY-MM-DD`. */
export type StoryDays = ReadonlyMap<string, StoryDay>;

/** Each day on which something was published, with what is to be put together for it. @param texts in any order */
export function* storyWindows(texts: readonly DatedText[]): Generator<StoryWindow> {
  let window: DatedText[] = [];
  for (const [day, list] of groupBy(inOrder(texts), dayOf)) {
    const from = addDays(day, 1 - WINDOW_DAYS);
    window = [...window.filter((text) => dayOf(text) >= from), ...list];
    const ids = window.map(({ id }) => id);
    yield { day, texts: ids, of: sha256([METHOD, ...ids].join(" ")) };
  }
}

/**
 * Follows stories day by day: each day the texts of the last two weeks are put together anew, and each group goes on
 * as the story with which it shares most texts.
 *
 * Where two stories come together the one that shares more texts goes on, of equals the one that began first; the
 * other has merged into it. Where one comes apart, the larger part goes on and the other is a story of its own. A
 * text that leaves the two weeks stays with its story.
 *
 * @param texts in any order, with unique ids; those without a date are none of its business
 * @param days how the texts of each of `storyWindows` were put together
 * @returns in order of their first day, then of id; every text is in one of them; the same for every order of input
 * @see docs/methods/stories.md
 */
export function followStories(texts: readonly DatedText[], days: StoryDays): StoryCourse[] {
  const ordered = inOrder(texts);
  const state: State = { storyOf: new Map(), stories: new Map() };
  for (const day of groupBy(ordered, dayOf).keys()) goOn(state, days.get(day)?.groups ?? [], day);
  return linesOf(ordered, state);
}

function inOrder(texts: readonly DatedText[]): DatedText[] {
  return texts.toSorted(
    (a, b) =>
      compareText(dayOf(a), dayOf(b)) ||
      compareText(a.published, b.published) ||
      compareText(a.id, b.id),
  );
}

function dayOf({ published }: DatedText): string {
  return published.slice(0, 10);
}

interface Known {
  readonly order: number;
  readonly mergedFrom: { id: string; on: string }[];
  readonly splitFrom: StoryCourse["splitFrom"];
}

interface State {
  /** Text id → id of its story. */
  readonly storyOf: Map<string, string>;
  readonly stories: Map<string, Known>;
}

interface Tie {
  readonly group: readonly string[];
  readonly story: string;
  readonly shared: number;
}

/** One day on: which group goes on as which story. */
function goOn(
  { storyOf, stories }: State,
  groups: readonly (readonly string[])[],
  day: string,
): void {
  const ties = tiesOf(groups, { storyOf, stories });
  const chosen = new Map<readonly string[], string>();
  const taken = new Set<string>();
  const before = groupBy(ties, ({ group }) => group);
  for (const { group, story } of ties) {
    if (chosen.has(group) || taken.has(story)) continue;
    chosen.set(group, story);
    taken.add(story);
  }
  for (const group of groups) {
    const told = (before.get(group) ?? []).map((tie) => tie.story);
    const story = chosen.get(group) ?? begin(stories, group, told[0], day);
    const ended = told.filter((one) => !taken.has(one));
    for (const id of ended) taken.add(id);
    stories.get(story)?.mergedFrom.push(...ended.map((id) => ({ id, on: day })));
    for (const id of group) storyOf.set(id, story);
  }
}

/** Groups with the stories that their texts stood in, those that share most first. */
function tiesOf(groups: readonly (readonly string[])[], { storyOf, stories }: State): Tie[] {
  const ties: Tie[] = [];
  for (const group of groups) {
    const shared = new Map<string, number>();
    for (const id of group) {
      const story = storyOf.get(id);
      if (story !== undefined) shared.set(story, (shared.get(story) ?? 0) + 1);
    }
    for (const [story, count] of shared) ties.push({ group, story, shared: count });
  }
  const orderOf = (id: string) => stories.get(id)?.order ?? stories.size;
  return ties.sort((a, b) => b.shared - a.shared || orderOf(a.story) - orderOf(b.story));
}

/** A new story, of what is new or what was taken for a part of another. */
function begin(
  stories: State["stories"],
  group: readonly string[],
  partOf: string | undefined,
  day: string,
): string {
  const ids = group.map((id) => idOf("story", id));
  const id = ids.find((one) => !stories.has(one)) ?? idOf("story", ...group, day);
  const splitFrom = partOf === undefined ? null : { id: partOf, on: day };
  stories.set(id, { order: stories.size, mergedFrom: [], splitFrom });
  return id;
}

function linesOf(ordered: readonly DatedText[], { storyOf, stories }: State): StoryCourse[] {
  return [...groupBy(ordered, ({ id }) => storyOf.get(id) ?? id)]
    .map(([id, list]): StoryCourse => {
      const { mergedFrom = [], splitFrom = null } = stories.get(id) ?? {};
      const days = list.map(dayOf);
      return {
        id,
        texts: list.map((text) => text.id),
        first: days[0] ?? "",
        last: days.at(-1) ?? "",
        mergedFrom,
        splitFrom,
      };
    })
    .sort((a, b) => compareText(a.first, b.first) || compareText(a.id, b.id));
}

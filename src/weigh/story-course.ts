import { compareText, groupBy } from "../base/group.ts";
import { sha256 } from "../base/hash.ts";
import { addDays } from "../base/interval.ts";
import { idOf } from "../base/id.ts";
import { storiesOf, storyWords, type StoryText, type StoryWords } from "./stories.ts";

const WINDOW_DAYS = 14; // reports further apart are joined by what came between them, or are of another happening

/** A text with the day it was published, `YYYY-MM-DD` or an instant. */
export interface DatedText extends StoryText {
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

/** How the texts of two weeks were put together, by the last of their days: kept, so that only what is new is done anew. */
export type StoryDays = Map<string, { readonly of: string; readonly groups: readonly string[][] }>;

/**
 * Follows stories day by day: each day the texts of the last two weeks are put together anew, and each group goes on
 * as the story with which it shares most texts.
 *
 * Where two stories come together the one that shares more texts goes on, of equals the one that began first; the
 * other has merged into it. Where one comes apart, the larger part goes on and the other is a story of its own. A
 * text that leaves the two weeks stays with its story.
 *
 * @param texts in any order, with unique ids; those without a date are none of its business
 * @param days of an earlier call: a day is put together anew only where other texts stand in its two weeks; filled here
 * @returns in order of their first day, then of id; every text is in one of them; the same for every order of input
 * @see docs/methods/stories.md
 */
export function followStories(
  texts: readonly DatedText[],
  days: StoryDays = new Map(),
): StoryCourse[] {
  const ordered = texts.toSorted(
    (a, b) =>
      compareText(dayOf(a), dayOf(b)) ||
      compareText(a.published, b.published) ||
      compareText(a.id, b.id),
  );
  const state: State = { storyOf: new Map(), stories: new Map() };
  const opened = new Map<string, StoryWords>();
  for (const [day, window] of windowsOf(ordered)) {
    const of = sha256(window.map(({ id }) => id).join(" "));
    const known = days.get(day);
    const groups = known?.of === of ? known.groups : groupsOf(window, opened);
    days.set(day, { of, groups });
    goOn(state, groups, day);
  }
  return linesOf(ordered, state);
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

/** Each day with the texts of the two weeks that end with it. */
function* windowsOf(ordered: readonly DatedText[]): Generator<[string, DatedText[]]> {
  let window: DatedText[] = [];
  for (const [day, texts] of groupBy(ordered, dayOf)) {
    const from = addDays(day, 1 - WINDOW_DAYS);
    window = [...window.filter((text) => dayOf(text) >= from), ...texts];
    yield [day, window];
  }
}

/** @param opened words of texts, kept from one day to the next: a text stands in fourteen windows */
function groupsOf(window: readonly DatedText[], opened: Map<string, StoryWords>): string[][] {
  const within = new Set(window.map(({ id }) => id));
  for (const id of opened.keys()) if (!within.has(id)) opened.delete(id);
  const stories = storiesOf(window, (text) => {
    const words = opened.get(text.id) ?? storyWords(text);
    opened.set(text.id, words);
    return words;
  });
  const ids = window.map(({ id }) => id);
  return [...groupBy(ids, (id) => stories.get(id) ?? id).values()];
}

interface Tie {
  readonly group: readonly string[];
  readonly story: string;
  readonly shared: number;
}

/** One day on: which group goes on as which story. */
function goOn({ storyOf, stories }: State, groups: readonly string[][], day: string): void {
  const ties = tiesOf(groups, { storyOf, stories });
  const chosen = new Map<readonly string[], string>();
  const taken = new Set<string>();
  for (const { group, story } of ties) {
    if (chosen.has(group) || taken.has(story)) continue;
    chosen.set(group, story);
    taken.add(story);
  }
  for (const group of groups) {
    const before = ties.filter((tie) => tie.group === group).map((tie) => tie.story);
    const story = chosen.get(group) ?? begin(stories, group, before[0], day);
    const ended = before.filter((one) => !taken.has(one));
    for (const id of ended) taken.add(id);
    stories.get(story)?.mergedFrom.push(...ended.map((id) => ({ id, on: day })));
    for (const id of group) storyOf.set(id, story);
  }
}

/** Groups with the stories that their texts stood in, those that share most first. */
function tiesOf(groups: readonly string[][], { storyOf, stories }: State): Tie[] {
  const orderOf = (id: string) => stories.get(id)?.order ?? stories.size;
  return groups
    .flatMap((group) => [...groupBy(group, (id) => storyOf.get(id))].map((one) => ({ group, one })))
    .flatMap(({ group, one: [story, list] }): Tie[] =>
      story === undefined ? [] : [{ group, story, shared: list.length }],
    )
    .sort((a, b) => b.shared - a.shared || orderOf(a.story) - orderOf(b.story));
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

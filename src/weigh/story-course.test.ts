import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { groupsOf } from "./stories.ts";
import {
  followStories,
  storyWindows,
  type StoryCourse,
  type StoryDays,
  type StoryWindow,
} from "./story-course.ts";
import { openStoryWords } from "./story-words.ts";

interface Told {
  readonly id: string;
  readonly published: string;
  readonly text: string;
}

/** Puts together what stands otherwise in two weeks than in the days of before. */
function daysOf(texts: readonly Told[], before: StoryDays = new Map()): StoryDays {
  const open = openStoryWords();
  const words = new Map(texts.map(({ id, text: said }) => [id, open(said)]));
  const day = ({ of, texts: ids }: StoryWindow) => {
    const groups = groupsOf(ids.map((id) => words.get(id) ?? open("")));
    return { of, groups: groups.map((group) => group.flatMap((i) => ids[i] ?? [])) };
  };
  return new Map(
    storyWindows(texts).map((window) => {
      const known = before.get(window.day);
      return [window.day, known?.of === window.of ? known : day(window)];
    }),
  );
}

function follow(texts: readonly Told[], before?: StoryDays): StoryCourse[] {
  return followStories(texts, daysOf(texts, before));
}

const MILL = "Fire destroyed the Orlan flour mill at Tarnbridge and the miller Hask fled";
const FLOOD =
  "Floods drowned cattle along the Vess river below Quellin after the dam at Marrow broke";
const at = (id: string, published: string, text: string): Told => ({ id, published, text });

test("a story keeps its id while reports of it go on, and another happening is another story", () => {
  const lines = follow([
    at("a", "2031-03-01", `${MILL} on Sunday.`),
    at("b", "2031-03-02", `${MILL}; police seek Hask of Tarnbridge.`),
    at("c", "2031-03-02", `${FLOOD}.`),
    at("d", "2031-03-09", `${MILL}: Hask of the Orlan mill was found near Tarnbridge.`),
  ]);
  assert.deepEqual(
    lines.map(({ texts, first, last }) => [texts.join(""), first, last]),
    [
      ["abd", "2031-03-01", "2031-03-09"],
      ["c", "2031-03-02", "2031-03-02"],
    ],
  );
  const [early] = follow([at("a", "2031-03-01", `${MILL} on Sunday.`)]);
  assert.equal(early?.id, lines[0]?.id);
});

test("the same happening a month later without a report between is a story of its own", () => {
  const lines = follow([at("a", "2031-03-01", MILL), at("b", "2031-04-01", MILL)]);
  assert.equal(lines.length, 2);
});

test("two stories that a later report shows to be one merge, and it says which and when", () => {
  const lines = follow([
    at(
      "a",
      "2031-03-01",
      "Orlan mill Tarnbridge fire miller Hask fled flour sacks burned roof fell",
    ),
    at(
      "b",
      "2031-03-01",
      "Explosion heard Quellin district windows broken dust cloud siren hospital",
    ),
    at(
      "c",
      "2031-03-03",
      "Orlan mill Tarnbridge fire explosion heard Quellin district windows broken miller Hask fled dust cloud roof fell siren hospital flour sacks burned",
    ),
  ]);
  const merged = lines.flatMap(({ mergedFrom }) => mergedFrom);
  assert.deepEqual([lines.length, merged.length, merged[0]?.on], [1, 1, "2031-03-03"]);
});

const word = fc.constantFrom("Orlan", "mill", "fire", "Vess", "flood", "dam", "Hask", "cattle");
const text = fc.record({
  published: fc
    .integer({ min: 1, max: 30 })
    .map((day) => `2031-03-${String(day).padStart(2, "0")}`),
  text: fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(" ")),
});

test("every text is in one story, whatever the order of input, and ids are unique", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 14 }).chain((list) => {
        const texts = list.map((one, i) => ({ id: `t${i}`, ...one }));
        return fc.record({
          texts: fc.constant(texts),
          order: fc.shuffledSubarray(texts, { minLength: texts.length }),
        });
      }),
      ({ texts, order }) => {
        const lines = follow(order);
        assert.deepEqual(lines, follow(texts));
        assert.deepEqual(
          lines.flatMap((line) => line.texts).sort(),
          texts.map(({ id }) => id).sort(),
        );
        assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length);
      },
    ),
    { numRuns: 200 },
  );
});

test("what is kept of the days before changes nothing, in whatever batches the texts come", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 14 }).chain((list) => {
        const texts = list.map((one, i) => ({ id: `t${i}`, ...one }));
        return fc.record({
          order: fc.shuffledSubarray(texts, { minLength: texts.length }),
          cut: fc.nat(texts.length),
        });
      }),
      ({ order, cut }) => {
        const days = daysOf(order.slice(0, cut));
        assert.deepEqual(follow(order, days), follow(order));
        assert.deepEqual(follow(order.slice(cut), days), follow(order.slice(cut)));
      },
    ),
    { numRuns: 200 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { followStories, type DatedText, type StoryDays } from "./story-course.ts";

const MILL = "Fire destroyed the Orlan flour mill at Tarnbridge and the miller Hask fled";
const FLOOD =
  "Floods drowned cattle along the Vess river below Quellin after the dam at Marrow broke";
const at = (id: string, published: string, text: string): DatedText => ({ id, published, text });

test("a story keeps its id while reports of it go on, and another happening is another story", () => {
  const lines = followStories([
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
  const [early] = followStories([at("a", "2031-03-01", `${MILL} on Sunday.`)]);
  assert.equal(early?.id, lines[0]?.id);
});

test("the same happening a month later without a report between is a story of its own", () => {
  const lines = followStories([at("a", "2031-03-01", MILL), at("b", "2031-04-01", MILL)]);
  assert.equal(lines.length, 2);
});

test("two stories that a later report shows to be one merge, and it says which and when", () => {
  const lines = followStories([
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
        const lines = followStories(order);
        assert.deepEqual(lines, followStories(texts));
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
        const days: StoryDays = new Map();
        followStories(order.slice(0, cut), days);
        assert.deepEqual(followStories(order, days), followStories(order));
        assert.deepEqual(followStories(order.slice(cut), days), followStories(order.slice(cut)));
      },
    ),
    { numRuns: 200 },
  );
});

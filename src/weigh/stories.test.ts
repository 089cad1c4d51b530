import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { storiesOf } from "./stories.ts";

const BRIDGE = "The bridge at Tal Afar was destroyed by a drone on Wednesday, General Aziz said.";
const HARVEST = "Farmers in the Orne valley expect the best wheat harvest for twenty years.";

test("two reports of one happening are one story, another happening is another", () => {
  const texts = [
    { id: "a", text: BRIDGE },
    { id: "b", text: HARVEST },
    { id: "c", text: `A drone destroyed the Tal Afar bridge. General Aziz said so on Wednesday.` },
    { id: "d", text: `Wheat harvest in the Orne valley the best for years, farmers say.` },
  ];
  assert.deepEqual(
    [...storiesOf(texts)],
    [
      ["a", "a"],
      ["b", "b"],
      ["c", "a"],
      ["d", "b"],
    ],
  );
});

test("no text, one text and an empty text have their answer", () => {
  assert.deepEqual([...storiesOf([])], []);
  assert.deepEqual([...storiesOf([{ id: "a", text: BRIDGE }])], [["a", "a"]]);
  assert.deepEqual(
    [
      ...storiesOf([
        { id: "a", text: "" },
        { id: "b", text: "" },
      ]),
    ],
    [
      ["a", "a"],
      ["b", "b"],
    ],
  );
});

const words = fc.array(
  fc.constantFrom("Basra", "Mosul", "drone", "bridge", "harvest", "wheat", "strike", "talks"),
  { minLength: 1, maxLength: 12 },
);
const corpus = fc
  .array(words, { minLength: 1, maxLength: 12 })
  .map((texts) => texts.map((text, i) => ({ id: `t${i}`, text: text.join(" ") })));

test("each text has one story, named after the first text in it", () => {
  fc.assert(
    fc.property(corpus, (texts) => {
      const stories = storiesOf(texts);
      assert.deepEqual(
        [...stories.keys()],
        texts.map(({ id }) => id),
      );
      const order = texts.map(({ id }) => id);
      for (const [id, story] of stories) {
        assert.equal(stories.get(story), story);
        assert.ok(order.indexOf(story) <= order.indexOf(id));
      }
    }),
  );
});

test("the same text twice is one story", () => {
  fc.assert(
    fc.property(corpus, (texts) => {
      const [one] = texts;
      if (!one) return;
      const stories = storiesOf([...texts, { id: "again", text: one.text }]);
      assert.equal(stories.get("again"), stories.get(one.id));
    }),
  );
});

test("fifty thousand copies of one report are one story, beside which others stand as they did", () => {
  const copies = Array.from({ length: 50_000 }, (_, i) => ({ id: `copy-${i}`, text: BRIDGE }));
  const stories = storiesOf([{ id: "h", text: HARVEST }, ...copies, { id: "g", text: HARVEST }]);
  assert.equal(new Set(copies.map(({ id }) => stories.get(id))).size, 1);
  assert.deepEqual([stories.get("copy-7"), stories.get("g")], ["copy-0", "h"]);
});

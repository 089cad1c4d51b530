import assert from "node:assert/strict";
import test from "node:test";
import { scoresOf } from "../../src/read/perceptron/model.ts";
import { isAlike, says } from "./gold.ts";
import { learnLogistic } from "./logistic.ts";

const LEARNING = { bits: 8, epochs: 30, rate: 0.3, decay: 0, seed: 1, atLeast: 1 };

test("each label is learnt from the feature that decides it, and the same again", () => {
  const examples = [
    { features: [1, 3], labels: 0b01 },
    { features: [2, 3], labels: 0b10 },
    { features: [1, 2], labels: 0b11 },
    { features: [3], labels: 0b00 },
  ];
  const model = learnLogistic(["x", "y"], examples, LEARNING);
  const signs = (features: number[]) => [...scoresOf(model, features)].map((one) => one > 0);
  assert.deepEqual(signs([1, 3]), [true, false]);
  assert.deepEqual(signs([2, 3]), [false, true]);
  assert.deepEqual(signs([3]), [false, false]);
  assert.deepEqual(learnLogistic(["x", "y"], examples, LEARNING), model);
});

test("an example for one label leaves the others alone", () => {
  const model = learnLogistic(
    ["x", "y"],
    [
      { features: [1], labels: 0b01, only: 0 },
      { features: [2], labels: 0b00, only: 0 },
    ],
    LEARNING,
  );
  assert.equal(scoresOf(model, [1])[1], 0);
  assert.ok((scoresOf(model, [1])[0] ?? 0) > 0);
});

test("a phrase says a filler where it shares its words and its noun", () => {
  const filler = { strings: ["ARMED PEASANTS"] };
  assert.ok(isAlike("THE RED FRONT", "red front"));
  assert.ok(says(filler, { text: "the armed peasants", head: "peasants", isName: false }));
  assert.ok(!says(filler, { text: "armed soldiers", head: "soldiers", isName: false }));
  assert.ok(!says({}, { text: "armed soldiers", head: "soldiers", isName: false }));
});

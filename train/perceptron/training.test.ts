import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { feature, hashText } from "../../src/read/perceptron/hash.ts";
import { bestLabel, emissionsOf, scoresOf } from "../../src/read/perceptron/model.ts";
import { bioScheme, labelsOf, runsOf } from "../../src/read/perceptron/scheme.ts";
import { viterbi } from "../../src/read/perceptron/viterbi.ts";
import { bump, meanOf, quantise, zeros } from "./averaged.ts";
import { trainClassifier, trainRanker } from "./ranker.ts";
import { trainSequence, type Sequence } from "./sequence.ts";
import { seeded, shuffled } from "./shuffle.ts";

const SCHEME = bioScheme(["S"]);
const SETTINGS = { bits: 12, epochs: 6, seed: 7, atLeast: 1, cost: 1 };

test("the mean of weights is that of their values after every step", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), (changes) => {
      const weights = zeros(1);
      let [value, sum] = [0, 0];
      changes.forEach((by, i) => {
        bump(weights, 0, { by, step: i });
        value += by;
        sum += value;
      });
      const mean = meanOf(weights, changes.length)[0] ?? 0;
      assert.ok(Math.abs(mean - sum / changes.length) < 1e-4);
    }),
  );
});

test("a shuffle holds everything once and is the same for the same seed", () => {
  const order = shuffled(50, seeded(3));
  assert.deepEqual(
    [...order].sort((a, b) => a - b),
    [...Array(50).keys()],
  );
  assert.deepEqual(order, shuffled(50, seeded(3)));
  assert.notDeepEqual(order, shuffled(50, seeded(4)));
});

/** "the minister said …": the two words before "said" are the source. */
function example(words: string): Sequence {
  const all = words.split(" ");
  const said = all.indexOf("said");
  return {
    features: all.map((word, i) => [
      feature(0, hashText(word)),
      feature(1, hashText(all[i + 1] ?? "")),
      feature(2, hashText(all[i + 2] ?? "")),
    ]),
    gold: labelsOf(
      SCHEME,
      said > 1 ? [{ type: "S", first: said - 2, last: said - 1 }] : [],
      all.length,
    ),
  };
}

const EXAMPLES = [
  "the minister said it fell",
  "on Monday the army said so",
  "a child ate the bread",
  "but his aunt said no",
  "the river rose again",
].map(example);

test("a sequence perceptron learns what one word tells, and the same again", () => {
  const model = trainSequence(SCHEME, EXAMPLES, SETTINGS);
  const { features } = example("yesterday the baker said nothing");
  const runs = runsOf(SCHEME, viterbi(model, emissionsOf(quantise(model), features)));
  assert.deepEqual(runs, [{ type: "S", first: 1, last: 2 }]);
  assert.deepEqual(trainSequence(SCHEME, EXAMPLES, SETTINGS).weights, model.weights);
});

test("features seen too seldom get no weight", () => {
  const model = trainSequence(SCHEME, EXAMPLES, { ...SETTINGS, atLeast: 100 });
  assert.ok(model.weights.every((weight) => weight === 0));
});

test("bytes keep each weight to half a step of its label", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (weights) => {
        const model = {
          bits: 2,
          labels: ["a", "b"],
          weights: Float32Array.from(weights),
          scales: new Float32Array(2).fill(1),
        };
        const bytes = quantise(model, 1);
        weights.forEach((weight, i) => {
          const scale = bytes.scales[i % 2] ?? 0;
          assert.ok(Math.abs((bytes.weights[i] ?? 0) * scale - weight) <= scale / 2 + 1e-4);
        });
      },
    ),
  );
});

test("a ranker and a classifier learn which feature decides", () => {
  const settings = { bits: 8, epochs: 5, seed: 1, atLeast: 1 };
  const ranker = trainRanker(
    [
      { candidates: [[1], [2, 3], [4]], right: 1 },
      { candidates: [[2], [5]], right: 0 },
      { candidates: [[4], [6], [2]], right: 2 },
    ],
    settings,
  );
  const score = (features: number[]) => scoresOf(ranker, features)[0] ?? 0;
  assert.ok(score([2]) > Math.max(score([1]), score([4]), score([6])));
  const classifier = trainClassifier(
    ["x", "y"],
    [
      { features: [1, 9], label: 0 },
      { features: [2, 9], label: 1 },
      { features: [2, 7], label: 1 },
    ],
    settings,
  );
  assert.equal(bestLabel(scoresOf(classifier, [2])), 1);
  assert.equal(bestLabel(scoresOf(classifier, [1])), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openModel, openSequenceModel, packModel } from "./file.ts";
import { feature, hashText } from "./hash.ts";
import { bestLabel, emissionsOf, scoresOf, type SequenceModel } from "./model.ts";
import { bioScheme, labelsOf, runsOf } from "./scheme.ts";
import { decode, viterbi } from "./viterbi.ts";

const SCHEME = bioScheme(["S", "C"]);
const LABELS = SCHEME.labels.length;

function lattice(transitions: readonly number[]) {
  return { ...SCHEME, transitions: Float32Array.from(transitions) };
}

/** Every allowed sequence with its score, by trying them all. */
function allSequences(model: ReturnType<typeof lattice>, emissions: Float32Array) {
  const length = emissions.length / LABELS;
  let paths: { labels: number[]; score: number }[] = [{ labels: [], score: 0 }];
  for (let i = 0; i < length; i++)
    paths = paths.flatMap(({ labels, score }) =>
      SCHEME.labels.flatMap((_, to) => {
        const at = (labels.at(-1) ?? LABELS) * LABELS + to;
        if (model.allowed[at] !== 1) return [];
        const more = (model.transitions[at] ?? 0) + (emissions[i * LABELS + to] ?? 0);
        return [{ labels: [...labels, to], score: score + more }];
      }),
    );
  return paths.sort((a, b) => b.score - a.score);
}

const small = fc.integer({ min: -8, max: 8 });
const cases = fc.integer({ min: 1, max: 4 }).chain((length) =>
  fc.record({
    emissions: fc.array(small, { minLength: length * LABELS, maxLength: length * LABELS }),
    transitions: fc.array(small, {
      minLength: (LABELS + 1) * LABELS,
      maxLength: (LABELS + 1) * LABELS,
    }),
  }),
);

test("decoding finds the best sequence that brute force finds, and its margins", () => {
  fc.assert(
    fc.property(cases, ({ emissions, transitions }) => {
      const model = lattice(transitions);
      const scores = Float32Array.from(emissions);
      const all = allSequences(model, scores);
      const { labels, margins } = decode(model, scores);
      const found = all.find((path) => path.labels.every((label, i) => label === labels[i]));
      assert.equal(found?.score, all[0]?.score);
      labels.forEach((label, i) => {
        const other = all.find((path) => path.labels[i] !== label);
        assert.equal(margins[i], (found?.score ?? 0) - (other?.score ?? -Infinity));
      });
    }),
    { numRuns: 60 },
  );
});

test("an inside label never stands without its begin", () => {
  fc.assert(
    fc.property(cases, ({ emissions, transitions }) => {
      const labels = viterbi(lattice(transitions), Float32Array.from(emissions));
      labels.forEach((label, i) => {
        const name = SCHEME.labels[label] ?? "";
        if (!name.startsWith("I-")) return;
        assert.equal(SCHEME.labels[labels[i - 1] ?? 0]?.slice(2), name.slice(2));
      });
    }),
  );
});

test("an empty sequence has no labels", () => {
  assert.equal(decode(lattice([]), new Float32Array(0)).labels.length, 0);
});

test("runs become labels and labels runs", () => {
  const runs = [
    { type: "S", first: 0, last: 1 },
    { type: "S", first: 2, last: 2 },
    { type: "C", first: 4, last: 6 },
  ];
  assert.deepEqual(runsOf(SCHEME, labelsOf(SCHEME, runs, 8)), runs);
});

test("of two runs on one token the first stays", () => {
  const labels = labelsOf(
    SCHEME,
    [
      { type: "S", first: 0, last: 1 },
      { type: "C", first: 1, last: 3 },
    ],
    4,
  );
  assert.deepEqual(runsOf(SCHEME, labels), [{ type: "S", first: 0, last: 1 }]);
});

test("hashes are those that shipped models were made with", () => {
  assert.equal(hashText(""), 0x811c9dc5);
  assert.equal(hashText("a"), 0xe40c292c);
  assert.notEqual(feature(1, 2, 3), feature(1, 3, 2));
  assert.notEqual(feature(1, 2), feature(2, 2));
});

test("the scores of a row are the sum of its features, scaled", () => {
  const weights = new Int8Array(2 ** 4 * 2);
  weights.set([3, -2], 5 * 2);
  weights.set([1, 1], 6 * 2);
  const model = { bits: 4, labels: ["a", "b"], weights, scales: Float32Array.from([0.5, 2]) };
  assert.deepEqual([...scoresOf(model, [5, 6 + 16])], [2, -2]);
  assert.deepEqual([...emissionsOf(model, [[5], [6]])], [1.5, -4, 0.5, 2]);
  assert.equal(bestLabel([1, 3, 3]), 1);
});

const packed = fc.record({
  values: fc.array(fc.integer({ min: -128, max: 127 }), {
    minLength: 2 ** 9 * LABELS,
    maxLength: 2 ** 9 * LABELS,
  }),
  zeros: fc.array(fc.boolean(), { minLength: 2 ** 9 * LABELS, maxLength: 2 ** 9 * LABELS }),
});

test("a packed model opens as it was", () => {
  fc.assert(
    fc.property(packed, ({ values, zeros }) => {
      const model: SequenceModel = {
        ...SCHEME,
        bits: 9,
        weights: Int8Array.from(values, (value, i) => (zeros[i] ? 0 : value)),
        scales: Float32Array.from(SCHEME.labels, (_, i) => i + 0.5),
        transitions: Float32Array.from({ length: (LABELS + 1) * LABELS }, (_, i) => i / 3),
      };
      const bytes = packModel(model);
      const { rows, weights, ...opened } = openSequenceModel(bytes);
      assert.ok(rows && weights.length <= model.weights.length);
      assert.deepEqual({ ...opened, weights: model.weights }, model);
      assert.deepEqual(packModel({ ...opened, rows, weights }), bytes);
      for (let bucket = 0; bucket < 2 ** 9; bucket++)
        assert.deepEqual(
          scoresOf({ ...opened, rows, weights }, [bucket]),
          scoresOf(model, [bucket]),
        );
    }),
    { numRuns: 20 },
  );
});

test("what is no model is refused", () => {
  const plain = { bits: 2, labels: ["a"], weights: new Int8Array(4), scales: new Float32Array(1) };
  assert.throws(() => openModel(Uint8Array.of(1, 2)), /invalid model/);
  assert.throws(() => openModel(new TextEncoder().encode("no model at all, but text")), /format/);
  assert.throws(() => openSequenceModel(packModel(plain)), /no transitions/);
  assert.throws(() => openModel(Uint8Array.from([...packModel(plain), 0])), /length/);
});

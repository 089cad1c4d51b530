import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LinearModel } from "../perceptron/model.ts";
import { openSyntax, packSyntax, type SyntaxModel } from "./model.ts";
import { parseSentence } from "./syntax.ts";
import {
  ACTIONS,
  isDone,
  isLegal,
  LEFT,
  onStack,
  RIGHT,
  SHIFT,
  startOf,
  take,
} from "./transitions.ts";

/** A model whose weights are noise: whatever it answers must be a tree. */
function noise(labels: readonly string[], seed: number): LinearModel {
  const bits = 8;
  return {
    bits,
    labels,
    weights: Int8Array.from(
      { length: 2 ** bits * labels.length },
      (_, i) => (Math.imul(i + seed, 0x9e3779b1) >>> 24) - 128,
    ),
    scales: new Float32Array(labels.length).fill(1),
  };
}

function noisyModel(seed: number): SyntaxModel {
  return {
    tagger: noise(["NN NOUN", "VBD VERB", "DT DET"], seed),
    parser: noise(ACTIONS, seed + 1),
    labeller: noise(["nsubj", "obj", "root"], seed + 2),
  };
}

const sentence = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 25 });

test("every parse is one tree: each word reaches the root, on which one word hangs", () => {
  fc.assert(
    fc.property(sentence, fc.nat(), (texts, seed) => {
      const forms = texts.map((text) => ({ text, lower: text.toLowerCase() }));
      const { tags, heads, relations } = parseSentence(forms, noisyModel(seed), undefined);
      const root = forms.length;
      assert.deepEqual([tags.length, heads.length, relations.length], [root, root, root]);
      if (root > 0) assert.equal(heads.filter((head) => head === root).length, 1);
      for (let word = 0; word < root; word++) {
        let [at, steps] = [word, 0];
        while (at !== root && steps++ <= root) at = heads[at] ?? -1;
        assert.equal(at, root);
      }
    }),
  );
});

test("a packed model parses as it did", () => {
  const model = noisyModel(7);
  const forms = ["The", "army", "left", "Tal", "Afar"].map((text) => ({
    text,
    lower: text.toLowerCase(),
  }));
  const opened = openSyntax(packSyntax(model));
  assert.deepEqual(parseSentence(forms, opened, undefined), parseSentence(forms, model, undefined));
});

test("what is no model is refused, with the part that is missing", () => {
  assert.throws(() => openSyntax(Uint8Array.of(1)), /missing its tagger/);
});

test("left takes its head from the buffer, right from the stack", () => {
  const state = startOf(3);
  for (const action of [SHIFT, LEFT, SHIFT, SHIFT, RIGHT, LEFT]) {
    assert.ok(isLegal(state, action));
    take(state, action);
  }
  assert.ok(isDone(state));
  assert.deepEqual([...state.heads.subarray(0, 3)], [1, 3, 1]);
  assert.equal(onStack(state, 0), -1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { columnsOf } from "../../src/read/syntax/columns.ts";
import { packSyntax } from "../../src/read/syntax/model.ts";
import { isDone, LEFT, RIGHT, SHIFT, startOf, take } from "../../src/read/syntax/transitions.ts";
import type { GoldSentence } from "./gold.ts";
import { costsOf, goldTree } from "./oracle.ts";
import { scoresOf } from "./scores.ts";
import { trainSyntax } from "./train.ts";

/** Heads of a random tree without crossing arcs: a span hangs its parts on one of its words. */
const projective = fc.array(fc.nat(), { minLength: 1, maxLength: 9 }).map((picks) => {
  const heads = new Int32Array(picks.length);
  const build = (first: number, last: number, above: number): void => {
    if (first > last) return;
    const head = first + ((picks[first] ?? 0) % (last - first + 1));
    heads[head] = above;
    build(first, head - 1, head);
    build(head + 1, last, head);
  };
  build(0, picks.length - 1, picks.length);
  return heads;
});

test("the oracle rebuilds a projective tree without loss, whichever of its free actions is taken", () => {
  fc.assert(
    fc.property(
      projective,
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      (heads, picks) => {
        const state = startOf(heads.length);
        const tree = goldTree(heads);
        for (let step = 0; !isDone(state); step++) {
          const costs = costsOf(state, tree);
          const free = [SHIFT, LEFT, RIGHT].filter((action) => costs[action] === 0);
          assert.ok(free.length > 0);
          take(state, free[(picks[step] ?? 0) % free.length] ?? SHIFT);
        }
        assert.deepEqual(state.heads.subarray(0, heads.length), heads);
      },
    ),
  );
});

/** "the WORD left": determiner, noun, verb. */
function example(text: string): GoldSentence {
  const forms = text.split(" ").map((word) => ({ text: word, lower: word }));
  return {
    document: "d",
    columns: columnsOf(forms, undefined),
    tags: ["DT DET", "NN NOUN", "VBD VERB"],
    heads: Int32Array.of(1, 2, 3),
    relations: ["det", "nsubj", "root"],
  };
}

const EXAMPLES = ["army", "river", "town", "guard", "crowd", "convoy"].map((word) =>
  example(`the ${word} left`),
);

test("tagger, parser and labeller learn a pattern, and the same again", () => {
  const model = trainSyntax(EXAMPLES, () => undefined);
  assert.deepEqual(scoresOf([example("the baker left")], model), {
    words: 3,
    xpos: 1,
    upos: 1,
    uas: 1,
    las: 1,
  });
  assert.deepEqual(packSyntax(trainSyntax(EXAMPLES, () => undefined)), packSyntax(model));
});

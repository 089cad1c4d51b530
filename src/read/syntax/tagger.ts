import { add, featureList, type FeatureList } from "../perceptron/feature-list.ts";
import { feature } from "../perceptron/hash.ts";
import { addScores, bestLabel, type LinearModel } from "../perceptron/model.ts";
import { at, type Columns } from "./columns.ts";

const MOST = 48; // features of a word, at most

/** Tags one after the other; `choose` sees the features of a word and answers with its tag. */
export function tagWith(columns: Columns, choose: (features: Int32Array, i: number) => number) {
  const tags = new Int32Array(columns.length);
  const out = featureList(MOST);
  for (let i = 0; i < columns.length; i++) {
    out.size = 0;
    addWord(out, columns, i);
    addNear(out, columns, i);
    addTags(out, columns, { i, before: at(tags, i - 1), last: at(tags, i - 2) });
    tags[i] = choose(out.hashes.subarray(0, out.size), i);
  }
  return tags;
}

/** Numbers of the tags of a sentence, by the trained model, from left to right. */
export function tagsOf(model: LinearModel, columns: Columns): Int32Array {
  const scores = new Float32Array(model.labels.length);
  return tagWith(columns, (features) => {
    scores.fill(0);
    addScores(model, features, scores, 0);
    return bestLabel(scores);
  });
}

function addWord(out: FeatureList, c: Columns, i: number): void {
  const word = at(c.word, i);
  const shape = at(c.shape, i);
  const suffix = at(c.suffix, i);
  add(out, feature(0, 0));
  add(out, feature(1, word));
  add(out, feature(2, at(c.text, i)));
  add(out, feature(3, shape, i === 0 ? 1 : 0));
  add(out, feature(4, at(c.prefix, i)));
  add(out, feature(5, suffix));
  add(out, feature(6, at(c.suffix2, i), shape));
  add(out, feature(7, at(c.coarse, i), suffix));
  add(out, feature(8, at(c.middle, i)));
  add(out, feature(9, at(c.fine, i)));
  add(out, feature(10, at(c.fine, i), shape));
  add(out, feature(11, suffix, shape));
}

function addNear(out: FeatureList, c: Columns, i: number): void {
  const word = at(c.word, i);
  const [before, after] = [at(c.word, i - 1), at(c.word, i + 1)];
  add(out, feature(20, before));
  add(out, feature(21, after));
  add(out, feature(22, at(c.word, i - 2)));
  add(out, feature(23, at(c.word, i + 2)));
  add(out, feature(24, before, word));
  add(out, feature(25, word, after));
  add(out, feature(26, at(c.suffix, i - 1)));
  add(out, feature(27, at(c.suffix, i + 1)));
  add(out, feature(28, at(c.middle, i - 1), at(c.middle, i)));
  add(out, feature(29, at(c.middle, i), at(c.middle, i + 1)));
  add(out, feature(30, at(c.fine, i + 1)));
  add(out, feature(31, at(c.fine, i + 2)));
  add(out, feature(32, at(c.shape, i + 1), at(c.shape, i)));
  add(out, feature(33, at(c.coarse, i), at(c.coarse, i + 1), at(c.coarse, i + 2)));
}

function addTags(
  out: FeatureList,
  c: Columns,
  { i, before, last }: { i: number; before: number; last: number },
): void {
  const word = at(c.word, i);
  add(out, feature(40, before));
  add(out, feature(41, last, before));
  add(out, feature(42, before, word));
  add(out, feature(43, before, at(c.middle, i)));
  add(out, feature(44, before, at(c.suffix, i)));
  add(out, feature(45, before, at(c.word, i + 1)));
  add(out, feature(46, last, before, at(c.middle, i)));
  add(out, feature(47, before, at(c.shape, i), at(c.middle, i + 1)));
  add(out, feature(48, before, at(c.coarse, i), at(c.middle, i + 1)));
}

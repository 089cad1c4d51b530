import { add, type FeatureList } from "../perceptron/feature-list.ts";
import { feature } from "../perceptron/hash.ts";
import { at, EDGE } from "./columns.ts";
import type { TaggedColumns } from "./parse-features.ts";

/** A tree over a sentence: the head of each word, the number of words for the root. */
export interface Tree extends TaggedColumns {
  readonly heads: Int32Array;
  /** For each word, and the root, its first and last dependent and their number. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

export function treeOf(tagged: TaggedColumns, heads: Int32Array): Tree {
  const { length } = tagged.columns;
  const first = new Int32Array(length + 1).fill(-1);
  const last = new Int32Array(length + 1).fill(-1);
  for (let i = 0; i < length; i++) {
    const head = heads[i] ?? length;
    if ((first[head] ?? -1) < 0) first[head] = i;
    last[head] = i;
  }
  return { ...tagged, heads, first, last };
}

export const MOST_LABEL_FEATURES = 40;
const FAR = 5;
const ROOT = 0x7007;

/** Features of the relation of a word to its head. */
export function addRelation(out: FeatureList, tree: Tree, word: number): void {
  const { columns, tags } = tree;
  const head = tree.heads[word] ?? columns.length;
  const [tag, headTag] = [at(tags, word), tagAt(tree, head)];
  const [lower, headLower] = [at(columns.word, word), wordAt(tree, head)];
  const side = word < head ? 1 : 0;
  const far = Math.min(FAR, Math.abs(head - word)) * 2 + side;
  add(out, feature(0, tag, headTag, side));
  add(out, feature(1, tag, headTag, far));
  add(out, feature(2, lower, headTag, side));
  add(out, feature(3, tag, headLower, side));
  add(out, feature(4, lower, headLower));
  add(out, feature(5, lower, tag));
  add(out, feature(6, headLower, side));
  add(out, feature(7, at(columns.middle, word), headTag, side));
  add(out, feature(8, tag, at(columns.middle, head), side));
  add(out, feature(9, at(columns.fine, word), at(columns.middle, head), side));
  add(out, feature(10, at(columns.suffix, word), headTag, side));
  add(out, feature(11, at(tags, word - 1), tag, at(tags, word + 1)));
  add(out, feature(12, at(tags, word - 1), tag, headTag));
  add(out, feature(13, tag, at(tags, word + 1), headTag));
  addAround(out, tree, { word, head, side });
}

function addAround(
  out: FeatureList,
  tree: Tree,
  { word, head, side }: { word: number; head: number; side: number },
): void {
  const { columns, tags, first, last, heads } = tree;
  const [tag, headTag] = [at(tags, word), tagAt(tree, head)];
  const child = first[word] ?? -1;
  const other = last[word] ?? -1;
  const [sibling, end] = [first[head] ?? -1, last[head] ?? -1];
  const above = head === columns.length ? EDGE : tagAt(tree, heads[head] ?? columns.length);
  add(out, feature(20, tag, headTag, childTag(tree, child)));
  add(out, feature(21, wordAt(tree, child), tag, headTag));
  add(out, feature(22, wordAt(tree, child), headTag));
  add(out, feature(23, tag, childTag(tree, other), side));
  add(out, feature(24, headTag, above, tag));
  add(out, feature(25, tag, headTag, sibling === word ? 1 : end === word ? 2 : 3));
  add(out, feature(26, tag, headTag, childTag(tree, sibling)));
  add(out, feature(27, tag, headTag, childTag(tree, end)));
  add(out, feature(28, at(columns.word, word - 1), tag, side));
  add(out, feature(29, wordAt(tree, sibling), tag, headTag));
}

function tagAt({ tags, columns }: Tree, i: number): number {
  return i === columns.length ? ROOT : at(tags, i);
}

function wordAt({ columns }: Tree, i: number): number {
  return i === columns.length ? ROOT : at(columns.word, i);
}

function childTag(tree: Tree, i: number): number {
  return i < 0 ? EDGE : tagAt(tree, i);
}

import { ENTITY_TYPES, type EntityType } from "../../model/mention.ts";
import { at, NOUN, VERB, type Columns } from "../coreference/columns.ts";
import { add, featureList } from "../perceptron/feature-list.ts";
import { feature } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";

/** A mention as words `[first, last]` of the text, with its head. */
export interface Argument {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

/** Two mentions of one sentence, in the order of the relation asked for. */
export interface ArgumentPair {
  readonly source: Argument;
  readonly target: Argument;
  /** Other mentions between the two. */
  readonly between: number;
}

const MOST = 80;
const MOST_BETWEEN = 10; // words that are told one by one

/** Features of an ordered pair: types, heads, the words between and around, the verbs, order and distance. */
export function pairFeatures(
  columns: Columns,
  { source, target, between }: ArgumentPair,
): Features {
  const out = featureList(MOST);
  const isForward = source.first <= target.first ? 1 : 0;
  const [left, right] = isForward ? [source, target] : [target, source];
  const types = typeCode(source) * 16 + typeCode(target);
  const way = types * 2 + isForward;
  const gap = Math.max(0, right.first - left.last - 1);
  const far = gap < 4 ? gap : gap < 7 ? 4 : gap < 12 ? 5 : gap < 20 ? 6 : 7;
  const nested = right.first <= left.last ? 1 : 0;
  add(out, feature(400, way));
  add(out, feature(401, way, far, nested));
  add(out, feature(402, way, Math.min(3, between)));
  add(out, feature(403, way, far, Math.min(3, between)));
  addHeads(columns, { source, target, way, isForward }, out);
  addWords(columns, { left, right, way, isForward, gap }, out);
  return out.hashes.subarray(0, out.size);
}

function addHeads(
  { lemma, middle, coarse }: Columns,
  {
    source,
    target,
    way,
    isForward,
  }: { source: Argument; target: Argument; way: number; isForward: number },
  out: ReturnType<typeof featureList>,
): void {
  const [s, t] = [source.last, target.last];
  add(out, feature(410, at(lemma, s), isForward));
  add(out, feature(411, at(lemma, t), isForward));
  add(out, feature(412, at(middle, s), at(middle, t), isForward));
  add(out, feature(413, at(coarse, s), at(coarse, t), isForward));
  add(out, feature(414, at(middle, s), way));
  add(out, feature(415, at(middle, t), way));
  add(out, feature(416, at(lemma, s), at(lemma, t)));
}

function addWords(
  columns: Columns,
  {
    left,
    right,
    way,
    isForward,
    gap,
  }: { left: Argument; right: Argument; way: number; isForward: number; gap: number },
  out: ReturnType<typeof featureList>,
): void {
  const { lower, lemma, pos, middle } = columns;
  let [path, verbs, nouns] = [0, 0, 0];
  for (let k = 0; k < Math.min(gap, MOST_BETWEEN); k++) {
    const i = left.last + 1 + k;
    add(out, feature(420, at(lemma, i), isForward));
    add(out, feature(421, at(middle, i), way));
    path = Math.imul(path ^ (at(pos, i) + 1), 0x01000193);
    if (at(pos, i) === VERB) {
      verbs++;
      add(out, feature(422, at(lemma, i), way));
      add(out, feature(423, at(middle, i), isForward));
    }
    if (at(pos, i) === NOUN) nouns++;
  }
  add(out, feature(430, gap === 0 ? 1 : at(lower, left.last + 1), way));
  add(out, feature(431, gap === 0 ? 1 : at(lower, right.first - 1), way));
  add(out, feature(432, gap === 1 ? at(lower, left.last + 1) : 0, gap === 1 ? way : 0));
  add(out, feature(433, gap <= MOST_BETWEEN ? path : 0, way));
  add(out, feature(434, Math.min(3, verbs), Math.min(3, nouns), way));
  add(out, feature(435, at(lower, left.first - 1), way));
  add(out, feature(436, at(lower, right.last + 1), way));
  add(out, feature(437, at(middle, right.last + 1), isForward));
  add(out, feature(438, at(pos, left.first - 1), at(pos, right.last + 1), isForward));
  add(out, feature(439, at(lower, left.last + 1), at(lower, left.last + 2), isForward));
}

function typeCode({ type }: Argument): number {
  return ENTITY_TYPES.indexOf(type) + 1;
}

import { add, type FeatureList } from "../perceptron/feature-list.ts";
import { feature } from "../perceptron/hash.ts";
import { at, EDGE, type Columns } from "./columns.ts";
import { onStack, type State } from "./transitions.ts";

/** A sentence with its tags. */
export interface TaggedColumns {
  readonly columns: Columns;
  readonly tags: Int32Array;
}

export const MOST_PARSE_FEATURES = 80;
const FAR = 6; // words beyond which distance says no more
const MANY = 4;
const ROOT = 0x7007;

/** Features of a state: words and tags about the top of the stack and the head of the buffer, and what hangs on them. */
export function addState(out: FeatureList, tagged: TaggedColumns, state: State): void {
  const s = [onStack(state, 0), onStack(state, 1), onStack(state, 2)] as const;
  const b = [state.next, state.next + 1, state.next + 2] as const;
  const place = { tagged, state, s, b };
  addSingles(out, place);
  addPairs(out, place);
  addTriples(out, place);
  addCounts(out, place);
}

interface Place {
  readonly tagged: TaggedColumns;
  readonly state: State;
  readonly s: readonly [number, number, number];
  readonly b: readonly [number, number, number];
}

function tagAt({ tags, columns }: TaggedColumns, i: number): number {
  return i === columns.length ? ROOT : at(tags, i);
}

function wordAt({ columns }: TaggedColumns, i: number): number {
  return i === columns.length ? ROOT : at(columns.word, i);
}

function classAt({ columns }: TaggedColumns, i: number): number {
  return i === columns.length ? ROOT : at(columns.middle, i);
}

function addSingles(out: FeatureList, { tagged, s, b }: Place): void {
  add(out, feature(0, 0));
  let template = 1;
  for (const i of [s[0], s[1], b[0]]) {
    const tag = tagAt(tagged, i);
    add(out, feature(template, tag));
    add(out, feature(template + 1, wordAt(tagged, i)));
    add(out, feature(template + 2, wordAt(tagged, i), tag));
    add(out, feature(template + 3, classAt(tagged, i), tag));
    template += 4;
  }
  add(out, feature(13, wordAt(tagged, b[1]), tagAt(tagged, b[1])));
  add(out, feature(14, tagAt(tagged, b[1])));
  add(out, feature(15, tagAt(tagged, b[2])));
  add(out, feature(16, tagAt(tagged, s[2])));
}

function addPairs(out: FeatureList, { tagged, s, b }: Place): void {
  let template = 20;
  for (const [i, j] of [
    [s[0], b[0]],
    [s[1], s[0]],
  ] as const) {
    const [p, q] = [tagAt(tagged, i), tagAt(tagged, j)];
    const [u, v] = [wordAt(tagged, i), wordAt(tagged, j)];
    add(out, feature(template, p, q));
    add(out, feature(template + 1, u, v));
    add(out, feature(template + 2, u, q));
    add(out, feature(template + 3, p, v));
    add(out, feature(template + 4, u, p, q));
    add(out, feature(template + 5, p, v, q));
    add(out, feature(template + 6, classAt(tagged, i), classAt(tagged, j)));
    template += 10;
  }
  add(out, feature(40, tagAt(tagged, b[0]), tagAt(tagged, b[1])));
  add(out, feature(41, tagAt(tagged, s[1]), tagAt(tagged, b[0])));
  add(out, feature(42, wordAt(tagged, s[1]), wordAt(tagged, b[0])));
  add(out, feature(43, wordAt(tagged, b[0]), tagAt(tagged, b[1])));
}

function addTriples(out: FeatureList, { tagged, state, s, b }: Place): void {
  const [p0, p1, p2] = [tagAt(tagged, s[0]), tagAt(tagged, s[1]), tagAt(tagged, s[2])];
  const [q0, q1, q2] = [tagAt(tagged, b[0]), tagAt(tagged, b[1]), tagAt(tagged, b[2])];
  add(out, feature(50, p0, q0, q1));
  add(out, feature(51, p1, p0, q0));
  add(out, feature(52, p2, p1, p0));
  add(out, feature(53, q0, q1, q2));
  add(out, feature(54, p0, q0, childTag(tagged, state.leftmost, s[0])));
  add(out, feature(55, p0, q0, childTag(tagged, state.rightmost, s[0])));
  add(out, feature(56, p0, q0, childTag(tagged, state.leftmost, b[0])));
  add(out, feature(57, p1, p0, childTag(tagged, state.rightmost, s[1])));
  add(out, feature(58, p1, p0, childTag(tagged, state.leftmost, s[1])));
  add(out, feature(59, p1, p0, childTag(tagged, state.rightmost, s[0])));
  add(out, feature(60, p1, p0, childTag(tagged, state.leftmost, s[0])));
  add(out, feature(61, wordAt(tagged, s[0]), childTag(tagged, state.rightmost, s[0])));
  add(out, feature(62, wordAt(tagged, s[1]), childTag(tagged, state.rightmost, s[1]), p0));
}

function childTag(tagged: TaggedColumns, children: Int32Array, i: number): number {
  const child = at(children, i);
  return child === EDGE || child < 0 ? EDGE : tagAt(tagged, child);
}

function addCounts(out: FeatureList, { tagged, state, s, b }: Place): void {
  const [p0, p1, q0] = [tagAt(tagged, s[0]), tagAt(tagged, s[1]), tagAt(tagged, b[0])];
  const near = s[0] < 0 ? FAR + 1 : Math.min(FAR, b[0] - s[0]);
  const below = s[1] < 0 ? FAR + 1 : Math.min(FAR, s[0] - s[1]);
  add(out, feature(70, near, p0, q0));
  add(out, feature(71, below, p1, p0));
  add(out, feature(72, wordAt(tagged, s[0]), near));
  add(out, feature(73, wordAt(tagged, b[0]), near));
  add(out, feature(74, p0, countAt(state.lefts, s[0]), countAt(state.rights, s[0])));
  add(out, feature(75, wordAt(tagged, s[0]), countAt(state.rights, s[0])));
  add(out, feature(76, q0, countAt(state.lefts, b[0])));
  add(out, feature(77, p1, countAt(state.rights, s[1]), p0));
  add(out, feature(78, state.next === state.length ? 1 : 0, Math.min(MANY, state.size), p0));
  add(out, feature(79, wordAt(tagged, b[0]), countAt(state.lefts, b[0])));
}

function countAt(counts: Int32Array, i: number): number {
  return i < 0 ? 0 : Math.min(MANY, counts[i] ?? 0);
}

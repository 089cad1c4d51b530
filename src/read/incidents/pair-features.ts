import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Candidate } from "./candidates.ts";
import { stepOf } from "./gauge.ts";
import { headOf } from "./phrase-features.ts";
import type { Sketch } from "./sketch.ts";

// Features of two candidates, for whether they belong to one incident.

const NEW_MATTER = new Set(
  "another other meanwhile also separately addition moreover second third earlier later yesterday last previous previously similar hour".split(
    " ",
  ),
);
const DAYS = new Set(
  (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep " +
    "oct nov dec today yesterday monday tuesday wednesday thursday friday saturday sunday tonight"
  ).split(" "),
);
const OPENING_WORDS = 10;
const TYPES_LOOKED_AT = 4;

/** The two sentences nearest to each other in which the candidates stand. */
interface Nearest {
  readonly a: number;
  readonly b: number;
  readonly apart: number;
}

export function pairFeatures(sketch: Sketch, one: Candidate, other: Candidate): Features {
  const near = nearestLines(one.lines, other.lines);
  const roles = Math.min(one.role, other.role) * 10 + Math.max(one.role, other.role);
  const { scene } = sketch;
  const [p, q] = [scene.phrases[one.phrase], scene.phrases[other.phrase]];
  const sameNoun = p && q && headOf(scene, p).lemma === headOf(scene, q).lemma ? 1 : 0;
  const out = [
    feature(0, 0),
    feature(1, Math.min(near.apart, 8)),
    feature(2, roles),
    feature(3, roles, Math.min(near.apart, 4)),
    feature(15, Math.min(6, scene.lines.length >> 2)),
    feature(17, one.referent === other.referent ? 1 : 0),
    feature(18, sameNoun, roles),
    feature(19, Math.floor(Math.min(one.probability, other.probability) * 5)),
  ];
  addTypes(sketch, near, out);
  if (near.apart > 0) addApart(sketch, near, out);
  else if (p && q && p.line === q.line) addTogether(sketch, one, other, out);
  return out;
}

/** Both lists are in order. */
function nearestLines(one: readonly number[], other: readonly number[]): Nearest {
  let best: Nearest = { a: one[0] ?? 0, b: other[0] ?? 0, apart: Infinity };
  for (const a of one)
    for (const b of other)
      if (Math.abs(a - b) < best.apart) best = { a, b, apart: Math.abs(a - b) };
  return best;
}

function addTypes({ lines }: Sketch, { a, b }: Nearest, out: number[]): void {
  for (let type = 0; type < TYPES_LOOKED_AT; type++) {
    const step = (line: number) => stepOf(Math.max(-3, lines[line]?.[type] ?? -3), 2);
    out.push(feature(12, type, step(a), step(b)));
  }
}

/** Whether the later sentence opens a new matter, and what days, places and words of violence the two share. */
function addApart({ scene }: Sketch, { a, b, apart }: Nearest, out: number[]): void {
  const [first, second] = [Math.min(a, b), Math.max(a, b)];
  const blocks = (scene.lines[second]?.block ?? 0) - (scene.lines[first]?.block ?? 0);
  const opening = (scene.lines[second]?.words ?? []).slice(0, OPENING_WORDS);
  out.push(
    feature(4, Math.min(5, blocks)),
    feature(5, Math.min(5, blocks), Math.min(apart, 4)),
    feature(6, opening.some(({ lemma }) => NEW_MATTER.has(lemma)) ? 1 : 0),
  );
  for (const { lower } of opening.slice(0, 4)) out.push(feature(7, hashText(lower)));
  const sets = [daysIn, placesIn, violenceIn] as const;
  sets.forEach((setOf, k) => {
    const [x, y] = [setOf(scene, a), setOf(scene, b)];
    const shared = Math.min(2, x.intersection(y).size);
    out.push(feature(8 + k, Math.min(2, x.size), Math.min(2, y.size), shared));
  });
}

type SceneOf = Sketch["scene"];

function daysIn({ lines }: SceneOf, line: number): Set<string> {
  const words = lines[line]?.words ?? [];
  return new Set(
    words.flatMap(({ lower }, i) => (DAYS.has(lower) ? `${words[i - 1]?.lower} ${lower}` : [])),
  );
}

function placesIn(scene: SceneOf, line: number): Set<string> {
  const own = scene.places.get(line) ?? [];
  return new Set(own.map((phrase) => headOf(scene, phrase).lower));
}

function violenceIn({ lines, violence }: SceneOf, line: number): Set<string> {
  const words = lines[line]?.words ?? [];
  return new Set(words.flatMap(({ lemma }, i) => (violence[line]?.[i] ? lemma : [])));
}

/** In one sentence: how far apart, and joined by what. */
function addTogether({ scene }: Sketch, one: Candidate, other: Candidate, out: number[]): void {
  const [p, q] = [one, other]
    .flatMap(({ phrase }) => scene.phrases[phrase] ?? [])
    .sort((x, y) => x.first - y.first);
  if (!p || !q) return;
  const between = (scene.lines[p.line]?.words ?? []).slice(p.last + 1, q.first);
  const has = (word: string) => (between.some(({ lower }) => lower === word) ? 1 : 0);
  out.push(
    feature(13, Math.min(8, Math.max(0, q.first - p.last - 1))),
    feature(14, has("and"), has(","), has(";")),
  );
}

import type { Token } from "../layers.ts";
import { at, type Words } from "../phrases.ts";
import { feature, hashText } from "../perceptron/hash.ts";
import { scoresOf, type LinearModel } from "../perceptron/model.ts";
import type { Run } from "../perceptron/scheme.ts";

const REACH = 4; // sentences between a cue and what belongs to it
const NO_CUE = -1;

/** A cue with what was linked to it; runs are indices into those of the paragraph. */
export interface LinkedCue {
  readonly cue: Run;
  readonly sources: readonly Linked[];
  readonly contents: readonly Linked[];
}

export interface Linked extends Run {
  /** How much better this cue fits than the next best choice. */
  readonly margin: number;
}

/** One paragraph with the runs found in it, and what the features of links ask again and again. */
export interface Scene {
  readonly words: readonly Token[];
  readonly runs: readonly Run[];
  /** How many words up to here are in no run. */
  readonly loose: Int32Array;
}

export function sceneOf(words: readonly Token[], runs: readonly Run[]): Scene {
  const loose = new Int32Array(words.length + 1).fill(1);
  loose[0] = 0;
  for (const { first, last } of runs) loose.fill(0, first + 1, last + 2);
  for (let i = 1; i < loose.length; i++) loose[i] = (loose[i] ?? 0) + (loose[i - 1] ?? 0);
  return { words, runs, loose };
}

/** Cues a run may belong to, by index of the runs; the last one is none. */
export function candidatesOf({ words, runs }: Scene, run: Run): number[] {
  const [first, last] = [at(words, run.first).sentence, at(words, run.last).sentence];
  const cues = runs.flatMap((cue, i) => {
    const own = at(words, cue.first).sentence;
    return cue.type === "cue" && own >= first - REACH && own <= last + REACH ? [i] : [];
  });
  return [...cues, NO_CUE];
}

/** Gives each source and content of a paragraph the cue that fits best, or none; of two sources the surer stays. */
export function link(model: LinearModel, scene: Scene): LinkedCue[] {
  const byCue = new Map<number, { sources: Linked[]; contents: Linked[] }>();
  scene.runs.forEach((cue, i) => {
    if (cue.type === "cue") byCue.set(i, { sources: [], contents: [] });
  });
  for (const run of scene.runs) {
    if (run.type === "cue") continue;
    const { cue, margin } = choose(model, scene, run);
    const group = byCue.get(cue);
    (run.type === "source" ? group?.sources : group?.contents)?.push({ ...run, margin });
  }
  return [...byCue].flatMap(([i, { sources, contents }]) => {
    const cue = scene.runs[i];
    const surest = sources.sort((a, b) => b.margin - a.margin).slice(0, 1);
    return cue ? [{ cue, sources: surest, contents }] : [];
  });
}

function choose(model: LinearModel, scene: Scene, run: Run): { cue: number; margin: number } {
  let best = { cue: NO_CUE, score: -Infinity };
  let second = -Infinity;
  for (const cue of candidatesOf(scene, run)) {
    const score = scoresOf(model, linkFeatures(scene, run, cue))[0] ?? 0;
    if (score > best.score) {
      second = best.score;
      best = { cue, score };
    } else second = Math.max(second, score);
  }
  return { cue: best.cue, margin: best.score - second };
}

/** Features of the pair of a run and a cue, or of the run and none. */
export function linkFeatures(scene: Scene, run: Run, cueIndex: number): number[] {
  const cue = scene.runs[cueIndex];
  const type = run.type === "source" ? 0 : 1;
  return cue ? pairFeatures(scene, run, cue) : noneFeatures(scene, run, type);
}

function noneFeatures({ words, runs }: Scene, run: Run, type: number): number[] {
  const own = words[run.first]?.sentence;
  const cues = runs.filter(
    ({ type: other, first }) => other === "cue" && words[first]?.sentence === own,
  );
  const quoted = words[run.first]?.quoted && words[run.last]?.quoted ? 1 : 0;
  return [
    feature(0, type),
    feature(1, type, Math.min(3, cues.length)),
    feature(2, type, bucket(run.last - run.first + 1), quoted),
    feature(3, type, run.first === 0 ? 1 : 0, run.last >= words.length - 2 ? 1 : 0),
    feature(4, type, hashText(words[run.first]?.lower ?? "")),
  ];
}

function pairFeatures(scene: Scene, run: Run, cue: Run): number[] {
  const { words } = scene;
  const right = run.first > cue.last;
  const kind = (run.type === "source" ? 0 : 2) + (right ? 1 : 0);
  const gap = gapOf(scene, right ? [cue, run] : [run, cue]);
  const lemma = hashText(at(words, cue.last).lemma);
  const sentences = sentencesBetween(words, run, cue);
  return [
    feature(10, kind),
    feature(11, kind, gap.length),
    feature(12, kind, gap.loose),
    feature(13, kind, feature(0, gap.cues, gap.sources), gap.contents),
    feature(14, kind, sentences, Number(at(words, run.first).quoted)),
    feature(15, kind, gap.order),
    feature(16, kind, gap.order, sentences),
    feature(17, kind, lemma),
    feature(18, kind, lemma, gap.order),
    feature(19, kind, hashText(at(words, cue.first - 1).lower)),
    feature(20, kind, hashText(at(words, cue.last + 1).pos)),
    feature(21, kind, gap.loose, gap.order),
    feature(22, kind, hashText(at(words, run.first - 1).text), gap.order),
    feature(23, kind, hashText(at(words, run.last + 1).text), gap.order),
  ];
}

const MOST_SENTENCES = 5;

function sentencesBetween(words: Words, a: Run, b: Run): number {
  const distance = at(words, a.first).sentence - at(words, b.first).sentence;
  return Math.min(MOST_SENTENCES, Math.abs(distance));
}

/** What lies between two runs: how many words, how many of them in no run, and which runs. */
interface Gap {
  readonly length: number;
  readonly loose: number;
  readonly cues: number;
  readonly sources: number;
  readonly contents: number;
  readonly order: number;
}

function gapOf({ runs, loose }: Scene, [left, right]: readonly [Run, Run]): Gap {
  const from = left.last + 1;
  const to = right.first - 1;
  const between = runs.filter(({ first, last }) => first >= from && last <= to);
  const count = (type: string) => Math.min(3, between.filter((run) => run.type === type).length);
  return {
    length: bucket(Math.max(0, to - from + 1)),
    loose: bucket(Math.max(0, (loose[to + 1] ?? 0) - (loose[from] ?? 0))),
    cues: count("cue"),
    sources: count("source"),
    contents: count("content"),
    order: hashText(between.map(({ type }) => type).join(" ")),
  };
}

function bucket(count: number): number {
  return count < 6 ? count : 4 + Math.floor(Math.log2(count));
}

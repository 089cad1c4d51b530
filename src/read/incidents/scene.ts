import { groupBy } from "../../base/group.ts";
import type { Document } from "../../model/document.ts";
import type { Layers } from "../layers.ts";
import { emissionsOf, type SequenceModel } from "../perceptron/model.ts";
import { runsOf } from "../perceptron/scheme.ts";
import { viterbi } from "../perceptron/viterbi.ts";
import type { Words } from "../words.ts";
import { linesOf, type Line } from "./case-free.ts";
import { nameFeatures } from "./name-features.ts";
import { phrasesOf, type Phrase } from "./phrases.ts";
import { tellsOfViolence, violenceOf, type Violence } from "./violence.ts";

/** An article as incidents are read from it. */
export interface Scene {
  readonly lines: readonly Line[];
  /** Noun phrases of sentences that tell of violence or stand beside one, in order. */
  readonly phrases: readonly Phrase[];
  /** Names of places by their line. */
  readonly places: ReadonlyMap<number, readonly Phrase[]>;
  /** What each word of each line tells of violence. */
  readonly violence: readonly (readonly (Violence | undefined)[])[];
  readonly table: Words | undefined;
}

/** What a scene is made with: a tagger of names in small letters, and the table of words where there is one. */
export interface SceneModels {
  readonly names: SequenceModel;
  readonly table: Words | undefined;
}

/** The scene of an article; undefined for one that tells of no violence, as most do. */
export function sceneOf(
  document: Document,
  layers: Pick<Layers, "blocks" | "tokens">,
  { names, table }: SceneModels,
): Scene | undefined {
  if (!tellsOfViolence(layers.tokens)) return undefined;
  const lines = linesOf(document, layers);
  const violence = lines.map(({ words }) => words.map(violenceOf));
  const phrases = lines.flatMap((line, i) => {
    if (!isNear(violence, i)) return [];
    const emissions = emissionsOf(names, nameFeatures(line.words, table));
    return phrasesOf(line, i, runsOf(names, viterbi(names, emissions)));
  });
  const places = groupBy(
    phrases.filter(({ name }) => name === "LOC"),
    ({ line }) => line,
  );
  return { lines, phrases, places, violence, table };
}

function isNear(violence: Scene["violence"], line: number): boolean {
  return [-1, 0, 1].some((step) => violence[line + step]?.some((kind) => kind !== undefined));
}

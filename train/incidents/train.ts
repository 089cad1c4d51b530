import type {
  FirstModels,
  IncidentModels,
  Part,
  SecondModels,
} from "../../src/read/incidents/model.ts";
import { FILL_NAMES, packParts } from "../../src/read/incidents/model.ts";
import type { SceneModels } from "../../src/read/incidents/scene.ts";
import { packModel } from "../../src/read/perceptron/file.ts";
import { learnFills } from "./fills.ts";
import { lessonOf, type GoldText } from "./gold.ts";
import { learnFirst, learnSecond, markedOf, seenBy, type Marked, type Seen } from "./learn.ts";

const FOLDS = 5;
const RUN = 26; // texts in order stay together: neighbours may tell of the same incident

/** Fold of the text at a place. */
function foldOf(place: number): number {
  return Math.floor(place / RUN) % FOLDS;
}

export function lessonsOf(texts: readonly GoldText[], models: SceneModels): Marked[] {
  return texts.map((text) => markedOf(lessonOf(text, models)));
}

/** Every lesson as models of the first pass see it that did not learn from its fold. */
function seenUnlearnt(lessons: readonly Marked[]): Seen[] {
  const firsts = Array.from({ length: FOLDS }, (_, fold) =>
    learnFirst(lessons.filter((_lesson, i) => foldOf(i) !== fold)),
  );
  return lessons.flatMap((lesson, i) => {
    const first = firsts[foldOf(i)];
    return first ? [seenBy(first, lesson)] : [];
  });
}

/** All models. The second pass learns from what the first says of texts it has not learnt from, as it will read. */
export function learnAll(
  lessons: readonly Marked[],
  names: IncidentModels["names"],
): IncidentModels {
  const seen = seenUnlearnt(lessons);
  return {
    names,
    first: learnFirst(lessons),
    second: learnSecond(seen),
    fills: learnFills(seen),
  };
}

/** For each text the models of a fold that it is not in. */
export interface Fold {
  readonly models: IncidentModels;
  readonly held: readonly Marked[];
}

/** Models of each fold with the texts that they did not learn from. */
export function* folds(
  lessons: readonly Marked[],
  names: IncidentModels["names"],
): Generator<Fold> {
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = lessons.filter((_, i) => foldOf(i) !== fold);
    yield { models: learnAll(rest, names), held: lessons.filter((_, i) => foldOf(i) === fold) };
  }
}

export function packIncidentModels({ names, first, second, fills }: IncidentModels): Uint8Array {
  const linear = { ...first, ...second, ...fills } satisfies FirstModels & SecondModels;
  const parts: Partial<Record<Part, Uint8Array>> = { names: packModel(names) };
  for (const part of [
    "lines",
    "document",
    "phrases",
    "types",
    "fillers",
    "pairs",
    ...FILL_NAMES,
  ] as const)
    parts[part] = packModel(linear[part]);
  return packParts(parts as Record<Part, Uint8Array>);
}

import { cueKey, STRONG_CUE } from "../../src/read/attribution/columns.ts";
import { taggerFeatures } from "../../src/read/attribution/tagger-features.ts";
import { candidatesOf, linkFeatures, sceneOf } from "../../src/read/attribution/links.ts";
import { tagUnit } from "../../src/read/attribution/tagged.ts";
import type {
  Calibration,
  CueClasses,
  TaggerModel,
} from "../../src/read/attribution/tagger-model.ts";
import { bioScheme, labelsOf } from "../../src/read/perceptron/scheme.ts";
import { quantise } from "../perceptron/averaged.ts";
import { trainRanker, type Choice } from "../perceptron/ranker.ts";
import { trainSequence, type Training } from "../perceptron/sequence.ts";
import { fitLogistic, type Outcome } from "./calibration.ts";
import type { GoldUnit } from "./gold.ts";
import { isRight } from "./scores.ts";

export const SETTINGS = { bits: 21, epochs: 10, seed: 1, atLeast: 3, cost: 1 } as const;
export const LINK_SETTINGS = { bits: 16, epochs: 6, seed: 1, atLeast: 1 } as const;
const SCHEME = bioScheme(["source", "cue", "content"]);
const UNCALIBRATED: Calibration = { bias: 0, weights: [] };

type Report = (line: string) => void;

/** The model without a calibration of its confidence. */
export function trainParts(units: readonly GoldUnit[], report: Report): TaggerModel {
  const classes = cueClasses(units);
  const training: Training = {
    ...SETTINGS,
    report: (epoch, wrong) => report(`tagger, epoch ${epoch}: ${percent(wrong)} of words wrong`),
  };
  const examples = units.map(({ words, runs }) => ({
    features: taggerFeatures(words, classes),
    gold: labelsOf(SCHEME, runs, words.length),
  }));
  const tagger = quantise(trainSequence(SCHEME, examples, training));
  const linker = quantise(
    trainRanker(units.flatMap(choicesIn), {
      ...LINK_SETTINGS,
      report: (epoch, wrong) => report(`linker, epoch ${epoch}: ${percent(wrong)} wrong`),
    }),
  );
  return { classes, tagger, linker, calibration: UNCALIBRATED };
}

/** How sure each margin makes us: fitted on paragraphs that a model of the other half has not seen. */
export function calibrate(units: readonly GoldUnit[], report: Report): Calibration {
  const outcomes = [0, 1].flatMap((fold) => {
    const seen = units.filter((unit) => foldOf(unit) !== fold);
    const model = trainParts(seen, (line) => report(`fold ${fold + 1} of 2: ${line}`));
    return units.filter((unit) => foldOf(unit) === fold).flatMap((unit) => outcomesIn(unit, model));
  });
  return fitLogistic(outcomes);
}

/** What became of each attribution that a model found in a paragraph. */
export function outcomesIn(unit: GoldUnit, model: TaggerModel): Outcome[] {
  return tagUnit(unit.words, model).map((tagged) => ({
    margins: tagged.margins,
    right: isRight(tagged.linked, unit),
  }));
}

/** Half of the documents, by their ids: no document is in both. */
function foldOf({ document }: GoldUnit): number {
  let sum = 0;
  for (const unit of document) sum += unit.codePointAt(0) ?? 0;
  return sum % 2;
}

const BOUNDS = [0.6, 0.3, 0.1, 0.03]; // share of a word's uses that are cues → class 4, 3, 2, 1

/** How often each word is a cue, in the classes that features know. */
function cueClasses(units: readonly GoldUnit[]): CueClasses {
  const seen = new Map<string, { cues: number; all: number }>();
  for (const { words, runs } of units) {
    const cues = runs.filter(({ type }) => type === "cue");
    words.forEach((word, i) => {
      if (word.quoted) return;
      const count = seen.get(cueKey(word)) ?? { cues: 0, all: 0 };
      count.all++;
      if (cues.some(({ first, last }) => first <= i && i <= last)) count.cues++;
      seen.set(cueKey(word), count);
    });
  }
  return new Map(
    [...seen].flatMap(([key, { cues, all }]) => {
      const level = BOUNDS.findIndex((bound) => cues / (all + 1) > bound);
      return cues >= 2 && level >= 0 ? [[key, STRONG_CUE + 1 - level] as const] : [];
    }),
  );
}

/** Each source and content of a paragraph with the cues it might belong to. */
function choicesIn({ words, runs }: GoldUnit): Choice[] {
  const scene = sceneOf(words, runs);
  return runs.flatMap((run) => {
    if (run.type === "cue") return [];
    const options = candidatesOf(scene, run);
    const right = options.findIndex((cue) => runs[cue]?.of.some((id) => run.of.includes(id)));
    return [
      {
        candidates: options.map((cue) => linkFeatures(scene, run, cue)),
        right: right < 0 ? options.length - 1 : right,
      },
    ];
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

import { overlap } from "../../src/base/span.ts";
import { blocks } from "../../src/read/blocks.ts";
import { linesOf } from "../../src/read/incidents/case-free.ts";
import { nameFeatures } from "../../src/read/incidents/name-features.ts";
import type { SequenceModel } from "../../src/read/perceptron/model.ts";
import { bioScheme, labelsOf, type Run } from "../../src/read/perceptron/scheme.ts";
import type { Words } from "../../src/read/words.ts";
import {
  NAME_TYPES,
  readGum,
  readNameSets,
  type Folders,
  type MarkedText,
} from "../entities/gold.ts";
import { documentOf } from "../entities/text.ts";
import { quantise } from "../perceptron/averaged.ts";
import { trainSequence, type Sequence, type Training } from "../perceptron/sequence.ts";

const NAMES: Training = { bits: 18, epochs: 6, seed: 1, atLeast: 2, cost: 0.5 };

/** Tagger of names in small letters, from the sets that the tagger of names in any letters learns from. */
export function learnNames(folders: Folders, words: Words | undefined): SequenceModel {
  const texts = [...readNameSets(folders), ...readGum(folders)];
  return quantise(
    trainSequence(
      bioScheme(NAME_TYPES),
      texts.flatMap((text) => sequencesOf(text, words)),
      NAMES,
    ),
  );
}

export function sequencesOf(
  { id, text, marked }: MarkedText,
  table: Words | undefined,
): Sequence[] {
  const document = documentOf(text, id);
  const lines = linesOf(document, { blocks: blocks.read(document, {}, { outlets: new Map() }) });
  return lines.map(({ words }) => {
    const runs = marked.flatMap((span): Run[] => {
      const first = words.findIndex((word) => overlap(word, span) > 0);
      const last = words.findLastIndex((word) => overlap(word, span) > 0);
      return first < 0 ? [] : [{ type: span.type, first, last }];
    });
    return {
      features: nameFeatures(words, table),
      gold: labelsOf(bioScheme(NAME_TYPES), runs, words.length),
    };
  });
}

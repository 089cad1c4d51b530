import type { EntityModels } from "../../src/read/mentions/models.ts";
import {
  labelCodes,
  mentionFeatures,
  nameFeatures,
  timeCodes,
} from "../../src/read/mentions/taggers.ts";
import { bioScheme, labelsOf } from "../../src/read/perceptron/scheme.ts";
import type { SequenceModel } from "../../src/read/perceptron/model.ts";
import { quantise } from "../perceptron/averaged.ts";
import { trainSequence, type Training } from "../perceptron/sequence.ts";
import { MENTION_TYPES, NAME_TYPES } from "./gold.ts";
import type { Words } from "../../src/read/words.ts";
import type { MarkedSentence } from "./text.ts";

const NAMES: Training = { bits: 18, epochs: 6, seed: 1, atLeast: 2, cost: 0.5 };
const MENTIONS: Training = { bits: 17, epochs: 10, seed: 1, atLeast: 1, cost: 0.5 };

/** Tagger of bare names, in bytes. */
export function learnNames(sentences: readonly MarkedSentence[], table: Words): SequenceModel {
  const scheme = bioScheme(NAME_TYPES);
  const examples = sentences.map(({ words, runs }) => ({
    features: nameFeatures(words, table),
    gold: labelsOf(scheme, runs, words.length),
  }));
  return quantise(trainSequence(scheme, examples, NAMES));
}

/** Tagger of all mentions, which sees what the tagger of names says; that one has not learnt from these sentences. */
export function learnMentions(
  sentences: readonly MarkedSentence[],
  { names, table }: { names: SequenceModel; table: Words },
): EntityModels {
  const scheme = bioScheme(MENTION_TYPES);
  const examples = sentences.map(({ words, runs, times }) => ({
    features: mentionFeatures(
      words,
      [labelCodes(names, nameFeatures(words, table)), timeCodes(words, times)],
      table,
    ),
    gold: labelsOf(scheme, runs, words.length),
  }));
  const mentions = quantise(trainSequence(scheme, examples, MENTIONS));
  return { names, mentions, words: table };
}

import type { Span } from "../../base/span.ts";
import { emissionsOf, type Features, type SequenceModel } from "../perceptron/model.ts";
import { runsOf, type Run } from "../perceptron/scheme.ts";
import { viterbi } from "../perceptron/viterbi.ts";
import type { Words } from "../phrases.ts";
import type { Words as WordTable } from "../words.ts";
import type { EntityModels } from "./models.ts";
import { featuresOf, type Channel } from "./features.ts";

/** Runs of a sentence that the two taggers mark. */
export interface Tagged {
  readonly names: readonly Run[];
  readonly mentions: readonly Run[];
}

/**
 * Both taggers on one sentence, the second on what the first found and on the time expressions.
 *
 * @param times for each word what `timeCodes` says
 */
export function tagSentence(models: EntityModels, words: Words, times: Uint8Array): Tagged {
  const features = featuresOf(words, models.words);
  const names = labelCodes(models.names, features.alone);
  const mentions = labelCodes(models.mentions, features.with([names, times]));
  return { names: runsOf(models.names, names), mentions: runsOf(models.mentions, mentions) };
}

export function nameFeatures(words: Words, table?: WordTable): Features[] {
  return [...featuresOf(words, table).alone];
}

/** @param channels labels of the tagger of names, and what `timeCodes` says */
export function mentionFeatures(
  words: Words,
  channels: readonly [Channel, Channel],
  table?: WordTable,
): Features[] {
  return featuresOf(words, table).with(channels);
}

/** The label of each word, as its number in the model. */
export function labelCodes(model: SequenceModel, features: readonly Features[]): Uint8Array {
  return viterbi(model, emissionsOf(model, features));
}

/** For each word: 1 where a time expression begins, 2 inside it, 0 elsewhere. Both lists are in order of the text. */
export function timeCodes(words: Words, times: readonly Span[]): Uint8Array {
  let next = 0;
  return Uint8Array.from(words, (word) => {
    while ((times[next]?.end ?? Infinity) <= word.begin) next++;
    const begin = times[next]?.begin ?? Infinity;
    if (begin >= word.end) return 0;
    return word.begin <= begin ? 1 : 2;
  });
}

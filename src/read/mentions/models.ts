import { openSequenceModel } from "../perceptron/file.ts";
import type { SequenceModel } from "../perceptron/model.ts";
import type { Words } from "../words.ts";

/** Trained taggers of names and mentions. Without them the rules alone read names. */
export interface EntityModels {
  /** Bare names: PER, ORG, LOC, MISC. */
  readonly names: SequenceModel;
  /** Names, descriptions and pronouns with the types of re3d, determiners inside. It sees the names found. */
  readonly mentions: SequenceModel;
  /** The table whose classes both were trained with. */
  readonly words?: Words;
}

/**
 * The two models from their bytes, already unzipped.
 *
 * @param words the table whose classes both were trained with
 * @throws TocsinError `bad-input` where the bytes are no models
 */
export function openEntityModels(
  names: Uint8Array,
  mentions: Uint8Array,
  words?: Words,
): EntityModels {
  return {
    names: openSequenceModel(names),
    mentions: openSequenceModel(mentions),
    ...(words ? { words } : {}),
  };
}

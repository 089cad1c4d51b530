import { openSequenceModel } from "../perceptron/file.ts";
import type { SequenceModel } from "../perceptron/model.ts";

/** Trained taggers of names and mentions. Without them the rules alone read names. */
export interface EntityModels {
  /** Bare names: PER, ORG, LOC, MISC. */
  readonly names: SequenceModel;
  /** Names, descriptions and pronouns with the types of re3d, determiners inside. It sees the names found. */
  readonly mentions: SequenceModel;
}

/** The two models from their bytes, already unzipped. @throws TocsinError `bad-input` where they are none */
export function openEntityModels(names: Uint8Array, mentions: Uint8Array): EntityModels {
  return { names: openSequenceModel(names), mentions: openSequenceModel(mentions) };
}

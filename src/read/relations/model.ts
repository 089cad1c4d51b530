import { TocsinError } from "../../base/error.ts";
import { openModel, packModel } from "../perceptron/file.ts";
import type { LinearModel } from "../perceptron/model.ts";

/** Which relation holds between two mentions; the label "" stands for none. */
export interface RelationModel {
  readonly classifier: LinearModel;
  /** Probability that a relation is right, by how far its score stands above that of none (Platt 1999). */
  readonly calibration: { readonly bias: number; readonly weight: number };
}

/**
 * The relation with the highest score where it stands no further below "none" than folds over sub-corpora bear:
 * the classifier is learnt from twelve pairs without a relation for each with one, and says "none" too often.
 */
export function decide(scores: ArrayLike<number>): { label: number; margin: number } | undefined {
  let label = 1;
  for (let i = 2; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[label] ?? 0)) label = i;
  const margin = (scores[label] ?? 0) - (scores[0] ?? 0);
  return margin > LEAST_MARGIN ? { label, margin } : undefined;
}

const LEAST_MARGIN = -8; // F1 by sub-corpus, mentions given: 0.25 at 0, 0.28 here, 0.24 at −14

const LENGTH_BYTES = 8; // of each of the two numbers of the calibration

/** The model as bytes: bias and weight (64-bit floats, little endian), classifier. */
export function packRelations({ classifier, calibration }: RelationModel): Uint8Array {
  const rest = packModel(classifier);
  const out = new Uint8Array(2 * LENGTH_BYTES + rest.length);
  const view = new DataView(out.buffer);
  view.setFloat64(0, calibration.bias, true);
  view.setFloat64(LENGTH_BYTES, calibration.weight, true);
  out.set(rest, 2 * LENGTH_BYTES);
  return out;
}

/** The model from its bytes, unzipped. @throws TocsinError `bad-input` where the bytes are no such model */
export function openRelations(bytes: Uint8Array): RelationModel {
  if (bytes.length < 2 * LENGTH_BYTES)
    throw new TocsinError("bad-input", "invalid relation model: it is too short", {
      hint: "train it anew: node train/relations.ts",
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return {
    classifier: openModel(bytes.subarray(2 * LENGTH_BYTES)),
    calibration: { bias: view.getFloat64(0, true), weight: view.getFloat64(LENGTH_BYTES, true) },
  };
}

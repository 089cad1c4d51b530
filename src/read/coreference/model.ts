import { TocsinError } from "../../base/error.ts";
import { openModel, packModel } from "../perceptron/file.ts";
import type { LinearModel } from "../perceptron/model.ts";

/** Which words head a noun phrase, and where it begins and ends. */
export interface PhraseModels {
  readonly heads: LinearModel;
  readonly lefts: LinearModel;
  readonly rights: LinearModel;
}

/** Probability that a link is right, by how far its score stands above the next: a logistic (Platt 1999). */
interface LinkCalibration {
  readonly bias: number;
  readonly weight: number;
}

/** What was learnt from texts with marked noun phrases and chains. */
export interface CoreferenceModel {
  readonly phrases: PhraseModels;
  readonly links: LinearModel;
  readonly calibration: LinkCalibration;
}

interface Head {
  readonly format: string;
  readonly calibration: LinkCalibration;
  /** Bytes of each part: heads, left ends, right ends, links. */
  readonly parts: readonly number[];
}

const FORMAT = "tocsin-coreference/1";
const LENGTH_BYTES = 4;

/** The model as bytes: length of its head (4 bytes, little endian), head (JSON), its four parts. */
export function packCoreference({ phrases, links, calibration }: CoreferenceModel): Uint8Array {
  const parts = [phrases.heads, phrases.lefts, phrases.rights, links].map((one) => packModel(one));
  const head: Head = { format: FORMAT, calibration, parts: parts.map(({ length }) => length) };
  const bytes = new TextEncoder().encode(JSON.stringify(head));
  const size = new Uint8Array(LENGTH_BYTES);
  new DataView(size.buffer).setUint32(0, bytes.length, true);
  return Uint8Array.from(Buffer.concat([size, bytes, ...parts]));
}

/** The model from its bytes, unzipped. @throws TocsinError `bad-input` where the bytes are no such model */
export function openCoreference(bytes: Uint8Array): CoreferenceModel {
  const length =
    bytes.length < LENGTH_BYTES
      ? 0
      : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  if (!text.startsWith(`{"format":"${FORMAT}"`))
    throw new TocsinError("bad-input", `invalid coreference model: its format is not ${FORMAT}`, {
      hint: "train it anew: node train/coreference.ts",
    });
  const { parts, calibration } = JSON.parse(text) as Head;
  let at = LENGTH_BYTES + length;
  const [heads, lefts, rights, links] = [0, 1, 2, 3].map((part) => {
    const end = at + (parts[part] ?? 0);
    const model = openModel(bytes.subarray(at, end));
    at = end;
    return model;
  }) as [LinearModel, LinearModel, LinearModel, LinearModel];
  return { phrases: { heads, lefts, rights }, links, calibration };
}

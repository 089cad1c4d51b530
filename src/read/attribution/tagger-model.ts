import { TocsinError } from "../../base/error.ts";
import { openModel, openSequenceModel, packModel } from "../perceptron/file.ts";
import type { LinearModel, SequenceModel } from "../perceptron/model.ts";

/** How often a word (lemma, part of speech) is a cue: 4 mostly, 3 often, 2 now and then, 1 rarely; absent: never. */
export type CueClasses = ReadonlyMap<string, number>;

/** Probability that an attribution is right, from its margins: a logistic of these weights (Platt 1999). */
export interface Calibration {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** What was learned from attributed news: which words are source, cue and content, and which belong together. */
export interface TaggerModel {
  readonly classes: CueClasses;
  readonly tagger: SequenceModel;
  readonly linker: LinearModel;
  readonly calibration: Calibration;
}

interface Head {
  readonly classes: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** Bytes of the tagger; those of the linker are the rest. */
  readonly tagger: number;
}

const LENGTH_BYTES = 4;

/** The model as bytes: length of its head (4 bytes, little endian), head (JSON), tagger, linker. */
export function packTagger({ classes, tagger, linker, calibration }: TaggerModel): Uint8Array {
  const parts = [packModel(tagger), packModel(linker)];
  const head: Head = {
    classes: Object.fromEntries(classes),
    calibration,
    tagger: parts[0]?.length ?? 0,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const size = new Uint8Array(LENGTH_BYTES);
  new DataView(size.buffer).setUint32(0, headBytes.length, true);
  return joinBytes([size, headBytes, ...parts]);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * The model of attributions from its bytes, unzipped.
 *
 * @throws TocsinError `bad-input` where the bytes are no such model
 */
export function openTagger(bytes: Uint8Array): TaggerModel {
  const { head, at } = openHead(bytes);
  return {
    classes: new Map(Object.entries(head.classes)),
    calibration: head.calibration,
    tagger: openSequenceModel(bytes.subarray(at, at + head.tagger)),
    linker: openModel(bytes.subarray(at + head.tagger)),
  };
}

function openHead(bytes: Uint8Array): { head: Head; at: number } {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const at = LENGTH_BYTES + length;
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, at)));
    return { head: head as Head, at };
  } catch (cause) {
    throw new TocsinError("bad-input", "invalid attribution model: its head cannot be read", {
      hint: "train it anew: node train/attribution.ts",
      cause,
    });
  }
}

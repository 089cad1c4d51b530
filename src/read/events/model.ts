import { TocsinError } from "../../base/error.ts";

/** Hash of a feature → its strength, before it is weighted by rarity. */
export type Features = ReadonlyMap<number, number>;

/**
 * Softmax regression over hashed features. The weight of a feature for a label is
 * `weights[(hash & (2^bits − 1)) * labels + label] * scale`; `rarity` is the feature's inverse document frequency.
 */
export interface TextModel {
  readonly bits: number;
  readonly labels: readonly string[];
  readonly weights: Float32Array | Int8Array;
  readonly scale: number;
  readonly rarity: Float32Array | Uint8Array;
  readonly rarityScale: number;
}

/** What the trained coder knows: PLOVER types, the five classes they fall in, and the incident classes of CASE 2021. */
export interface EventModels {
  /** Whether a passage tells an event at all: labels "none" and "event". */
  readonly gate: TextModel;
  readonly type: TextModel;
  readonly penta: TextModel;
  readonly case: TextModel;
}

const LENGTH = 5; // Euclidean length that the features of every passage are brought to

/** Buckets and values of a passage: weighted by rarity, of one length, so that long texts count no more. */
export function inputOf(
  { bits, rarity, rarityScale }: Pick<TextModel, "bits" | "rarity" | "rarityScale">,
  features: Features,
): { readonly at: Int32Array; readonly value: Float32Array } {
  const mask = 2 ** bits - 1;
  const at = new Int32Array(features.size);
  const value = new Float32Array(features.size);
  let i = 0;
  for (const [hash, strength] of features) {
    at[i] = hash & mask;
    value[i] = strength * (rarity[hash & mask] ?? 0) * rarityScale;
    i++;
  }
  const length = Math.hypot(...value) || 1;
  return { at, value: value.map((one) => (one * LENGTH) / length) };
}

/** Probability of each label, in the order of `model.labels`; they sum to 1. */
export function probabilities(model: TextModel, features: Features): number[] {
  const n = model.labels.length;
  const { at, value } = inputOf(model, features);
  const scores = new Float64Array(n);
  for (let i = 0; i < at.length; i++) {
    const row = (at[i] ?? 0) * n;
    const strength = value[i] ?? 0;
    for (let label = 0; label < n; label++)
      scores[label] = (scores[label] ?? 0) + (model.weights[row + label] ?? 0) * strength;
  }
  return softmax(Array.from(scores, (score) => score * model.scale));
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / total);
}

/** A packed model: numbers as bytes in base64. */
interface Packed {
  readonly bits: number;
  readonly labels: readonly string[];
  readonly scale: number;
  readonly rarityScale: number;
  readonly weights: string;
  readonly rarity: string;
}

const FORMAT = "tocsin events 1";

/**
 * Models as `train/events.ts` packed them.
 *
 * @throws TocsinError "bad-input" for a file of another format
 */
export function openEventModels(bytes: Uint8Array): EventModels {
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as { format: string } & Record<
    keyof EventModels,
    Packed
  >;
  if (packed.format !== FORMAT)
    throw new TocsinError("bad-input", `unknown event model: ${JSON.stringify(packed.format)}`, {
      hint: "make it again: node train/events.ts --gold DIR",
    });
  return {
    gate: unpack(packed.gate),
    type: unpack(packed.type),
    penta: unpack(packed.penta),
    case: unpack(packed.case),
  };
}

function unpack({ weights, rarity, ...rest }: Packed): TextModel {
  return {
    ...rest,
    weights: new Int8Array(bytesOf(weights)),
    rarity: new Uint8Array(bytesOf(rarity)),
  };
}

function bytesOf(packed: string): ArrayBuffer {
  const units = atob(packed);
  const bytes = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) bytes[i] = units.charCodeAt(i);
  return bytes.buffer;
}

/** Text of the model file; weights are rounded to bytes. */
export function packEventModels(models: EventModels): string {
  return JSON.stringify({
    format: FORMAT,
    gate: pack(models.gate),
    type: pack(models.type),
    penta: pack(models.penta),
    case: pack(models.case),
  });
}

function pack({ bits, labels, weights, rarity }: TextModel): Packed {
  const scale = mostOf(weights) / 127;
  const rarityScale = mostOf(rarity) / 255;
  return {
    bits,
    labels,
    scale,
    rarityScale,
    weights: base64(Uint8Array.from(weights, (one) => Math.round(one / scale))),
    rarity: base64(Uint8Array.from(rarity, (one) => Math.round(one / rarityScale))),
  };
}

function mostOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
  return most || 1;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

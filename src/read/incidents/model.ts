import { TocsinError } from "../../base/error.ts";
import { openModel, openSequenceModel } from "../perceptron/file.ts";
import type { LinearModel, SequenceModel } from "../perceptron/model.ts";

/** Models of the first pass: each looks at one sentence, one phrase or the whole by its words. */
export interface FirstModels {
  /** Type of incident that a sentence tells of. */
  readonly lines: LinearModel;
  /** Types of incident that an article reports, and whether any. */
  readonly document: LinearModel;
  /** Roles of a noun phrase. */
  readonly phrases: LinearModel;
}

/** Models of the second pass: each looks at what the first pass said of all the article. */
export interface SecondModels {
  /** Whether the article reports an incident of a type. */
  readonly types: LinearModel;
  /** Whether a referent fills a role; a label a role. */
  readonly fillers: LinearModel;
  /** Whether two fillers belong to one incident. */
  readonly pairs: LinearModel;
}

/** Models of what is told of a filler: a label a value. */
export const FILL_NAMES = [
  "stage",
  "blame",
  "instrumentKind",
  "thingKind",
  "thingEffect",
  "humanKind",
  "humanEffect",
] as const;
export type FillName = (typeof FILL_NAMES)[number];
export type FillModels = Readonly<Record<FillName, LinearModel>>;

/** Everything that the reader of incidents has learnt. */
export interface IncidentModels {
  readonly names: SequenceModel;
  readonly first: FirstModels;
  readonly second: SecondModels;
  readonly fills: FillModels;
}

const FORMAT = "tocsin incidents 1";
const LENGTH_BYTES = 4;
const FIRST = ["lines", "document", "phrases"] as const;
const SECOND = ["types", "fillers", "pairs"] as const;
const PARTS = ["names", ...FIRST, ...SECOND, ...FILL_NAMES] as const;
export type Part = (typeof PARTS)[number];

/** Packed models one after the other: length of the header (4 bytes, little endian), header (JSON), parts. */
export function packParts(parts: Readonly<Record<Part, Uint8Array>>): Uint8Array {
  const lengths = PARTS.map((part) => parts[part].length);
  const head = new TextEncoder().encode(JSON.stringify({ format: FORMAT, lengths }));
  const out = new Uint8Array(
    lengths.reduce((sum, length) => sum + length, LENGTH_BYTES + head.length),
  );
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, LENGTH_BYTES);
  let at = LENGTH_BYTES + head.length;
  for (const part of PARTS) {
    out.set(parts[part], at);
    at += parts[part].length;
  }
  return out;
}

/**
 * Models as `train/incidents.ts` packed them, unzipped.
 *
 * @throws TocsinError "bad-input" for a file of another format
 */
export function openIncidentModels(bytes: Uint8Array): IncidentModels {
  const parts = partsOf(bytes);
  const linear = (part: Part) => openModel(parts(part));
  const bundle = <N extends Part>(names: readonly N[]) =>
    Object.fromEntries(names.map((name) => [name, linear(name)])) as Record<N, LinearModel>;
  return {
    names: openSequenceModel(parts("names")),
    first: bundle(FIRST),
    second: bundle(SECOND),
    fills: bundle(FILL_NAMES),
  };
}

function partsOf(bytes: Uint8Array): (part: Part) => Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < LENGTH_BYTES ? 0 : view.getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  if (!text.startsWith(`{"format":"${FORMAT}"`))
    throw new TocsinError("bad-input", `invalid incident models: their format is not ${FORMAT}`, {
      hint: "make them again: node train/incidents.ts --gold DIR",
    });
  const { lengths } = JSON.parse(text) as { lengths: number[] };
  return (part) => {
    const place = PARTS.indexOf(part);
    const begin = lengths.slice(0, place).reduce((sum, one) => sum + one, LENGTH_BYTES + length);
    return bytes.subarray(begin, begin + (lengths[place] ?? 0));
  };
}

import { TocsinError } from "../../base/error.ts";
import { openModel, packModel } from "../perceptron/file.ts";
import type { LinearModel } from "../perceptron/model.ts";

/** What was learned from treebanks. Tags are "XPOS UPOS", relations those of Universal Dependencies. */
export interface SyntaxModel {
  readonly tagger: LinearModel;
  readonly parser: LinearModel;
  readonly labeller: LinearModel;
}

const PARTS = ["tagger", "parser", "labeller"] as const;
const LENGTH_BYTES = 4;

/** The model as bytes: before each part its length (4 bytes, little endian). */
export function packSyntax(model: SyntaxModel): Uint8Array {
  const parts = PARTS.map((name) => packModel(model[name]));
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    out.set(part, at + LENGTH_BYTES);
    at += LENGTH_BYTES + part.length;
  }
  return out;
}

/** The model from its bytes, unzipped. @throws TocsinError `bad-input` where the bytes are no such model */
export function openSyntax(bytes: Uint8Array): SyntaxModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const [tagger, parser, labeller] = PARTS.map((name) => {
    if (at + LENGTH_BYTES > bytes.length)
      throw new TocsinError("bad-input", `invalid syntax model: missing its ${name}`, {
        hint: "train it anew: node train/syntax.ts",
      });
    const begin = at + LENGTH_BYTES;
    at = begin + view.getUint32(at, true);
    return openModel(bytes.subarray(begin, at));
  }) as [LinearModel, LinearModel, LinearModel];
  return { tagger, parser, labeller };
}

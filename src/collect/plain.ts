import { NOTHING_STATED, type Draft } from "./draft.ts";
import { normaliseText, splitTitle, unwrapLines } from "./text.ts";

/** Plain text: its first line may be its title; lines wrapped at a column are joined. */
export function readPlain(bytes: Uint8Array, source: string): Omit<Draft, "mediaType"> {
  const { title, body } = splitTitle(normaliseText(source));
  return {
    bytes,
    basis: "record",
    stated: { ...NOTHING_STATED, title },
    body: { text: unwrapLines(body), links: [] },
    complaints: [],
  };
}

import { compareSpans, type Span } from "../base/span.ts";
import type { LinkReason } from "../model/coreference.ts";
import type { Reading } from "../model/reading.ts";
import type { Given } from "./extract-input.ts";

/** A noun phrase as corpora mark coreference: its span, and `cluster`, the same for all that mean the same. */
export type ExtractCoreferent = Span & { type: string; cluster: string; reason: LinkReason };

/** Mentions of all chains in order of the text, types in lower case and "" where none is known. */
export function coreferenceOf({ coreference = [] }: Reading, given: Given): ExtractCoreferent[] {
  return coreference
    .flatMap(({ id, type, mentions }) =>
      mentions.flatMap(({ span, reason }) =>
        given(span).map((at) => ({
          ...at,
          type: (type ?? "").toLowerCase(),
          cluster: id,
          reason,
        })),
      ),
    )
    .sort(compareSpans);
}

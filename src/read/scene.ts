import type { Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Mention } from "../model/mention.ts";
import type { TimeExpression } from "../model/time.ts";
import type { Antecedents } from "./antecedents.ts";
import type { Discourse } from "./chain.ts";
import type { ReadContext } from "./layers.ts";
import type { Persons } from "./persons.ts";
import type { Words } from "./phrases.ts";

/** One sentence with what lies in it, and who was named up to here. */
export interface Scene {
  readonly document: Document;
  readonly words: Words;
  /** Words of a span in any sentence. */
  readonly wordsOf: (span: Span) => Words;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly persons: Persons;
  /** What pronouns stand for by coreference. */
  readonly antecedents: Antecedents;
  readonly context: ReadContext;
  readonly discourse: Discourse;
  readonly headline: boolean;
  readonly block: number;
}

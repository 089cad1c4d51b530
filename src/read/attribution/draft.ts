import type { CueClass } from "../../model/claim.ts";
import type { Phrase, Words } from "../phrases.ts";

/** An attribution in token indices of its sentence, as the rules find it. */
export interface Draft {
  readonly source: Phrase | null;
  readonly cue: Phrase;
  readonly lemma: string;
  readonly class: CueClass;
  readonly content: readonly Phrase[];
  readonly rule: string;
}

/** A rule of one sentence. Rules do not know of one another; conflicts are settled afterwards. */
export type Rule = (words: Words) => Draft[];

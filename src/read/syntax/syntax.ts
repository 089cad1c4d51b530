import type { Words } from "../words.ts";
import { columnsOf, type Form } from "./columns.ts";
import { treeOf } from "./label-features.ts";
import type { SyntaxModel } from "./model.ts";
import { headsOf, relationsOf } from "./parser.ts";
import { tagsOf } from "./tagger.ts";

/** Syntax of one sentence as numbers, a column a property; the labels stand in the model. */
export interface Parse {
  /** Number of the tag: `model.tagger.labels`, "XPOS UPOS". */
  readonly tags: Int32Array;
  /** Head of each word; the number of words is the root. Always a tree. */
  readonly heads: Int32Array;
  /** Number of the relation to the head: `model.labeller.labels`. */
  readonly relations: Int32Array;
}

/** Tags, heads and relations of a sentence. Linear in its length. */
export function parseSentence(
  forms: readonly Form[],
  model: SyntaxModel,
  words: Words | undefined,
): Parse {
  const columns = columnsOf(forms, words);
  const tags = tagsOf(model.tagger, columns);
  const tagged = { columns, tags };
  const heads = headsOf(model.parser, tagged);
  return { tags, heads, relations: relationsOf(model.labeller, treeOf(tagged, heads)) };
}

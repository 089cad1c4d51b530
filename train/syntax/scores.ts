import { treeOf } from "../../src/read/syntax/label-features.ts";
import type { SyntaxModel } from "../../src/read/syntax/model.ts";
import { headsOf, relationsOf } from "../../src/read/syntax/parser.ts";
import { tagsOf } from "../../src/read/syntax/tagger.ts";
import type { GoldSentence } from "./gold.ts";

/** Shares of words that are right: both tags, heads, heads with their relations. */
export interface Scores {
  readonly words: number;
  readonly xpos: number;
  readonly upos: number;
  readonly uas: number;
  readonly las: number;
}

/** Scores on gold tokens and sentences. */
export function scoresOf(sentences: readonly GoldSentence[], model: SyntaxModel): Scores {
  const sum = { words: 0, xpos: 0, upos: 0, uas: 0, las: 0 };
  for (const gold of sentences) {
    const tags = tagsOf(model.tagger, gold.columns);
    const heads = headsOf(model.parser, { columns: gold.columns, tags });
    const relations = relationsOf(model.labeller, treeOf({ columns: gold.columns, tags }, heads));
    gold.heads.forEach((head, i) => {
      const [xpos, upos] = (model.tagger.labels[tags[i] ?? 0] ?? "").split(" ");
      const [goldXpos, goldUpos] = (gold.tags[i] ?? "").split(" ");
      const isHead = heads[i] === head;
      const isLabel = model.labeller.labels[relations[i] ?? 0] === gold.relations[i];
      sum.words++;
      if (xpos === goldXpos) sum.xpos++;
      if (upos === goldUpos) sum.upos++;
      if (isHead) sum.uas++;
      if (isHead && isLabel) sum.las++;
    });
  }
  const { words, xpos, upos, uas, las } = sum;
  return { words, xpos: xpos / words, upos: upos / words, uas: uas / words, las: las / words };
}

import type { Span } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import { blocks } from "../blocks.ts";
import type { ReadContext, Token } from "../layers.ts";
import { sentences } from "../sentences.ts";
import { tokens } from "../tokens.ts";
import { parseSentence } from "./syntax.ts";

/** A word with its tags and its place in the tree of its sentence. */
export interface ParsedWord extends Span {
  /** Universal part of speech, and that of the Penn Treebank. */
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  /** Place of the head in the sentence, from 1; 0 for the root. */
  readonly head: number;
  /** Relation to the head, of Universal Dependencies. */
  readonly relation: string;
}

export interface ParsedSentence extends Span {
  readonly words: readonly ParsedWord[];
}

/** Tags and trees of the sentences of a document; undefined where there is no model of syntax. */
export function parsedSentences(
  document: Document,
  context: ReadContext,
): ParsedSentence[] | undefined {
  if (!context.models?.syntax) return undefined;
  const parts = blocks.read(document, {}, context);
  const all = tokens.read(document, { blocks: parts }, context);
  return sentences
    .read(document, { blocks: parts, tokens: all }, context)
    .map(({ begin, end, first, last }) => ({
      begin,
      end,
      words: parsedWords(all.slice(first, last + 1), context),
    }));
}

function parsedWords(words: readonly Token[], { models }: ReadContext): ParsedWord[] {
  const model = models?.syntax;
  if (!model) return [];
  const { tags, heads, relations } = parseSentence(words, model, models.words);
  return words.map(({ begin, end, lemma }, i) => {
    const [xpos = "", upos = ""] = (model.tagger.labels[tags[i] ?? 0] ?? "").split(" ");
    const head = heads[i] ?? words.length;
    return {
      begin,
      end,
      upos,
      xpos,
      lemma,
      head: head === words.length ? 0 : head + 1,
      relation: model.labeller.labels[relations[i] ?? 0] ?? "",
    };
  });
}

import type { Attribution, Sentence, Token } from "../layers.ts";
import { at, spanOf, type Words } from "../phrases.ts";
import { introduction } from "./speech.ts";

/**
 * A statement as ministries print it: a paragraph that ends in "the minister said:", and the paragraphs after it, which
 * are the minister's though no marks enclose them. They are, up to a heading, to a paragraph in quotation marks or to
 * the next introduction. What the minister attributes to others in them stays theirs.
 *
 * @param found attributions by sentence, in order of the sentences
 */
export function introduced(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  found: readonly (readonly Attribution[])[],
): (readonly Attribution[])[] {
  let speaker: Speaker | undefined;
  return sentences.map((sentence, i) => {
    const words = tokens.slice(sentence.first, sentence.last + 1);
    const own = found[i] ?? [];
    const next = endsBlock(sentences, i) ? speakerOf(words) : undefined;
    if (next) {
      speaker = next;
      return own;
    }
    if (speaker && endsStatement(words, own)) speaker = undefined;
    return speaker && own.length === 0 ? [statement(speaker, sentence)] : own;
  });
}

type Speaker = Pick<Attribution, "source" | "cue" | "rule">;

function speakerOf(words: Words): Speaker | undefined {
  const draft = introduction(words);
  if (!draft?.source) return undefined;
  return {
    source: spanOf(words, draft.source),
    cue: { spans: [spanOf(words, draft.cue)], lemma: draft.lemma, class: draft.class },
    rule: draft.rule,
  };
}

function endsBlock(sentences: readonly Sentence[], i: number): boolean {
  return sentences[i + 1]?.block !== sentences[i]?.block;
}

/** A heading, or a quotation: from there on its marks tell who speaks. */
function endsStatement(words: Words, own: readonly Attribution[]): boolean {
  if (at(words, 0).quoted && own.length === 0) return true;
  return !/[.!?;:…”"’]$/.test(at(words, words.length - 1).text);
}

function statement(speaker: Speaker, sentence: Sentence): Attribution {
  return {
    ...speaker,
    content: [{ begin: sentence.begin, end: sentence.end }],
    sentence: sentence.index,
    scope: "carried",
  };
}

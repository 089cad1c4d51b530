import type { Attribution, Sentence, Token } from "../layers.ts";
import { at, spanOf, type Words } from "../phrases.ts";
import { introduction } from "./speech.ts";

/**
 * A statement as ministries print it: a paragraph that ends in "the minister said:", and the paragraphs after it, which
 * are the minister's: up to a heading, to a paragraph in quotation marks or to the next introduction; or, where they
 * open with a quotation mark, up to the mark that closes it. What is attributed to others in them is theirs by way of
 * the minister.
 *
 * @param found attributions by sentence, in order of the sentences
 */
export function introduced(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  found: readonly (readonly Attribution[])[],
): (readonly Attribution[])[] {
  let statement: Statement | undefined;
  return sentences.map((sentence, i) => {
    const words = tokens.slice(sentence.first, sentence.last + 1);
    const own = found[i] ?? [];
    const opens = sentences[i - 1]?.block !== sentence.block;
    const next = endsBlock(sentences, i) ? speakerOf(words) : undefined;
    if (next) {
      statement = { speaker: next, quoted: isMarked(tokens, sentences[i + 1]), open: true };
      return own;
    }
    if (statement && isOver(statement, words, { own, opens })) statement = undefined;
    if (!statement) return own;
    statement = { ...statement, open: !CLOSING.test(at(words, words.length - 1).text) };
    return [saidIn(statement.speaker, sentence), ...own];
  });
}

interface Statement {
  readonly speaker: Speaker;
  /** Its paragraphs open with a quotation mark. */
  readonly quoted: boolean;
  /** The last sentence did not close it. */
  readonly open: boolean;
}

const OPENING = /^["“„«]$/;
const CLOSING = /^["”»]$/;

function isMarked(tokens: readonly Token[], sentence: Sentence | undefined): boolean {
  return sentence !== undefined && OPENING.test(at(tokens, sentence.first).text);
}

function isOver(
  { quoted, open }: Statement,
  words: Words,
  { own, opens }: { own: readonly Attribution[]; opens: boolean },
): boolean {
  const speaks = own.some(({ source, rule }) => source !== null && rule !== "noun");
  if (quoted) return (!open && !(opens && OPENING.test(at(words, 0).text))) || (speaks && opens);
  if (speaks && words.some((word) => word.quoted)) return true;
  return endsStatement(words, own);
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

function saidIn(speaker: Speaker, sentence: Sentence): Attribution {
  return {
    ...speaker,
    content: [{ begin: sentence.begin, end: sentence.end }],
    sentence: sentence.index,
    scope: "carried",
  };
}

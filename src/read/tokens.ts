import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";
import { slice, type Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { Reading } from "../model/reading.ts";
import { reader, type PartOfSpeech, type Token, type Word } from "./layers.ts";
import { isSentenceEnd } from "./sentence-end.ts";

const nlp = winkNLP(model, ["pos"]);
export const READ_KINDS = new Set(["title", "paragraph", "heading", "correction"]);
// The tagger works on whole strings; a line of a megabyte is cut so that memory stays flat.
const CHUNK_UNITS = 20_000;

/** Words with lemma, part of speech, quotation state and sentence, for the blocks that are text. */
export const tokens = reader({
  name: "tokens/1",
  needs: ["blocks"],
  adds: "tokens",
  read: (document, { blocks }) => {
    const out: Token[] = [];
    const counter = { sentence: 0 };
    for (const block of blocks) {
      if (READ_KINDS.has(block.kind)) addBlock(document, block, out, counter);
    }
    return out;
  },
});

function addBlock(
  document: Document,
  block: Reading["blocks"][number],
  out: Token[],
  counter: { sentence: number },
): void {
  const tagged = isAllCapitals(slice(document.text, block.span)) ? tagSmall : tag;
  const raw = chunks(document.text, block.span).flatMap((span) => tagged(document.text, span));
  const quoted = quoteState(raw);
  const first = out.length;
  let begun = 0;
  raw.forEach((word, i) => {
    out.push({ ...word, quoted: quoted[i] ?? false, index: first + i, sentence: counter.sentence });
    const ends = i === raw.length - 1 || isSentenceEnd(raw, i, document.text);
    if (!ends && !isCut(word, i - begun)) return;
    counter.sentence++;
    begun = i + 1;
  });
}

const LONG_SENTENCE = 300; // words; readers compare what lies in one sentence, so it must not grow with the text
const LONGEST_SENTENCE = 400;

/** A sentence that does not end is cut at a comma, or anywhere at last: lists, tables, text without stops. */
function isCut({ text }: Word, length: number): boolean {
  return length >= LONGEST_SENTENCE || (length >= LONG_SENTENCE && /^[,;:]$/.test(text));
}

function chunks(text: string, span: Span): Span[] {
  const spans: Span[] = [];
  let begin = span.begin;
  while (span.end - begin > CHUNK_UNITS) {
    const space = text.lastIndexOf(" ", begin + CHUNK_UNITS);
    const end = space > begin ? space : begin + CHUNK_UNITS;
    spans.push({ begin, end });
    begin = end;
  }
  spans.push({ begin, end: span.end });
  return spans;
}

/**
 * Words of a stretch of text with what the tagger says of them in small letters: it takes every capitalised word
 * for a name, and knows names in small letters for nouns.
 */
export function wordsInSmallLetters(text: string, span: Span): Word[] {
  return chunks(text, span).flatMap((part) => tagSmall(text, part));
}

function tagSmall(text: string, span: Span): Word[] {
  const part = inSmallLetters(text.slice(span.begin, span.end));
  return tag(part, { begin: 0, end: part.length }).map((word) => {
    const [begin, end] = [word.begin + span.begin, word.end + span.begin];
    return { ...word, begin, end, text: text.slice(begin, end) };
  });
}

/** The text in small letters, unit for unit: a letter whose small form is longer stays. */
function inSmallLetters(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

const ENOUGH_LETTERS = 20;
const MOST_SMALL_SHARE = 0.1;

/** All, or nearly all, of its letters are capitals: capitals then say nothing. */
export function isAllCapitals(text: string): boolean {
  const large = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return large + small >= ENOUGH_LETTERS && small <= MOST_SMALL_SHARE * (large + small);
}

/** Words of one stretch of text; the tagger's own tokens, found again in the text one after the other. */
function tag(text: string, span: Span): Word[] {
  const { its } = nlp;
  const doc = nlp.readDoc(text.slice(span.begin, span.end));
  const values = doc.tokens().out(its.value) as string[];
  const tags = doc.tokens().out(its.pos) as string[];
  // The package's types ask for an argument more of `lemma` than it takes.
  const lemmas = doc.tokens().out(its.lemma as unknown as typeof its.value) as string[];
  const words: Word[] = [];
  let at = span.begin;
  values.forEach((value, i) => {
    // Between two stops ("course..if") the tokenizer gives a word of no letters.
    const begin = value === "" ? -1 : text.indexOf(value, at);
    if (begin < 0 || begin >= span.end) return;
    at = begin + value.length;
    const lower = value.toLowerCase();
    words.push({
      begin,
      end: at,
      text: value,
      lower,
      lemma: (lemmas[i] ?? lower).toLowerCase(),
      pos: (tags[i] ?? "X") as PartOfSpeech,
    });
  });
  return words.map(retag);
}

// The tagger takes these nouns of reporting for verbs.
const ALWAYS_NOUNS = new Set(["sources", "witnesses", "officials"]);

function retag(word: Word): Word {
  return ALWAYS_NOUNS.has(word.lower)
    ? {
        ...word,
        pos: "NOUN",
        lemma: word.lower.replace(/e?s$/, (end) =>
          end === "es" && word.lower === "sources" ? "e" : "",
        ),
      }
    : word;
}

const OPENING = new Set(["“", "„", "«", "``"]);
const CLOSING = new Set(["”", "»", "''"]);

/** Which words stand inside double quotation marks; an unclosed quotation ends with its block. */
export function quoteState(words: readonly Pick<Token, "text">[]): boolean[] {
  let open = false;
  return words.map(({ text }) => {
    if (text === '"') {
      open = !open;
      return true;
    }
    if (OPENING.has(text)) open = true;
    else if (CLOSING.has(text)) {
      open = false;
      return true;
    }
    return open;
  });
}

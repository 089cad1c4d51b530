import type { Span } from "../../src/base/span.ts";
import { overlap } from "../../src/base/span.ts";
import type { Document } from "../../src/model/document.ts";
import { blocks } from "../../src/read/blocks.ts";
import type { Token } from "../../src/read/layers.ts";
import { sentences } from "../../src/read/sentences.ts";
import { times } from "../../src/read/times.ts";
import { tokens } from "../../src/read/tokens.ts";
import type { Run } from "../../src/read/perceptron/scheme.ts";

/** An annotated span of a gold text. */
export interface Marked extends Span {
  readonly type: string;
}

/** A sentence as the reader splits it, with the runs of its words that people marked. */
export interface MarkedSentence {
  readonly words: readonly Token[];
  readonly times: readonly Span[];
  readonly runs: readonly Run[];
}

const CONTEXT = { outlets: new Map<string, string>() };

/** A gold text in the reader's own sentences and words, so that training sees what reading will see. */
function markedSentences(text: string, marked: readonly Marked[]): MarkedSentence[] {
  const document = documentOf(text);
  const layers = { blocks: blocks.read(document, {}, CONTEXT) };
  const words = tokens.read(document, layers, CONTEXT);
  const timed = times.read(document, layers, CONTEXT).map(({ span }) => span);
  const found = sentences.read(document, { ...layers, tokens: words }, CONTEXT);
  return found.map((sentence) => {
    const own = words.slice(sentence.first, sentence.last + 1);
    return {
      words: own,
      times: timed.filter((span) => overlap(span, sentence) > 0),
      runs: marked.flatMap((span) => runOf(own, span)),
    };
  });
}

/** Words that a span covers; none where it leaves the sentence. */
function runOf(words: readonly Token[], span: Marked): Run[] {
  const first = words.findIndex((word) => overlap(word, span) > 0);
  const last = words.findLastIndex((word) => overlap(word, span) > 0);
  const [opening, closing] = [words[0], words.at(-1)];
  if (first < 0 || !opening || !closing) return [];
  if (span.begin < opening.begin || span.end > closing.end) return [];
  return [{ type: span.type, first, last }];
}

/** Of spans that overlap the one that begins first, of those the longest: a tagger marks no span inside another. */
export function outermost<S extends Span>(spans: readonly S[]): S[] {
  const out: S[] = [];
  for (const span of [...spans].sort((a, b) => a.begin - b.begin || b.end - a.end))
    if (span.begin >= (out.at(-1)?.end ?? 0)) out.push(span);
  return out;
}

/** A document of a text alone. */
export function documentOf(text: string, id = "gold"): Document {
  return {
    id,
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: null,
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: null,
    publishedBasis: "none",
    retrieved: "2000-01-01T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

/** The sentences of several texts. */
export function sentencesOf(
  texts: readonly { readonly text: string; readonly marked: readonly Marked[] }[],
): MarkedSentence[] {
  return texts.flatMap(({ text, marked }) => markedSentences(text, marked));
}

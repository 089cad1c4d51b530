import type { Span } from "../../src/base/span.ts";
import type { ChainLink, Claim } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { EntityType, Mention } from "../../src/model/mention.ts";
import type { Reading } from "../../src/model/reading.ts";
import { sha256 } from "../../src/base/hash.ts";
import { statedRelations } from "../../src/read/relations/stated.ts";

/** What a reader would have found, written short: each row finds its next occurrence in the text. */
export interface Sketch {
  readonly text: string;
  /** Surface and type of each name, in order of reading; "~" before a surface makes it nominal. */
  readonly names: readonly (readonly [string, EntityType])[];
  /** One claim over the whole text for each chain: type and surface of the links after the publisher. */
  readonly chains?: readonly (readonly (readonly [ChainLink["type"], string])[])[];
  readonly publisher?: string;
  readonly dateline?: string;
  readonly polarity?: Claim["polarity"];
}

export function sketch({ text, names, chains = [[]], publisher, dateline, polarity }: Sketch): {
  document: Document;
  reading: Reading;
} {
  const id = `doc-${sha256(text).slice(0, 8)}`;
  const document = documentOf(id, text, publisher ?? null, dateline);
  let from = 0;
  const mentions = names.map(([written, type], i): Mention => {
    const surface = written.replace(/^~/, "");
    const begin = text.indexOf(surface, from);
    if (begin < 0) throw new Error(`unknown surface: ${surface}`);
    from = begin + surface.length;
    return {
      id: `m${i}`,
      documentId: id,
      span: { begin, end: begin + surface.length },
      text: surface,
      type,
      subtype: null,
      form: written.startsWith("~") ? "nominal" : "name",
      context: [],
      extractor: "sketch",
    };
  });
  const claims = chains.map((links, i) =>
    claimOf(`c${i}`, document, links, polarity ?? "positive"),
  );
  const sentences = sentencesOf(text);
  return {
    document,
    reading: {
      documentId: id,
      reader: "sketch",
      blocks: [],
      sentences,
      mentions,
      relations: statedRelations({
        text,
        tokens: [],
        sentences,
        mentions,
        coreference: [],
        claims,
      }),
      times: [],
      claims,
      citations: [],
    },
  };
}

function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^.!?\n]+(?:\.(?=\p{L})[^.!?\n]*)*[.!?]?/gu)].map((match) => ({
    begin: match.index,
    end: match.index + match[0].length,
  }));
}

function claimOf(
  id: string,
  document: Document,
  links: readonly (readonly [ChainLink["type"], string])[],
  polarity: Claim["polarity"],
): Claim {
  const { text } = document;
  const first = linkOf("publisher", document.publisher ?? "", null);
  const chain = links.map(([type, surface]) => {
    const begin = text.indexOf(surface);
    return linkOf(type, surface, begin < 0 ? null : { begin, end: begin + surface.length });
  });
  return {
    id,
    documentId: document.id,
    form: "indirect",
    content: [{ begin: 0, end: text.length }],
    text,
    chain: [first, ...chain],
    polarity,
    modality: "asserted",
    factuality: { source: "CT+", writer: "Uu" },
    hedges: [],
    condition: null,
    predicates: [],
    mentions: [],
    times: [],
    amounts: [],
    confidence: null,
    extractor: "sketch",
  };
}

function linkOf(type: ChainLink["type"], surface: string, span: Span | null): ChainLink {
  return { type, surface, span, cue: null, scope: "explicit", refId: null, occasion: null };
}

function documentOf(id: string, text: string, publisher: string | null, place?: string): Document {
  const begin = place === undefined ? -1 : text.indexOf(place);
  return {
    id,
    sha256: sha256(text),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher,
    originator: null,
    byline: null,
    dateline:
      place === undefined
        ? null
        : { span: { begin, end: begin + place.length }, place, agency: null },
    language: "en",
    published: null,
    publishedBasis: "none",
    retrieved: "2026-01-01T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

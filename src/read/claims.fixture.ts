import type { Document } from "../model/document.ts";

/** An English text as a document without title, published by "Test Wire": for tests. */
export function toReadable(text: string): Document {
  return {
    id: "doc-1",
    sha256: "0".repeat(64),
    mediaType: "text/plain",
    url: null,
    feed: null,
    collection: null,
    publisher: "Test Wire",
    originator: null,
    byline: null,
    dateline: null,
    language: "en",
    published: "2031-05-12",
    publishedBasis: "record",
    retrieved: "2031-05-13T00:00:00Z",
    licence: null,
    title: null,
    bodyBegin: 0,
    text,
    links: [],
  };
}

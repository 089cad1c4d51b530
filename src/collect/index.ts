import { groupBy } from "../base/group.ts";
import type { Document, RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";
import { assemble } from "./assemble.ts";
import { extract } from "./extract.ts";
import { issueOf } from "./issue.ts";

/** A document with the bytes that its hash is of. */
export interface Collected {
  readonly document: Document;
  readonly bytes: Uint8Array;
}

/** What came of one input: documents, issues for what is bad, and pages a feed names but does not carry. */
export interface Collection {
  readonly documents: readonly Collected[];
  readonly issues: readonly Issue[];
  readonly links: readonly { readonly url: string; readonly feed: string | null }[];
}

/**
 * The documents of one input: plain text, Markdown, a page, a feed, JSON lines or a JSON array.
 *
 * Bad input gives issues and never throws. Bytes decide the format before media type and name do.
 *
 * @param input bytes and where they came from; `retrieved` is the only clock
 * @returns documents in the order of the input, no two of one id
 */
export function collect(input: RawInput): Collection {
  const { drafts, complaints, urls, isFeed } = extract(input);
  const feed = input.feed ?? (isFeed ? input.url : undefined);
  const context = feed === undefined ? input : { ...input, feed };
  const assembled = drafts.map((draft) => ({ bytes: draft.bytes, ...assemble(draft, context) }));
  return {
    documents: distinct(
      assembled.flatMap(({ bytes, document }) => (document ? [{ document, bytes }] : [])),
      ({ document }) => document.id,
    ),
    issues: distinct(
      [
        ...complaints.map((complaint) => issueOf(complaint, input)),
        ...assembled.flatMap(({ issues }) => issues),
      ],
      ({ id }) => id,
    ),
    links: urls.map((url) => ({ url, feed: feed ?? null })),
  };
}

/** The first of each id, in order. */
function distinct<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  return [...groupBy(items, idOf).values()].flatMap((group) => group.slice(0, 1));
}

/**
 * The input that gives a document again: `collect(inputOf(collected))` holds exactly that document.
 *
 * Replay rests on it.
 */
export function inputOf({ document, bytes }: Collected): RawInput {
  const { id, mediaType, retrieved, url, feed, collection } = document;
  return {
    bytes,
    name: id,
    mediaType,
    retrieved,
    ...(url === null ? {} : { url }),
    ...(feed === null ? {} : { feed }),
    ...(collection === null ? {} : { collection }),
  };
}

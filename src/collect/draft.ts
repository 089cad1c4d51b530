import type { Span } from "../base/span.ts";
import type { Complaint } from "./issue.ts";

/** Text with the hyperlinks in it; spans are of this text. */
export interface Body {
  readonly text: string;
  readonly links: readonly { readonly span: Span; readonly href: string }[];
}

/** What the bytes themselves state about a document; null where they are silent. */
export interface Stated {
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly originator: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly published: string | null;
  readonly licence: string | null;
  readonly collection: string | null;
}

/** What a format yields of one document, before the laws that all documents share are applied. */
export interface Draft {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly stated: Stated;
  readonly body: Body;
  /** Where `stated.published` comes from. */
  readonly basis: "record" | "page";
  readonly complaints: readonly Complaint[];
}

/** What a format yields of one input. */
export interface Extract {
  readonly drafts: readonly Draft[];
  readonly complaints: readonly Complaint[];
  /** Pages that a feed names but does not carry. */
  readonly urls: readonly string[];
  /** True where the input itself is a feed: its address is that of the feed. */
  readonly isFeed?: boolean;
}

export const NOTHING_STATED: Stated = {
  url: null,
  title: null,
  publisher: null,
  originator: null,
  byline: null,
  language: null,
  published: null,
  licence: null,
  collection: null,
};

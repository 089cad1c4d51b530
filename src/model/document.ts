import { z } from "zod";
import { Span } from "../base/span.ts";

/** The place line that opens a wire story: `VELMONT (Daily24) –`. Never the place of the event. */
export const Dateline = z.object({ span: Span, place: z.string(), agency: z.string().nullable() });
export type Dateline = z.infer<typeof Dateline>;

/** Why a document was, or was not, read for claims. */
export const READING_STATES = ["pending", "read", "not-read", "failed"] as const;
export type ReadingState = (typeof READING_STATES)[number];

/**
 * One retrieved version of one page; immutable. `id` is the hash of its bytes.
 *
 * Feed, publisher, originator, byline and dateline are five fields because they are five parties: the
 * address we polled, who published, who is credited with the story, who signed it, where it was filed.
 * `text` opens with the title where there is one; the body begins at `bodyBegin`.
 */
export const Document = z.object({
  id: z.string(),
  sha256: z.string().length(64),
  mediaType: z.string(),
  url: z.url().nullable(),
  feed: z.string().nullable(),
  collection: z.string().nullable(),
  publisher: z.string().nullable(),
  originator: z.string().nullable(),
  byline: z.string().nullable(),
  dateline: Dateline.nullable(),
  language: z.string(),
  published: z.string().nullable(),
  publishedBasis: z.enum(["record", "page", "text", "none"]),
  retrieved: z.iso.datetime(),
  licence: z.string().nullable(),
  title: z.string().nullable(),
  bodyBegin: z.int().nonnegative(),
  text: z.string(),
  links: z.array(z.object({ span: Span.nullable(), href: z.string() })),
});
export type Document = z.infer<typeof Document>;

/** Bytes as they came, and the words about where they came from. What `collect` works on. */
export interface RawInput {
  readonly bytes: Uint8Array;
  /** File name, URL or "-": shown in issues, and a hint for the format. */
  readonly name: string;
  readonly mediaType?: string;
  readonly url?: string;
  readonly retrieved: string;
  readonly collection?: string;
  readonly feed?: string;
}

import { z } from "zod";
import { CLAIM_FORMS, CUE_CLASSES, FACTUALITIES, MODALITIES } from "./claim.ts";
import { ENTITY_TYPES } from "./mention.ts";
import { RELATION_TYPES } from "./entity.ts";
import { Place } from "./place.ts";
import { SOURCE_TYPES } from "./source.ts";

/** Media type of the bytes of an excerpt. */
export const EXCERPT_TYPE = "application/vnd.tocsin.excerpt+json";

/** Words of a document with where they stand in it: half-open, in code points. */
export const Passage = z.object({
  begin: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1),
});
export type Passage = z.infer<typeof Passage>;

/** One link of an attribution chain, without where its words stand: that text is not here. */
export const ExcerptLink = z.object({
  type: z.enum(SOURCE_TYPES),
  words: z.string(),
  name: z.string().nullable(),
  ref: z.string().nullable(),
  cue: z.string().nullable(),
  cueClass: z.enum(CUE_CLASSES).nullable(),
  scope: z.enum(["explicit", "carried", "resolved", "narrator"]),
  occasion: z.string().nullable(),
});
export type ExcerptLink = z.infer<typeof ExcerptLink>;

/** A claim as it came from another case. */
export const ExcerptClaim = z.object({
  /** In the case it comes from. */
  id: z.string(),
  form: z.enum(CLAIM_FORMS),
  polarity: z.enum(["positive", "negative"]),
  modality: z.enum(MODALITIES),
  factuality: z.object({ source: z.enum(FACTUALITIES), writer: z.enum(FACTUALITIES) }),
  chain: z.array(ExcerptLink).min(1),
  content: z.array(Passage).min(1),
  hedges: z.array(Passage),
  /** PLOVER types of what it says happened. */
  events: z.array(z.string()),
  actors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.enum(ENTITY_TYPES),
      subtype: z.string().nullable(),
      aliases: z.array(z.string()),
    }),
  ),
  places: z.array(Place),
  confidence: z.number().min(0).max(1).nullable(),
});
export type ExcerptClaim = z.infer<typeof ExcerptClaim>;

/**
 * A document of another case as far as its claims quote it: read by that case, never again by this one. It counts as the
 * page it is an excerpt of, by the address and the publisher of that page.
 */
export const Excerpt = z.object({
  documentId: z.string(),
  sha256: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string().nullable(),
  retrieved: z.string(),
  claims: z.array(ExcerptClaim).min(1),
  relations: z.array(
    z.object({
      type: z.enum(RELATION_TYPES),
      fromId: z.string(),
      toId: z.string(),
      claimIds: z.array(z.string()).min(1),
    }),
  ),
});
export type Excerpt = z.infer<typeof Excerpt>;

/** A passage with where it stands in the text of the excerpt, in UTF-16 units. */
interface Placed extends Passage {
  readonly at: number;
}

/** The body of an excerpt, and where passages stand in `title`, two line ends, body. */
export interface ExcerptLayout {
  readonly body: string;
  readonly spanOf: (passage: Passage) => { begin: number; end: number };
}

/**
 * The passages in order of the document, each once: those that lie in another are found there, all others stand on a line of
 * their own, but for those that only one character parts.
 *
 * Law: `spanOf` gives the words of the passage, for every passage of the excerpt.
 */
export function excerptLayout({ title, claims }: Pick<Excerpt, "title" | "claims">): ExcerptLayout {
  const passages = claims
    .flatMap(({ content, hedges }) => [...content, ...hedges])
    .toSorted((a, b) => a.begin - b.begin || b.end - a.end || (a.text < b.text ? -1 : 1));
  const heading = title === null ? [] : [{ begin: 0, end: [...title].length, text: title, at: 0 }];
  const placed: Placed[] = [...heading];
  let body = "";
  const from = title === null ? 0 : title.length + 2;
  for (const passage of passages) {
    if (placed.some((outer) => within(outer, passage) !== undefined)) continue;
    const last = body === "" ? undefined : placed.at(-1);
    if (last) body += passage.begin - last.end === 1 ? " " : "\n";
    else if (passage.begin > from) body += "… "; // what stands before it is not here
    placed.push({ ...passage, at: from + body.length });
    body += passage.text;
  }
  return {
    body,
    spanOf: (passage) => {
      for (const outer of placed) {
        const begin = within(outer, passage);
        if (begin !== undefined) return { begin, end: begin + passage.text.length };
      }
      return { begin: 0, end: 0 };
    },
  };
}

/** Where the inner words begin, if they lie in the outer ones and are the same there. */
function within(outer: Placed, inner: Passage): number | undefined {
  if (inner.begin < outer.begin || inner.end > outer.end) return undefined;
  const before = [...outer.text].slice(0, inner.begin - outer.begin).join("").length;
  return outer.text.startsWith(inner.text, before) ? outer.at + before : undefined;
}

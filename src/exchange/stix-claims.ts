import { z } from "zod";
import { CLAIM_FORMS, CUE_CLASSES, FACTUALITIES, MODALITIES } from "../model/claim.ts";
import type { ExcerptClaim, ExcerptLink, Passage } from "../model/excerpt.ts";
import { RELATION_TYPES } from "../model/entity.ts";
import { SOURCE_TYPES } from "../model/source.ts";

const Spans = z.array(z.tuple([z.int().nonnegative(), z.int().positive()]));

const Link = z.object({
  type: z.enum(SOURCE_TYPES),
  words: z.string().default(""),
  name: z.string().optional(),
  ref: z.string().optional(),
  cue: z.string().optional(),
  cue_class: z.enum(CUE_CLASSES).optional(),
  scope: z.enum(["explicit", "carried", "resolved", "narrator"]),
  occasion: z.string().optional(),
});

/** The claim of our extension of notes: `Attribution` of `cited-claim.ts`, as it came. */
export const ClaimExtension = z.object({
  claim_id: z.string(),
  chain: z.array(Link).min(1),
  form: z.enum(CLAIM_FORMS),
  quote: z.string().min(1),
  spans: Spans.min(1),
  polarity: z.enum(["positive", "negative"]),
  modality: z.enum(MODALITIES),
  hedges: z.array(z.string()).default([]),
  hedge_spans: Spans.default([]),
  events: z.array(z.string()).default([]),
  factuality_source: z.enum(FACTUALITIES),
  factuality_writer: z.enum(FACTUALITIES),
  document_id: z.string(),
  document_sha256: z.string(),
  url: z.string().optional(),
  title: z.string(),
  publisher: z.string().optional(),
  published: z.string().optional(),
  retrieved: z.iso.datetime(),
  confidence: z.number().min(0).max(1).optional(),
});
export type ClaimExtension = z.infer<typeof ClaimExtension>;

/** The relation of our extension of relationships: on the word of which claims it holds. */
export const RelationExtension = z.object({
  relation_type: z.enum(RELATION_TYPES),
  claims: z.array(z.looseObject({ claim_id: z.string(), document_id: z.string() })).min(1),
});

const BETWEEN_PARTS = " … "; // as `sliceAll` puts it

/** The claim, with the words of each of its parts; or what does not fit. */
export function excerptClaim(
  extension: ClaimExtension,
  named: Pick<ExcerptClaim, "actors" | "places">,
): ExcerptClaim | string {
  const content = partsOf(extension.quote, extension.spans);
  if (!content)
    return "contradictory quote and spans: the words are not as long as they are said to be";
  const { hedges, hedge_spans: at } = extension;
  return {
    id: extension.claim_id,
    form: extension.form,
    polarity: extension.polarity,
    modality: extension.modality,
    factuality: { source: extension.factuality_source, writer: extension.factuality_writer },
    chain: extension.chain.map(linkOf),
    content,
    hedges: hedges.flatMap((text, i) => passageOf(text, at[i]) ?? []),
    events: extension.events,
    confidence: extension.confidence ?? null,
    ...named,
  };
}

function linkOf(link: z.infer<typeof Link>): ExcerptLink {
  const { type, words, name, ref, cue, cue_class: cueClass, scope, occasion } = link;
  const told = { name, ref, cue, cueClass, occasion };
  const nulls = Object.fromEntries(
    Object.entries(told).map(([key, value]) => [key, value ?? null]),
  );
  return { type, words, scope, ...(nulls as Pick<ExcerptLink, keyof typeof told>) };
}

/** The quote cut into its parts by the lengths of their spans: the words between them may stand in a part too. */
function partsOf(quote: string, spans: ClaimExtension["spans"]): Passage[] | undefined {
  const points = [...quote];
  const between = [...BETWEEN_PARTS].length;
  let at = 0;
  const parts = spans.map((span) => {
    const text = points.slice(at, at + span[1] - span[0]).join("");
    at += span[1] - span[0] + between;
    return passageOf(text, span);
  });
  const whole = parts.every((part) => part !== undefined) && at - between === points.length;
  return whole ? parts : undefined;
}

function passageOf(text: string, span: readonly [number, number] | undefined): Passage | undefined {
  if (!span || span[1] <= span[0] || [...text].length !== span[1] - span[0]) return undefined;
  return { begin: span[0], end: span[1], text };
}

import { z } from "zod";
import { Span } from "../base/span.ts";
import { Amount, Claim, REALIS } from "./claim.ts";
import { Incident } from "./incident.ts";
import { CoreferenceChain } from "./coreference.ts";
import { Mention } from "./mention.ts";
import { ReadRelation } from "./read-relation.ts";
import { TimeExpression } from "./time.ts";

/** A part of a page that is no text of the article: it yields no claim. */
export const Block = z.object({
  span: Span,
  kind: z.enum([
    "title",
    "heading",
    "paragraph",
    "caption",
    "boilerplate",
    "byline",
    "dateline",
    "correction",
  ]),
});
export type Block = z.infer<typeof Block>;

/** Source, cue and content as they stand in the text, sentence by sentence; what claims are made of. */
export const ReadAttribution = z.object({
  source: Span.nullable(),
  cue: z.array(Span).min(1),
  content: z.array(Span).min(1),
  confidence: z.number().min(0).max(1).nullable(),
  extractor: z.string(),
});
export type ReadAttribution = z.infer<typeof ReadAttribution>;

/**
 * A happening that a sentence tells: PLOVER type at the word that tells it, and who did it to whom.
 * Agents, patients and places are ids of mentions, times of time expressions. What is absent was made before it was read.
 */
export const CodedEvent = z.object({
  span: Span,
  type: z.string(),
  confidence: z.number().min(0).max(1),
  realis: z.enum(REALIS),
  agents: z.array(z.string()),
  patients: z.array(z.string()),
  /** PLOVER mode: "aerial", "ceasefire"; null where the words tell none. */
  mode: z.string().nullable().optional(),
  /** Claims in whose content it stands, the innermost first: on their word it rests. */
  claims: z.array(z.string()).optional(),
  /** Where it happened by the words of the sentence, never the dateline. */
  places: z.array(z.string()).optional(),
  times: z.array(z.string()).optional(),
  /** Killed, wounded, arrested, abducted; weapons and aircraft. */
  amounts: z.array(Amount).optional(),
});
export type CodedEvent = z.infer<typeof CodedEvent>;

/** All that `read` adds to a document: layers of spans and the claims made of them. */
export const Reading = z.object({
  documentId: z.string(),
  reader: z.string(),
  blocks: z.array(Block),
  sentences: z.array(Span),
  mentions: z.array(Mention),
  times: z.array(TimeExpression),
  attributions: z.array(ReadAttribution).optional(),
  /** Chains of mentions that mean the same; absent in readings that were made before they were read. */
  coreference: z.array(CoreferenceChain).optional(),
  /** Relations between mentions of a sentence; absent in readings that were made before they were read. */
  relations: z.array(ReadRelation).optional(),
  claims: z.array(Claim),
  /** Absent where no trained coder read: the predicates of the claims then are all there is. */
  events: z.array(CodedEvent).optional(),
  /** Absent where no trained reader of incidents read. */
  incidents: z.array(Incident).optional(),
  /** Outlets the document says it rests on: words, and what was said of them. */
  citations: z.array(
    z.object({
      span: Span,
      outlet: z.string(),
      verb: z.string(),
      kind: z.enum(["cites", "reprints", "translates", "corrects", "retracts"]),
    }),
  ),
});
export type Reading = z.infer<typeof Reading>;

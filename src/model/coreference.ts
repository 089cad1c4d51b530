import { z } from "zod";
import { Span } from "../base/span.ts";
import { ENTITY_TYPES, MENTION_FORMS } from "./mention.ts";

/** Why a mention was put in its chain: the strongest ground that its words give. */
export const LINK_REASONS = [
  "first", // opens the chain
  "same-words",
  "acronym", // "PMF" of "Popular Mobilization Forces"
  "part-of-name", // "Kringel" of "Otto Kringel"
  "same-head", // "the group" of "an armed group"
  "apposition",
  "predicate", // "X is a group"
  "speaker", // "I" within the words of a speaker
  "pronoun",
  "topic", // "this group" after a sentence about "the Vale Guard"
  "description", // other words for the same: "the officer" of "Otto Kringel"
] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

/** One mention of a chain: the whole noun phrase, its head, and why it is here. */
export const CoreferentMention = z.object({
  span: Span,
  head: Span,
  form: z.enum(MENTION_FORMS),
  /** The mention of the entity layer with the same head, if there is one. */
  mentionId: z.string().nullable(),
  reason: z.enum(LINK_REASONS),
  /** Probability that it belongs to the mention before it in the chain; null for the first, and where it was not measured. */
  confidence: z.number().min(0).max(1).nullable(),
});
export type CoreferentMention = z.infer<typeof CoreferentMention>;

/** Mentions of one document that mean the same, in order of the text, at least two. */
export const CoreferenceChain = z.object({
  id: z.string(),
  /** The fullest name among them; null where none is a name. */
  name: z.string().nullable(),
  type: z.enum(ENTITY_TYPES).nullable(),
  mentions: z.array(CoreferentMention).min(2),
  extractor: z.string(),
});
export type CoreferenceChain = z.infer<typeof CoreferenceChain>;

import { z } from "zod";
import { Span } from "../base/span.ts";

/** Names after re3d, so that predictions can be scored as they are; finer kinds stand in `subtype`. */
export const ENTITY_TYPES = [
  "Person",
  "Organisation",
  "Location",
  "Nationality",
  "Weapon",
  "MilitaryPlatform",
  "Vehicle",
  "Temporal",
  "Quantity",
  "Money",
  "DocumentReference",
  "Url",
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** How the words refer. */
export const MENTION_FORMS = ["name", "nominal", "pronoun"] as const;
export type MentionForm = (typeof MENTION_FORMS)[number];

/** Span that refers to an entity, place, time or event. */
export const Mention = z.object({
  id: z.string(),
  documentId: z.string(),
  span: Span,
  text: z.string(),
  type: z.enum(ENTITY_TYPES),
  subtype: z.string().nullable(),
  form: z.enum(MENTION_FORMS),
  /** Words that stand beside it and say what it is: title, role, acronym, apposition. */
  context: z.array(z.string()),
  /** The whole phrase, with article, title and modifiers, and what it stands for here: in "the UK said" an organisation. */
  phrase: Span.extend({ type: z.enum(ENTITY_TYPES) }).optional(),
  extractor: z.string(),
});
export type Mention = z.infer<typeof Mention>;

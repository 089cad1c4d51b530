import { z } from "zod";
import { Span } from "../base/span.ts";
import { ENTITY_TYPES } from "./mention.ts";

/** A name of an entity; `weak` names ("KH", "the Movement") need a second reason to match. */
export const EntityName = z.object({
  text: z.string(),
  language: z.string().nullable(),
  kind: z.enum(["primary", "alias", "acronym", "former", "weak", "demonym", "capital"]),
});
export type EntityName = z.infer<typeof EntityName>;

/**
 * Thing with an id: state, government, armed group, force, agency, organisation, person in a public role.
 * Parent and sponsors are claims of `provenance`, shown as such and never as bare fact.
 */
export const Entity = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(ENTITY_TYPES),
  /** "government", "state-military", "militia", "igo", "state" … */
  subtype: z.string().nullable(),
  names: z.array(EntityName),
  /** ISO 3166-1 alpha-2, or a collection's own code for an invented country. */
  countries: z.array(z.string()),
  /** Its article in the English Wikipedia, with spaces; absent where nobody looked or there is none. */
  wikipedia: z.string().optional(),
  allegedParent: z.string().nullable(),
  allegedSponsors: z.array(z.string()),
  provenance: z.string(),
  verified: z.boolean(),
});
export type Entity = z.infer<typeof Entity>;

/** An entity that a mention may refer to, with the reasons for and against. Scores are additive in `parts`. */
export const Candidate = z.object({
  refId: z.string(),
  label: z.string(),
  score: z.number(),
  parts: z.array(z.object({ reason: z.string(), value: z.number() })),
});
export type Candidate = z.infer<typeof Candidate>;

/** What a mention was resolved to. Below threshold `entityId` is null: unresolved rather than wrong. */
export const Resolution = z.object({
  mentionId: z.string(),
  documentId: z.string(),
  entityId: z.string().nullable(),
  /**
   * "name": by the knowledge base; "document": by an earlier mention in the same text; "new": first seen here;
   * "judgement": a person said so.
   */
  basis: z.enum(["name", "metonym", "document", "new", "judgement", "none"]),
  candidates: z.array(Candidate),
});
export type Resolution = z.infer<typeof Resolution>;

export const RELATION_TYPES = [
  "member-of",
  "commands",
  "patron-of",
  "allied-with",
  "hostile-to",
  "holds-office",
  "owns",
  "located-in",
  "met-with",
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Typed link between two entities; holds only on the word of its claims. Always carries them. */
export const Relation = z.object({
  id: z.string(),
  type: z.enum(RELATION_TYPES),
  fromId: z.string(),
  toId: z.string(),
  /** The evidence: which claim, and the words that say so. */
  evidence: z.array(
    z.object({
      claimId: z.string(),
      documentId: z.string(),
      span: Span,
      polarity: z.enum(["positive", "negative"]),
      modality: z.string(),
    }),
  ),
});
export type Relation = z.infer<typeof Relation>;

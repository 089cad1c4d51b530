import { z } from "zod";
import { Span } from "../base/span.ts";
import { MODALITIES } from "./claim.ts";
import { RELATION_TYPES } from "./entity.ts";

/** Relations between two mentions of a sentence, named after re3d, so that predictions can be scored as they are. */
export const READ_RELATION_TYPES = [
  "CoLocated",
  "FightingAgainst",
  "BelongsTo",
  "HasAttrOf",
  "InChargeOf",
  "CommWith",
  "IsSynonymOf",
  "Likes",
  "AlliesOf",
  "Dislikes",
  "Apart",
] as const;
export type ReadRelationType = (typeof READ_RELATION_TYPES)[number];

/** Finer kinds, which a phrase of the sentence says: those between entities, and what arms somebody has. */
export const STATED_KINDS = [...RELATION_TYPES, "capability"] as const;
export type StatedKind = (typeof STATED_KINDS)[number];

/** Our kinds under the names of re3d. */
export const RE3D_TYPE: Readonly<Record<StatedKind, ReadRelationType>> = {
  "member-of": "BelongsTo",
  commands: "InChargeOf",
  "patron-of": "Likes",
  "allied-with": "AlliesOf",
  "hostile-to": "FightingAgainst",
  "holds-office": "HasAttrOf",
  owns: "InChargeOf",
  "located-in": "CoLocated",
  "met-with": "CommWith",
  capability: "HasAttrOf",
};

/** A relation that a sentence puts between two of its mentions, before either is resolved. */
export const ReadRelation = z.object({
  type: z.enum(READ_RELATION_TYPES),
  source: Span,
  target: Span,
  /** Words between the two, or the whole of both where none stand there. */
  trigger: Span,
  /** The sentence denies it: "is not part of". */
  negated: z.boolean(),
  confidence: z.number().min(0).max(1),
  extractor: z.string(),
  /** Where a phrase says it; the rest is absent without. */
  kind: z.enum(STATED_KINDS).optional(),
  /** Mentions whose names source and target are, or stand for: "the group" for the name of its chain. */
  sourceId: z.string().optional(),
  targetId: z.string().optional(),
  /** The claim it stands in: it holds on the word of that chain alone, in that modality. Null where no claim has both. */
  claimId: z.string().nullable().optional(),
  modality: z.enum(MODALITIES).nullable().optional(),
});
export type ReadRelation = z.infer<typeof ReadRelation>;

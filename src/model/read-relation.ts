import { z } from "zod";
import { Span } from "../base/span.ts";

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
});
export type ReadRelation = z.infer<typeof ReadRelation>;

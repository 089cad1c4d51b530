import { z } from "zod";
import { Span } from "../base/span.ts";
import { Entity } from "./entity.ts";

/**
 * What a verdict on the reading of a document names. The subject is the claim: "wrong" strikes it, "source" says on
 * whose word it is, "claim" is one that no reader found, "none" withdraws what was said before.
 */
export const ReadingCorrection = z.object({
  documentId: z.string(),
  /** Words of the claim. */
  span: Span.optional(),
  /** Name of whoever says it; null for the outlet itself. */
  source: z.string().nullable().optional(),
});
export type ReadingCorrection = z.infer<typeof ReadingCorrection>;

/** A standing verdict on one claim of a document. */
export type ClaimVerdict =
  | { readonly verdict: "wrong"; readonly claimId: string }
  | { readonly verdict: "source"; readonly claimId: string; readonly source: string | null }
  | {
      readonly verdict: "claim";
      readonly claimId: string;
      readonly span: Span;
      readonly source: string | null;
    };

export const READING_VERDICTS = ["wrong", "source", "claim", "none"] as const;
export type ReadingVerdict = (typeof READING_VERDICTS)[number];

/** A person's decision: append-only, survives every rebuild, always with who, when and why. */
export const Judgement = z.object({
  id: z.string(),
  /** "identity": two entities; "resolution": one mention; "dependence": two origins; "cell": one of a matrix of hypotheses; "time-zone": an outlet or feed; "screening": an actor and a party of a list; "reading": a claim as it was read; the others are a claim, a grouping and so on. */
  about: z.enum([
    "claim",
    "resolution",
    "identity",
    "grouping",
    "dependence",
    "grade",
    "indication",
    "cell",
    "level",
    "time-zone",
    "screening",
    "reading",
  ]),
  subjectId: z.string(),
  verdict: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** What was known of the entity that a verdict names: the decision holds although nothing else names it. */
  entity: Entity.optional(),
  reading: ReadingCorrection.optional(),
});
export type Judgement = z.infer<typeof Judgement>;

/** Whether two entities are one. "none" withdraws what was said before. */
export const IDENTITY_VERDICTS = ["positive", "negative", "unsure", "none"] as const;
export type IdentityVerdict = (typeof IDENTITY_VERDICTS)[number];

/** An entity and the one that stands for its cluster: `entityId` never changes, `canonicalId` follows judgements. */
export const Identity = z.object({ entityId: z.string(), canonicalId: z.string() });
export type Identity = z.infer<typeof Identity>;

/** Whether a proposition shows an indicator. "none" makes it a suggestion again. */
export const INDICATION_VERDICTS = ["accepted", "rejected", "none"] as const;
export type IndicationVerdict = (typeof INDICATION_VERDICTS)[number];

/** One line of the audit log; `hash` covers the line and `prevHash`, so a changed past shows. */
export const LogEntry = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

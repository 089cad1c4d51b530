import { z } from "zod";
import { Span } from "../base/span.ts";

/** Document + span + hash: enough to follow a sentence down to the quoted words. */
export const Citation = z.object({
  n: z.int().positive(),
  documentId: z.string(),
  claimId: z.string().nullable(),
  span: Span,
  quote: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  published: z.string().nullable(),
  retrieved: z.string(),
  sha256: z.string(),
});
export type Citation = z.infer<typeof Citation>;

/** One sentence and what kind of sentence it is; information is always attributed and cited. */
export const BriefSentence = z.object({
  kind: z.enum(["information", "assumption", "judgement", "method"]),
  text: z.string(),
  citations: z.array(z.int().positive()),
});
export type BriefSentence = z.infer<typeof BriefSentence>;

/** Rows of plain text under a head of as many columns. */
export const BriefTable = z.object({
  head: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type BriefTable = z.infer<typeof BriefTable>;

/** Cited product on one warning problem. */
export const Brief = z.object({
  problemId: z.string(),
  title: z.string(),
  asOf: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      sentences: z.array(BriefSentence),
      table: BriefTable.optional(),
    }),
  ),
  citations: z.array(Citation),
  /** Findings of the lint (ICD 203); empty means none. */
  findings: z.array(z.object({ rule: z.string(), message: z.string() })),
});
export type Brief = z.infer<typeof Brief>;

import { z } from "zod";

/** Cells of the matrix: would I expect to see this if the hypothesis were true? */
export const ACH_CELLS = ["CC", "C", "N", "I", "II", "NA"] as const;
export type AchCell = (typeof ACH_CELLS)[number];

/** What one analyst put into a cell, last. */
export const AchRating = z.object({
  by: z.string(),
  cell: z.enum(ACH_CELLS),
  why: z.string(),
  at: z.string(),
});
export type AchRating = z.infer<typeof AchRating>;

/**
 * Propositions against hypotheses. What speaks against a hypothesis counts; no probability comes out of it.
 *
 * A cell that nobody rated and nothing suggests is "NA": it counts for nothing, and is not neutral.
 */
export const AchMatrix = z.object({
  problemId: z.string(),
  hypotheses: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Weighted inconsistency, ≥ 0. */
      inconsistency: z.number(),
      /** Least inconsistent of all, alone or with others; false for all where no row tells them apart. */
      leads: z.boolean(),
    }),
  ),
  rows: z.array(
    z.object({
      propositionId: z.string(),
      text: z.string(),
      origins: z.array(z.string()),
      cells: z.array(
        z.object({
          /** Of the analysts together, else what the indicator's likelihood suggests. */
          cell: z.enum(ACH_CELLS),
          suggested: z.enum(ACH_CELLS).nullable(),
          ratings: z.array(AchRating),
          /** Spread of the ratings, 0 for one or none. */
          disagreement: z.number(),
        }),
      ),
      /** Population standard deviation of the cells; 0 is no help. */
      diagnosticity: z.number(),
    }),
  ),
  analysts: z.array(z.string()),
  /** The origins, in words, without which another hypothesis would lead. */
  decisiveOrigins: z.array(z.string()),
});
export type AchMatrix = z.infer<typeof AchMatrix>;

import { z } from "zod";
import { Alert } from "./alert.ts";
import { ActorRow, ClaimRow, ProblemRow, PropositionRow } from "./view.ts";

/** What can become different in a case: each is noted once, in the order in which it came. */
export const CHANGE_KINDS = ["document", "alert", "origin", "contradiction", "actor"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A proposition for which something came, and the claims that brought it. */
export const PropositionChange = z.object({
  proposition: PropositionRow,
  /** Independent origins before and after, at the lower bound. */
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** True where a warning problem counts it as an indication, by suggestion or by judgement. */
  watched: z.boolean(),
  /** A few of the claims that are new; empty where they were read again since. */
  claims: z.array(ClaimRow),
});
export type PropositionChange = z.infer<typeof PropositionChange>;

/** What changed in a case after a point in its course: the newest of each kind, and how many there are. */
export const TodayView = z.object({
  /** Last change that is not shown, and last there is: give the second as `since` to see only what is newer. */
  since: z.int().nonnegative(),
  cursor: z.int().nonnegative(),
  /** When the last change that is not shown was noted; null where there is none, or its time is not known. */
  sinceAt: z.iso.datetime().nullable(),
  totals: z.record(z.enum(CHANGE_KINDS), z.int().nonnegative()),
  alerts: z.array(Alert),
  origins: z.array(PropositionChange),
  contradictions: z.array(PropositionChange),
  actors: z.array(ActorRow),
  /** The problems as they stand: they name what the alerts are about. */
  problems: z.array(ProblemRow),
});
export type TodayView = z.infer<typeof TodayView>;

import { z } from "zod";

/** A question about the future that can be settled. */
export const Question = z.strictObject({
  id: z.string().min(1),
  problemId: z.string().nullable().default(null),
  text: z.string().min(1),
  /** What must be seen, and by whom, for each answer. Without it a question cannot be settled, so it is refused. */
  resolutionCriteria: z.string().min(1),
  /** Where the answer will be looked up. */
  source: z.string().min(1),
  opens: z.iso.date(),
  closes: z.iso.date(),
  resolvesBy: z.iso.date(),
  type: z.enum(["binary", "categories", "ordinal", "numeric"]),
  /** The answers, in order where they have one; "yes" and "no" for a binary question; none for a numeric one. */
  answers: z.array(z.string().min(1)).default([]),
});
export type Question = z.infer<typeof Question>;

/** One forecaster's answer: never changed, only followed by another. */
export const Forecast = z.strictObject({
  questionId: z.string(),
  by: z.string().min(1),
  /** A machine is a forecaster of its own, and labelled. */
  machine: z.boolean().default(false),
  /** Chance of each answer, in the question's order; for a numeric question draws from the forecast distribution. */
  values: z.array(z.number()).min(1),
  rationale: z.string(),
  /** Propositions, claims or briefs it rests on. */
  evidence: z.array(z.string()).default([]),
  at: z.iso.datetime(),
});
export type Forecast = z.infer<typeof Forecast>;

/** How a question ended, with the evidence for it; by someone other than its only forecaster. */
export const Settlement = z.strictObject({
  questionId: z.string(),
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("answer"), answer: z.string() }),
    z.strictObject({ kind: z.literal("number"), value: z.number() }),
    z.strictObject({ kind: z.literal("annulled"), why: z.string().min(1) }),
    z.strictObject({ kind: z.literal("ambiguous"), why: z.string().min(1) }),
  ]),
  by: z.string().min(1),
  /** Day on which what settles it happened, or was found not to have; absent where nobody said. */
  on: z.iso.date().optional(),
  /** What says so: sources, addresses, propositions. */
  evidence: z.array(z.string().min(1)).min(1),
  at: z.iso.datetime(),
});
export type Settlement = z.infer<typeof Settlement>;

/** One line of the ledger of forecasts: `hash` covers the line and the one before, so a changed past shows. */
export const LedgerEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("question"), at: z.iso.datetime(), by: z.string(), body: Question }),
  z.object({ kind: z.literal("forecast"), at: z.iso.datetime(), by: z.string(), body: Forecast }),
  z.object({
    kind: z.literal("settlement"),
    at: z.iso.datetime(),
    by: z.string(),
    body: Settlement,
  }),
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A ledger entry as it is kept. */
export type ChainedEntry = LedgerEntry & {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
};

import { z } from "zod";
import { IndicationRecord } from "./problem.ts";
import { Grade } from "./proposition.ts";
import { ScreeningCandidate } from "./screening.ts";
import { ReviewPair } from "./view.ts";

const Asked = {
  /** What an answer is about, as its judgement names it. */
  subjectId: z.string(),
  /** Last judgement on it, one that was taken back; null where there is none. An answer that names it overwrites nothing newer. */
  seen: z.string().nullable(),
  /** Of its own kind: mentions put right, bits about the scenarios, claims counted otherwise, articles graded, score of a name. Not to be compared across kinds. */
  gain: z.number(),
};

/** What a machine proposes and a person has not answered. */
export const Suggestion = z.discriminatedUnion("kind", [
  z.object({ ...Asked, kind: z.literal("identity"), pair: ReviewPair }),
  z.object({
    ...Asked,
    kind: z.literal("indication"),
    problemId: z.string(),
    problem: z.string(),
    indicatorId: z.string(),
    statement: z.string(),
    propositionId: z.string(),
    proposition: z.string(),
    because: z.string(),
    /** Where it is a record and no claim: of what kind, and the party or actor it is about. */
    record: IndicationRecord.pick({ kind: true, partyIds: true }).nullable(),
    /** A claim that says so, to be read. */
    claimId: z.string().nullable(),
    documentId: z.string().nullable(),
  }),
  z.object({
    ...Asked,
    kind: z.literal("grouping"),
    claimId: z.string(),
    documentId: z.string(),
    claim: z.string(),
    speaker: z.string(),
    propositionId: z.string(),
    proposition: z.string(),
    /** Claims that stand together. */
    members: z.int(),
    similarity: z.number(),
    reasons: z.array(z.string()),
  }),
  z.object({
    ...Asked,
    kind: z.literal("grade"),
    propositionId: z.string(),
    proposition: z.string(),
    grade: Grade,
    /** From how many origins, in words. */
    sentence: z.string(),
    contested: z.boolean(),
  }),
  z.object({
    ...Asked,
    kind: z.literal("screening"),
    actorId: z.string(),
    actor: z.string(),
    candidate: ScreeningCandidate,
  }),
]);
export type Suggestion = z.infer<typeof Suggestion>;

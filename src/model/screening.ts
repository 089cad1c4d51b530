import { z } from "zod";
import { PARTY_SCHEMAS, PartyName } from "./party.ts";

/** What a person said of a candidate, with the reason: a negative one is the white list. */
export const ScreeningJudgement = z.object({
  verdict: z.enum(["positive", "negative", "unsure"]),
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The entry of the list was changed since: look again. */
  changedSince: z.boolean(),
});
export type ScreeningJudgement = z.infer<typeof ScreeningJudgement>;

/** A party of a list that a name may mean. `match` says that the threshold is reached; identity is for a person to say. */
export const ScreeningCandidate = z.object({
  partyId: z.string(),
  dataset: z.string(),
  name: z.string(),
  schema: z.enum(PARTY_SCHEMAS),
  topics: z.array(z.string()),
  programmes: z.array(z.string()),
  /** The name asked, and the name of the list that scored best. */
  queryName: z.string(),
  matchedName: z.string(),
  matchedKind: PartyName.shape.kind,
  /** 0–1; a ranking signal and no probability. */
  score: z.number().min(0).max(1),
  match: z.boolean(),
  /** Reasons for and against; they add up to the score. */
  parts: z.array(z.object({ reason: z.string(), value: z.number() })),
  /** What speaks against it: birth date, country, kind, number. */
  contradictions: z.array(z.string()),
  judgement: ScreeningJudgement.nullable(),
});
export type ScreeningCandidate = z.infer<typeof ScreeningCandidate>;

/** An actor of the case, and whom of the lists it may be. */
export const ScreenedActor = z.object({
  id: z.string(),
  name: z.string(),
  /** When it was last screened. */
  at: z.iso.datetime(),
  candidates: z.array(ScreeningCandidate),
});
export type ScreenedActor = z.infer<typeof ScreenedActor>;

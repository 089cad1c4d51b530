import { z } from "zod";
import { Span } from "../base/span.ts";
import { CREDIBILITIES, RELIABILITIES, SOURCE_TYPES } from "./source.ts";

/** How a claim stands to a proposition: for, against, or put in a way that asserts neither. */
export const STANCES = ["supports", "denies", "hedged"] as const;
export type Stance = (typeof STANCES)[number];

/** One reason to suspect that two origins are one; `q` in [0, 1]. */
export const DependenceCue = z.object({
  kind: z.string(),
  q: z.number().min(0).max(1),
  detail: z.string(),
});
export type DependenceCue = z.infer<typeof DependenceCue>;

/** Suspicion that origin `b` depends on the earlier `a`: p = 1 − Π(1 − q). */
export const DependenceEdge = z.object({
  a: z.string(),
  b: z.string(),
  p: z.number().min(0).max(1),
  cues: z.array(DependenceCue),
});
export type DependenceEdge = z.infer<typeof DependenceEdge>;

/**
 * The innermost specific utterance or report behind claims: who first put it into the world, whoever printed it.
 * `weight` is w of tradecraft §2.2: 1 − the strongest suspicion that it depends on an earlier origin.
 */
export const Origin = z.object({
  key: z.string(),
  kind: z.enum(["speaker", "report", "anonymous", "untraceable"]),
  label: z.string(),
  sourceType: z.enum(SOURCE_TYPES),
  firstSeen: z.string().nullable(),
  claimIds: z.array(z.string()),
  documentIds: z.array(z.string()),
  weight: z.number().min(0).max(1),
  reasons: z.array(z.string()),
});
export type Origin = z.infer<typeof Origin>;

/**
 * What the count says of independence. "not-established" is neither: there are two origins or more, and nothing
 * shows that one does not rest on another.
 */
export const INDEPENDENCES = ["no-origin", "one-origin", "not-established", "independent"] as const;
export type Independence = (typeof INDEPENDENCES)[number];

/** The state that an interval of independent origins stands for. */
export function independenceState({ nMin, nMax }: Counts): Independence {
  if (nMax === 0) return "no-origin";
  if (nMin >= 2) return "independent";
  return nMax >= 2 ? "not-established" : "one-origin";
}

interface Counts {
  readonly nMin: number;
  readonly nMax: number;
}

/** How many independent origins stand behind one stance; `articles` is small print. */
export const Corroboration = z.object({
  stance: z.enum(STANCES),
  articles: z.int().nonnegative(),
  nMin: z.int().nonnegative(),
  nMax: z.int().nonnegative(),
  nEff: z.number().nonnegative(),
  independence: z.enum(INDEPENDENCES),
  origins: z.array(Origin),
  edges: z.array(DependenceEdge),
  flags: z.array(
    z.enum([
      "circular-reporting",
      "single-transmitter",
      "untraceable",
      "adverse-interests",
      "self-citation",
    ]),
  ),
  /** One sentence for a person: "Two articles, one origin: both rest on …". */
  sentence: z.string(),
});
export type Corroboration = z.infer<typeof Corroboration>;

/** Belief of tradecraft §2.3, shown only with its table. */
export const Belief = z.object({
  belief: z.number(),
  disbelief: z.number(),
  uncertainty: z.number(),
  probability: z.number(),
  rows: z.array(
    z.object({
      origin: z.string(),
      stance: z.enum(STANCES),
      path: z.string(),
      trust: z.number(),
      weight: z.number(),
      contribution: z.number(),
    }),
  ),
});
export type Belief = z.infer<typeof Belief>;

/** Source and report graded apart, each with its basis; a suggestion until a person confirms it. */
export const Grade = z.object({
  reliability: z.enum(RELIABILITIES),
  credibility: z.literal([...CREDIBILITIES]),
  basis: z.array(z.string()),
  /** What the rules would say, where a person said otherwise. */
  suggested: z.literal([...CREDIBILITIES]).optional(),
});
export type Grade = z.infer<typeof Grade>;

/** Why two propositions cannot both hold: two numbers of one thing, or two accounts of who did it. */
export const CONFLICTS = ["toll", "actor"] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** What one origin gives as a number: "at least 12 killed" is from 12 to no upper end. */
export const Figure = z.object({
  unit: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  origin: z.string(),
  label: z.string(),
  claimIds: z.array(z.string()),
});
export type Figure = z.infer<typeof Figure>;

/** The same thing said: claims that agree in what they are about, whatever their stance. */
export const Proposition = z.object({
  id: z.string(),
  /** The wording of its clearest claim. */
  text: z.string(),
  event: z.string().nullable(),
  actorIds: z.array(z.string()),
  members: z.array(
    z.object({
      claimId: z.string(),
      documentId: z.string(),
      stance: z.enum(STANCES),
      similarity: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  supports: Corroboration,
  denies: Corroboration.nullable(),
  belief: Belief.nullable(),
  grade: Grade,
  /** Other propositions that cannot hold with this one: conflicting tolls, perpetrators. */
  contradicts: z.array(
    z.object({
      propositionId: z.string(),
      kind: z.enum(CONFLICTS),
      reason: z.string(),
      /** Documents that say both on the same word: their tension is their own. */
      within: z.array(z.string()),
    }),
  ),
  /** Its numbers, by unit and origin. */
  figures: z.array(Figure),
  entails: z.array(z.string()),
});
export type Proposition = z.infer<typeof Proposition>;

export const REUSE_KINDS = [
  "identical",
  "near-duplicate",
  "abridges",
  "extends",
  "reworded",
  "press-release",
  "partial",
  "shared-quote",
  "translation",
] as const;
export type ReuseKind = (typeof REUSE_KINDS)[number];

/** Shared words of two documents; `a` is the earlier where that is known. */
export const Reuse = z.object({
  a: z.string(),
  b: z.string(),
  kind: z.enum(REUSE_KINDS),
  /** Share of the shingles of `a` found in `b`, and of `b` in `a`. */
  containmentA: z.number().min(0).max(1),
  containmentB: z.number().min(0).max(1),
  directed: z.boolean(),
  passages: z.array(z.object({ a: Span, b: Span })),
});
export type Reuse = z.infer<typeof Reuse>;

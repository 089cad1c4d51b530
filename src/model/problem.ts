import { z } from "zod";
import { MODALITIES, REALIS } from "./claim.ts";
import { SERIES_MEASURES } from "./event-series.ts";
import { RELATION_TYPES } from "./entity.ts";

/** Words for how likely an indicator is under a scenario, and the number each stands for (tradecraft §1.8). */
export const LIKELIHOOD_RATINGS = { HL: 0.9, L: 0.7, C: 0.5, U: 0.25, HU: 0.07 } as const;
export type LikelihoodRating = keyof typeof LIKELIHOOD_RATINGS;
const Rating = z.enum(["HL", "L", "C", "U", "HU"]);

export const INDICATOR_CATEGORIES = [
  "intent",
  "capability",
  "preparation",
  "sponsor",
  "political",
  "economic",
  "information",
] as const;
export type IndicatorCategory = (typeof INDICATOR_CATEGORIES)[number];

const LIST_CHANGES = ["added", "removed", "changed"] as const;
const FOLLOWED = [
  "Ownership",
  "Directorship",
  "Representation",
  "Membership",
  "Family",
  "UnknownLink",
] as const;

/** A change of a sanctions list or register: who was added, taken off or written anew, and on which list. */
const ListQuery = z.strictObject({
  parties: z.array(z.string()).min(1).optional(),
  lists: z.array(z.string()).min(1).optional(),
  changes: z.array(z.enum(LIST_CHANGES)).min(1).default(["added"]),
});

/** A link of ownership, office or membership that touches somebody. One that is denied is no sighting. */
const LinkQuery = z.strictObject({
  parties: z.array(z.string()).min(1).optional(),
  kinds: z.array(z.enum(FOLLOWED)).min(1).optional(),
  /** A link of which nobody gives the share does not reach it. */
  percentAtLeast: z.number().min(0).max(100).optional(),
  standings: z
    .array(z.enum(["recorded", "claimed", "alleged"]))
    .min(1)
    .optional(),
});

/** A series of events that is out of the ordinary, by the default detector. */
const SeriesQuery = z.strictObject({
  actors: z.array(z.string()).min(1).optional(),
  recipients: z.array(z.string()).min(1).optional(),
  measures: z.array(z.enum(SERIES_MEASURES)).min(1).optional(),
  /** Whose events: the claims of the case, or an imported data set. */
  dataset: z.string().default("claims"),
});

/**
 * What would show an indicator: a query over claims, or over what lists and registers record. All given fields must hold; within a field one value is
 * enough. Names of actors are matched through the knowledge base, so any listed alias will do.
 */
export const Observable = z.strictObject({
  actors: z.array(z.string()).optional(),
  agents: z.array(z.string()).optional(),
  patients: z.array(z.string()).optional(),
  places: z.array(z.string()).optional(),
  events: z.array(z.string()).optional(),
  words: z.array(z.string()).optional(),
  modalities: z.array(z.enum(MODALITIES)).optional(),
  /** In what way the event must be there; absent: only what occurred counts, the rest is listed as talk. */
  realis: z.array(z.enum(REALIS)).min(1).optional(),
  polarity: z.enum(["positive", "negative"]).optional(),
  /** On whose word: somebody in its chain, the publisher among them. */
  chain: z.array(z.string()).min(1).optional(),
  /** Relations that it states; one of `actors`, where they are given, is at an end of it. */
  relations: z.array(z.enum(RELATION_TYPES)).min(1).optional(),
  /** Holds of lists, not of claims: stands alone. */
  list: ListQuery.optional(),
  /** Holds of claims that state the link; alone in its query, also of registers where the link begins. */
  link: LinkQuery.optional(),
  /** Holds of series, not of claims: stands alone. */
  series: SeriesQuery.optional(),
});
export type Observable = z.infer<typeof Observable>;

export const Indicator = z.strictObject({
  id: z.string(),
  statement: z.string(),
  category: z.enum(INDICATOR_CATEGORIES),
  observable: z.array(Observable).min(1),
  windowDays: z.int().positive(),
  /** Independent origins of one proposition from which the indicator may be called serious. */
  threshold: z.int().positive().default(2),
  group: z.string().optional(),
  likelihood: z.record(z.string(), Rating),
  /** Days after which what was seen counts half; absent: it counts in full for the whole window. */
  halfLifeDays: z.number().positive().optional(),
  /** Where it would be seen, and when somebody last looked there. */
  collection: z
    .strictObject({
      sources: z.array(z.string()).min(1),
      lastChecked: z.iso.date().optional(),
    })
    .optional(),
  /** Marks of a good indicator; one that is false is a reason to replace it. */
  quality: z
    .strictObject({
      observable: z.boolean(),
      valid: z.boolean(),
      reliable: z.boolean(),
      stable: z.boolean(),
      unique: z.boolean(),
    })
    .partial()
    .optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const Scenario = z.strictObject({
  id: z.string(),
  kind: z.enum(["baseline", "plausible", "wildcard"]),
  narrative: z.string(),
  prior: z.number().min(0).max(1),
  /** Key assumptions it stands on: the baseline's, with some changed or broken. */
  assumptions: z.array(z.string()).optional(),
  /** What pushes the situation, which way, and on which assumption. */
  drivers: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        direction: z.enum(["up", "down", "flat"]),
        assumption: z.string().optional(),
      }),
    )
    .optional(),
  /** Turns it may take into another scenario; `source` is a claim where somebody said so. */
  branches: z
    .array(z.strictObject({ if: z.string(), leadsTo: z.string(), source: z.string().optional() }))
    .optional(),
});
export type Scenario = z.infer<typeof Scenario>;

/** Standing question with owner and horizon. Kept as YAML, checked in by analysts if they like. */
export const WarningProblem = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  region: z.string(),
  owner: z.string(),
  horizonDays: z.int().positive(),
  /** Collection whose documents it looks at; absent: the whole case. */
  collection: z.string().optional(),
  soWhat: z.string(),
  scenarios: z.array(Scenario).min(2),
  indicators: z.array(Indicator).min(1),
  assumptions: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        text: z.string(),
        rating: z.enum(["solid", "caveated", "unsupported"]),
        ifWrong: z.string().optional(),
        /** Indicators that would break it. */
        invalidatedBy: z.array(z.string()).optional(),
        reviewBy: z.iso.date().optional(),
      }),
    )
    .default([]),
  /** Explanations under test, exclusive and together complete, a deception or "other" among them. */
  hypotheses: z.array(z.strictObject({ id: z.string(), text: z.string() })).optional(),
  decisionMakers: z.array(z.string()).optional(),
  reviewEveryDays: z.int().positive().optional(),
});
export type WarningProblem = z.infer<typeof WarningProblem>;

/** Five levels of concern and an explicit "no reporting" (tradecraft §1.7). */
export const CONCERN_LEVELS = [
  "no-reporting",
  "negligible",
  "low",
  "moderate",
  "substantial",
  "serious",
] as const;
export type ConcernLevel = (typeof CONCERN_LEVELS)[number];

/** A person's word on an indication. */
export const Judged = z.object({
  verdict: z.enum(["accepted", "rejected"]),
  by: z.string(),
  at: z.string(),
  why: z.string(),
});
export type Judged = z.infer<typeof Judged>;

/** What a list, a register or a series says, where no article does: there is no one claim behind it. */
export const IndicationRecord = z.object({
  kind: z.enum(["list-change", "link", "alarm"]),
  /** In words: "Harbour Bank was added to the OFAC SDN list". */
  text: z.string(),
  /** Whose record it is. */
  source: z.string(),
  dataset: z.string(),
  /** Of an alarm the p-value of its detector. */
  p: z.number().nullable().optional(),
  /** Parties or actors in it; the first is whom it is about. */
  partyIds: z.array(z.string()).min(1),
  url: z.string().nullable(),
});
export type IndicationRecord = z.infer<typeof IndicationRecord>;

/** An indicator is what we would expect to see; an indication is that it was reported seen. */
export const Indication = z.object({
  indicatorId: z.string(),
  /** Of a record the id of the record. */
  propositionId: z.string(),
  claimIds: z.array(z.string()),
  documentIds: z.array(z.string()),
  date: z.string().nullable(),
  /** The query that found it, in words. */
  because: z.string(),
  /** Null, or absent, where it is a suggestion that nobody looked at yet. One rejected is listed and counts for nothing. */
  judged: Judged.nullable().optional(),
  /** Where it rests on a list or register and on no claim. */
  record: IndicationRecord.optional(),
});
export type Indication = z.infer<typeof Indication>;

export const IndicatorState = z.object({
  indicatorId: z.string(),
  level: z.enum(CONCERN_LEVELS),
  /** Why this level, and what capped it. */
  reasons: z.array(z.string()),
  capped: z.boolean(),
  indications: z.array(Indication),
  /** Expected information gain over the scenarios, bits; and "everything fits" where max/min p < 1.5. */
  gainBits: z.number(),
  diagnostic: z.boolean(),
});
export type IndicatorState = z.infer<typeof IndicatorState>;

export const WARNING_LEVELS = ["WL4", "WL3", "WL2", "WL1"] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** Scenario likelihoods with the sum that made them: prior log-odds plus one row per indicator; residual 0. */
export const ScenarioState = z.object({
  scenarioId: z.string(),
  prior: z.number(),
  probability: z.number(),
  rows: z.array(z.object({ indicatorId: z.string(), lnLikelihood: z.number(), note: z.string() })),
});
export type ScenarioState = z.infer<typeof ScenarioState>;

export const CONVERGENCE_KINDS = [
  "convergence",
  "shared-origin",
  "one-transmitter",
  "too-few-origins",
  "none",
] as const;
export type ConvergenceKind = (typeof CONVERGENCE_KINDS)[number];

/** Whether lines of development in separate categories changed together, on origins that share nothing. */
export const Convergence = z.object({
  kind: z.enum(CONVERGENCE_KINDS),
  /** What may be said of it, in one sentence. */
  text: z.string(),
  /** Ids of the lines that changed: categories of indicators, or series. */
  lines: z.array(z.string()),
  origins: z.array(z.string()),
  /** Cauchy combination of the lines' p-values; null where fewer than two have one. */
  p: z.number().nullable(),
});
export type Convergence = z.infer<typeof Convergence>;

/** State of a warning problem as of a date: a suggestion until an analyst signs it. */
export const Assessment = z.object({
  problemId: z.string(),
  asOf: z.string(),
  /** The level that today's state suggests. */
  level: z.enum(WARNING_LEVELS),
  /** Raised at once, lowered only after two days in a row below it; absent in assessments made alone. */
  inForce: z.enum(WARNING_LEVELS).optional(),
  levelReasons: z.array(z.string()),
  confidence: z.enum(["low", "moderate", "high"]),
  confidenceReasons: z.array(z.string()),
  indicators: z.array(IndicatorState),
  scenarios: z.array(ScenarioState),
  /** Whether separate lines moved together; absent in assessments made before it was asked. */
  convergence: Convergence.optional(),
  /** Documents in its collection, and the days they cover: what "no reporting" rests on. */
  coverage: z.object({
    documents: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
});
export type Assessment = z.infer<typeof Assessment>;

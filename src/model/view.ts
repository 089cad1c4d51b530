import { z } from "zod";
import { Alert } from "./alert.ts";
import { ChainLink, Claim, CLAIM_FORMS, FACTUALITIES, MODALITIES } from "./claim.ts";
import { Collection } from "./collection.ts";
import { Document, READING_STATES } from "./document.ts";
import { Entity, Relation, Resolution } from "./entity.ts";
import { Issue } from "./issue.ts";
import { Judgement } from "./judgement.ts";
import { Place, Toponym } from "./place.ts";
import { Assessment, CONCERN_LEVELS, WARNING_LEVELS, WarningProblem } from "./problem.ts";
import { CONFLICTS, Figure, INDEPENDENCES, Proposition, Reuse, STANCES } from "./proposition.ts";
import { Reading } from "./reading.ts";
import { Source } from "./source.ts";

// Views: what a page or a list shows, put together by the store, spoken by `api`, `cli` and the workbench.

/** An id with the words to show for it. */
export const Label = z.object({ id: z.string(), name: z.string() });
export type Label = z.infer<typeof Label>;

/** One claim as a row: speaker ← chain, content, hedge, origins. */
export const ClaimRow = z.object({
  id: z.string(),
  documentId: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  collection: z.string().nullable(),
  form: z.enum(CLAIM_FORMS),
  text: z.string(),
  /** Innermost source as printed, or the publisher. */
  speaker: z.string(),
  chain: z.array(ChainLink),
  polarity: z.enum(["positive", "negative"]),
  modality: z.enum(MODALITIES),
  factuality: z.object({ source: z.enum(FACTUALITIES), writer: z.enum(FACTUALITIES) }),
  /** Words that hedge, as printed. */
  hedges: z.array(z.string()),
  events: z.array(z.string()),
  actors: z.array(Label),
  places: z.array(Label),
  propositionId: z.string().nullable(),
  stance: z.enum(STANCES).nullable(),
  articles: z.int(),
  nMin: z.int(),
  nMax: z.int(),
  /** What these counts say: two origins that may be one are not two. */
  independence: z.enum(INDEPENDENCES),
  nEff: z.number(),
  /** Independent origins that deny the same proposition, at most. */
  denials: z.int(),
  /** "F3": reliability of the innermost source, credibility of the report. */
  grade: z.string(),
  confidence: z.number().nullable(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

/** Where a claim stands: its parts in the text of its document, in UTF-16 units as everywhere within. */
export interface ClaimContent {
  readonly id: string;
  readonly content: readonly { readonly begin: number; readonly end: number }[];
  readonly text: string;
}

/** A row as it leaves: with its words as printed, and where they stand, half-open, in code points. */
export const CitedRow = ClaimRow.extend({
  quote: z.string(),
  spans: z.array(z.tuple([z.int(), z.int()])),
});
export type CitedRow = z.infer<typeof CitedRow>;

/** Days of publication, UTC: `from` counts, `to` is the first that does not. */
export const Window = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });
export type Window = z.infer<typeof Window>;

/** What can be asked of the claims list; the same in URL, command and API. Missing means any. */
export const ClaimFilter = z.object({
  q: z.string().optional(),
  collection: z.string().optional(),
  document: z.string().optional(),
  actor: z.string().optional(),
  speaker: z.string().optional(),
  place: z.string().optional(),
  publisher: z.string().optional(),
  modality: z.enum(MODALITIES).optional(),
  form: z.enum(CLAIM_FORMS).optional(),
  polarity: z.enum(["positive", "negative"]).optional(),
  event: z.string().optional(),
  /** Claims that are evidence for an indication of this warning problem. */
  problem: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  minOrigins: z.coerce.number().int().nonnegative().optional(),
  sort: z.enum(["newest", "origins", "text"]).default("newest"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().nonnegative().default(0),
});
export type ClaimFilter = z.infer<typeof ClaimFilter>;

/** The same without order and page. */
export const ClaimConditions = ClaimFilter.omit({ sort: true, limit: true, offset: true });
export type ClaimConditions = z.infer<typeof ClaimConditions>;

export const Facet = z.object({ value: z.string(), label: z.string(), count: z.int() });
export type Facet = z.infer<typeof Facet>;

export const ClaimPage = z.object({ claims: z.array(ClaimRow), total: z.int() });
export type ClaimPage = z.infer<typeof ClaimPage>;

/** What could narrow a filter of claims further. */
export const ClaimFacets = z.object({
  total: z.int(),
  /** How many of them the facets count: the newest, where there are more than can be counted at once. */
  counted: z.int(),
  facets: z.record(z.string(), z.array(Facet)),
});
export type ClaimFacets = z.infer<typeof ClaimFacets>;

export const DocumentRow = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  retrieved: z.string(),
  language: z.string(),
  collection: z.string().nullable(),
  url: z.string().nullable(),
  state: z.enum(READING_STATES),
  claims: z.int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** The article page: text, layers, claims, what it shares with others. */
export const DocumentView = z.object({
  document: Document,
  state: z.enum(READING_STATES),
  reading: Reading.nullable(),
  claims: z.array(ClaimRow),
  resolutions: z.array(Resolution),
  toponyms: z.array(Toponym),
  labels: z.record(z.string(), z.string()),
  reuse: z.array(z.object({ reuse: Reuse, other: DocumentRow })),
  versions: z.array(DocumentRow),
  issues: z.array(Issue),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const PropositionView = z.object({
  proposition: Proposition,
  claims: z.array(ClaimRow),
  documents: z.array(DocumentRow),
  reuse: z.array(
    z.object({ reuse: Reuse, textA: z.array(z.string()), textB: z.array(z.string()) }),
  ),
  contradicts: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      kind: z.enum(CONFLICTS),
      reason: z.string(),
      within: z.array(z.string()),
      nMin: z.int(),
      nMax: z.int(),
    }),
  ),
  /** Where numbers conflict: what each origin gives, over all propositions in conflict, the least first. */
  tolls: z.array(
    z.object({
      unit: z.string(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      figures: z.array(Figure.extend({ propositionId: z.string() })),
    }),
  ),
});
export type PropositionView = z.infer<typeof PropositionView>;

/** A proposition as a row: what is said, by how many origins, and who denies it. */
export const PropositionRow = z.object({
  id: z.string(),
  text: z.string(),
  event: z.string().nullable(),
  actors: z.array(Label),
  articles: z.int(),
  nMin: z.int(),
  nMax: z.int(),
  nEff: z.number(),
  independence: z.enum(INDEPENDENCES),
  denials: z.int(),
  contradictions: z.int(),
  flags: z.array(z.string()),
  sentence: z.string(),
});
export type PropositionRow = z.infer<typeof PropositionRow>;

export const ActorRow = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  subtype: z.string().nullable(),
  countries: z.array(z.string()),
  verified: z.boolean(),
  provenance: z.string(),
  mentions: z.int(),
  documents: z.int(),
  claimsBy: z.int(),
  claimsAbout: z.int(),
});
export type ActorRow = z.infer<typeof ActorRow>;

export const RelationRow = z.object({
  relation: Relation,
  from: Label,
  to: Label,
  contested: z.boolean(),
});
export type RelationRow = z.infer<typeof RelationRow>;

export const ActorView = z.object({
  entity: Entity,
  row: ActorRow,
  /** Spellings met in the texts, the most frequent first. */
  spellings: z.array(z.object({ text: z.string(), count: z.int() })),
  relations: z.array(RelationRow),
  claimsBy: z.array(ClaimRow),
  claimsAbout: z.array(ClaimRow),
  /** Why mentions were resolved to it, with the alternatives. */
  resolutions: z.array(z.object({ resolution: Resolution, surface: z.string(), document: Label })),
  /** Other entities that a person said are this one; their mentions and claims are counted here. */
  merged: z.array(Label),
  /** What was decided about it, the newest first. */
  judgements: z.array(Judgement),
});
export type ActorView = z.infer<typeof ActorView>;

/** Two entities that may be one, and what an answer would gain. */
export const ReviewPair = z.object({
  a: ActorRow,
  b: ActorRow,
  /** Of the names that agree best, 0–1, with its reasons. */
  score: z.number(),
  names: z.tuple([z.string(), z.string()]),
  parts: z.array(z.object({ reason: z.string(), value: z.number() })),
  /** Mentions that an answer is expected to bring under the right entity. */
  gain: z.number(),
});
export type ReviewPair = z.infer<typeof ReviewPair>;

export const NetworkView = z.object({ nodes: z.array(ActorRow), edges: z.array(RelationRow) });
export type NetworkView = z.infer<typeof NetworkView>;

/** One point of the map: a place with its precision and what is claimed of it. */
export const PlaceRow = z.object({
  place: Place,
  documents: z.int(),
  claims: z.int(),
  /** Names by which the texts call it. */
  surfaces: z.array(z.string()),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

export const SourceRow = z.object({
  source: Source,
  /** Names under which its documents stand. */
  publishers: z.array(z.string()),
  documents: z.int(),
  claims: z.int(),
  /** Propositions of which it holds the earliest origin. */
  first: z.int(),
  /** Propositions it only repeats after an earlier origin. */
  repeats: z.int(),
  /** Names of the sources it cites, the most frequent first. */
  cites: z.array(z.object({ name: z.string(), count: z.int() })),
});
export type SourceRow = z.infer<typeof SourceRow>;

export const ProblemRow = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  level: z.enum(WARNING_LEVELS),
  confidence: z.enum(["low", "moderate", "high"]),
  indicators: z.array(
    z.object({ id: z.string(), statement: z.string(), level: z.enum(CONCERN_LEVELS) }),
  ),
});
export type ProblemRow = z.infer<typeof ProblemRow>;

export const ProblemView = z.object({
  problem: WarningProblem,
  assessment: Assessment,
  /** Claims behind the indications, by id. */
  claims: z.record(z.string(), ClaimRow),
  propositions: z.record(z.string(), PropositionRow),
  alerts: z.array(Alert),
});
export type ProblemView = z.infer<typeof ProblemView>;

/** The case at a glance. */
export const CaseView = z.object({
  name: z.string(),
  version: z.string(),
  counts: z.object({
    documents: z.int(),
    read: z.int(),
    claims: z.int(),
    propositions: z.int(),
    actors: z.int(),
    places: z.int(),
    sources: z.int(),
    issues: z.int(),
  }),
  collections: z.array(z.object({ collection: Collection, documents: z.int() })),
  problems: z.array(ProblemRow),
  /** Propositions with a live denial or a conflicting account. */
  contested: z.array(PropositionRow),
  /** Propositions with the most independent origins. */
  corroborated: z.array(PropositionRow),
  alerts: z.array(Alert),
});
export type CaseView = z.infer<typeof CaseView>;

/** A claim in full, for `tocsin read --json` and the claim page. */
export const ClaimView = z.object({ claim: Claim, row: ClaimRow });
export type ClaimView = z.infer<typeof ClaimView>;

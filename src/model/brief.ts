import { z } from "zod";
import { Span } from "../base/span.ts";
import { CONCERN_LEVELS, WARNING_LEVELS } from "./problem.ts";

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

/** What every figure says of itself (ICD 203, standard 9). */
const Caption = {
  title: z.string(),
  /** What it is drawn from. */
  source: z.string(),
  /** How many items it shows. */
  n: z.int().nonnegative(),
  /** First and last day of what it shows; null where nothing in it has a day. */
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Date of the newest thing in it, or that of the brief. */
  updated: z.string(),
};

/** A line of the base map: degrees, longitude first. */
export const MapLine = z.object({
  kind: z.enum(["coast", "border", "disputed"]),
  points: z.array(z.tuple([z.number(), z.number()]).readonly()).readonly(),
});
export type MapLine = z.infer<typeof MapLine>;

/** A figure as data; how it is drawn is a matter of the form. */
export const BriefFigure = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("series"),
    ...Caption,
    bars: z.array(z.object({ label: z.string(), value: z.number() })),
  }),
  z.object({
    kind: z.literal("map"),
    ...Caption,
    points: z.array(
      z.object({ label: z.string(), lat: z.number(), lon: z.number(), value: z.number() }),
    ),
    /** Coasts and borders around them; absent in figures made before there were any. */
    lines: z.array(MapLine).optional(),
  }),
  z.object({
    kind: z.literal("network"),
    ...Caption,
    nodes: z.array(z.object({ id: z.string(), label: z.string() })),
    edges: z.array(
      z.object({ from: z.string(), to: z.string(), label: z.string(), contested: z.boolean() }),
    ),
  }),
]);
export type BriefFigure = z.infer<typeof BriefFigure>;

/** The state that a brief was written in: what a later one is compared with. */
export const BriefBasis = z.object({
  level: z.enum(WARNING_LEVELS),
  confidence: z.enum(["low", "moderate", "high"]),
  scenarios: z.array(z.object({ id: z.string(), narrative: z.string(), probability: z.number() })),
  indicators: z.array(
    z.object({ id: z.string(), statement: z.string(), level: z.enum(CONCERN_LEVELS) }),
  ),
  /** Claims behind the indicators, in order of id. */
  claimIds: z.array(z.string()),
});
export type BriefBasis = z.infer<typeof BriefBasis>;

/** A part of a brief under its heading. */
export const BriefSection = z.object({
  heading: z.string(),
  sentences: z.array(BriefSentence),
  table: BriefTable.optional(),
});
export type BriefSection = z.infer<typeof BriefSection>;

/** Cited product on one warning problem. */
export const Brief = z.object({
  problemId: z.string(),
  title: z.string(),
  asOf: z.string(),
  sections: z.array(BriefSection),
  figures: z.array(BriefFigure),
  citations: z.array(Citation),
  basis: BriefBasis,
  /** Findings of the lint (ICD 203); empty means none. */
  findings: z.array(z.object({ rule: z.string(), message: z.string() })),
});
export type Brief = z.infer<typeof Brief>;

export const SENSITIVITIES = ["public", "limited", "restricted"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What a person made of the sentences under some headings; tables, figures and citations stay those of the records. */
export const BriefEdit = z.array(
  z.strictObject({ heading: z.string(), sentences: z.array(BriefSentence).max(500) }),
);
export type BriefEdit = z.infer<typeof BriefEdit>;

const Words = z.string().trim().min(1).max(4000);

/** A person's signature under a brief, with what makes a forecast of its key judgement. */
export const BriefSignature = z.strictObject({
  by: Words,
  /** What must be seen for the key judgement to have come true. */
  resolutionCriteria: Words,
  /** Where that will be looked up. */
  source: Words,
  /** Chance of the key judgement; that of the records unless given. Has to lie in the band of its word. */
  likelihood: z.number().gt(0).lt(1).optional(),
  sensitivity: z.enum(SENSITIVITIES).default("limited"),
  waivers: z.array(z.strictObject({ rule: z.string(), why: Words })).default([]),
  sections: BriefEdit.default([]),
});
export type BriefSignature = z.infer<typeof BriefSignature>;

/** What is frozen when a brief is published: what it says, who says so, and what was waived with which reason. */
export const BriefIssue = z.object({
  brief: Brief,
  by: z.string(),
  at: z.iso.datetime(),
  sensitivity: z.enum(SENSITIVITIES),
  /** Findings of the lint that the author lets stand, by rule. */
  waivers: z.array(z.object({ rule: z.string(), why: z.string() })),
  /** Question of the forecast that its key judgement makes. */
  questionId: z.string(),
});
export type BriefIssue = z.infer<typeof BriefIssue>;

/** An issue as it is kept. `hash` covers it and the hash of the issue before, so a changed past shows. */
export const PublishedBrief = BriefIssue.extend({
  version: z.int().positive(),
  prevHash: z.string().length(64),
  hash: z.string().length(64),
});
export type PublishedBrief = z.infer<typeof PublishedBrief>;

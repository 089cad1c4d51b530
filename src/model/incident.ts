import { z } from "zod";
import { Interval } from "../base/interval.ts";
import { Span } from "../base/span.ts";

/** Kinds of incident, after MUC-4. An attack is any that is none of the others. */
export const INCIDENT_TYPES = [
  "attack",
  "bombing",
  "kidnapping",
  "arson",
  "robbery",
  "work-stoppage",
] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

/** How far it came. */
export const INCIDENT_STAGES = ["accomplished", "attempted", "threatened"] as const;
export type IncidentStage = (typeof INCIDENT_STAGES)[number];

/** How the text supports the blame: whose word it is that these did it. */
export const BLAMES = [
  "reported-as-fact",
  "claimed-or-admitted", // by those who did it
  "suspected-or-accused-by-authorities",
  "suspected-or-accused",
  "possible",
] as const;
export type Blame = (typeof BLAMES)[number];

/** What fills a slot of an incident: the words that say it best, and other words for the same. */
export const Filler = z.object({
  span: Span,
  text: z.string(),
  alternatives: z.array(Span),
  /** Probability that it belongs to an incident of the article in this slot. */
  confidence: z.number().min(0).max(1),
});
export type Filler = z.infer<typeof Filler>;

/**
 * A violent happening that an article reports, put together from all over it. Kinds and effects are words of the MUC-4
 * sets in lower case; null where the reader cannot tell.
 */
export const Incident = z.object({
  id: z.string(),
  documentId: z.string(),
  type: z.enum(INCIDENT_TYPES),
  stage: z.enum(INCIDENT_STAGES),
  /** When, by the time expression nearest to what is told; null where the text gives none that is resolved. */
  date: z.object({ span: Span, interval: Interval }).nullable(),
  /** ISO 3166-1 alpha-2 code of the country, and the places named beside what is told, the nearest first. */
  location: z.object({ country: z.string().nullable(), places: z.array(Span) }),
  instruments: z.array(Filler.extend({ kind: z.string().nullable() })),
  perpetrators: z.object({
    individuals: z.array(Filler),
    organizations: z.array(Filler.extend({ blame: z.enum(BLAMES).nullable() })),
  }),
  physicalTargets: z.array(
    Filler.extend({ kind: z.string().nullable(), effect: z.string().nullable() }),
  ),
  humanTargets: z.array(
    Filler.extend({
      form: z.enum(["name", "description"]),
      kind: z.string().nullable(),
      effect: z.string().nullable(),
      /** As printed before the words: 2 for "two engineers"; null where no number stands there. */
      number: z.number().int().positive().nullable(),
    }),
  ),
  /** Probability that the article reports an incident of this type. */
  confidence: z.number().min(0).max(1),
  extractor: z.string(),
});
export type Incident = z.infer<typeof Incident>;

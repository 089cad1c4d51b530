import { z } from "zod";
import { isTimeZone } from "../base/time-zone.ts";

/** What kind of party a link of the chain is; decides what can count as an origin. */
export const SOURCE_TYPES = [
  "publisher", // who published the document we hold
  "media", // another outlet or agency it rests on
  "person", // named speaker
  "organisation", // named body
  "role", // "the spokesman", "the defence minister"
  "anonymous", // one or several unnamed people: "a senior official", "sources in Northern Command"
  "document", // a statement, law, poll, letter
  "untraceable", // "foreign publications", "is expected", "reportedly"
  "unknown",
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Admiralty reliability of a source. F: no basis to judge, where every new source starts. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Admiralty credibility of a report, rated apart from its source. 6: cannot be judged. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** A party information comes from. `id` is a slug: "src:walla". */
export const Source = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(SOURCE_TYPES),
  aliases: z.array(z.string()),
  domains: z.array(z.string()),
  /** Who owns it, where stated; outlets of one group are not independent of each other. */
  ownerGroup: z.string().nullable(),
  /** ISO 3166-1 alpha-2 of the state it speaks for, where stated. */
  stateAffiliation: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  /** IANA zone in which it dates its days, "Asia/Baghdad"; where none is known, UTC is assumed and said. */
  timeZone: z
    .string()
    .refine(isTimeZone, { error: "unknown time zone: name one as Asia/Baghdad" })
    .nullable()
    .optional(),
  reliability: z.enum(RELIABILITIES),
  reliabilityBasis: z.string(),
  /** Where this row was taken from, and under which licence. */
  provenance: z.string(),
  verified: z.boolean(),
});
export type Source = z.infer<typeof Source>;

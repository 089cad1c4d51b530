import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { Amount, CLAIM_FORMS, MODALITIES } from "../../src/model/claim.ts";
import { CONCERN_LEVELS } from "../../src/model/problem.ts";
import { Corroboration, REUSE_KINDS } from "../../src/model/proposition.ts";
import { Reading } from "../../src/model/reading.ts";

/** One value, or several of which any is right. */
const anyOf = <T extends z.ZodType>(value: T) =>
  z.union([z.array(value).min(1), value.transform((one) => [one])]);

/** Words of one article: short key name of the document, and the words as printed. */
const Quoted = z.strictObject({ doc: z.string(), quote: z.string() });
export type Quoted = z.infer<typeof Quoted>;

const Surface = z.tuple([z.string(), z.string()]);

const ExpectedClaim = Quoted.extend({
  form: anyOf(z.enum(CLAIM_FORMS)),
  modality: anyOf(z.enum(MODALITIES)),
  polarity: anyOf(z.enum(["positive", "negative"])),
  /** From the publisher inward, each in the fewest words that are printed. */
  chain: z.array(z.string()).min(1),
});
export type ExpectedClaim = z.infer<typeof ExpectedClaim>;

const Named = Quoted.extend({ surface: z.string(), id: z.string() });
export type Named = z.infer<typeof Named>;

const ExpectedProposition = z.strictObject({
  label: z.string(),
  why: z.string(),
  supports: z.array(Quoted).default([]),
  /** Retracted: kept in it, counted for nothing. */
  withdrawn: z.array(Quoted).default([]),
  denies: z.array(Quoted).default([]),
  /** May be in it, but asserts nothing. */
  hedged: z.array(Quoted).default([]),
  /** Must not be in it. */
  apart: z.array(Quoted).default([]),
  articles: z.int().optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  eff: z.number().optional(),
  denied: z.int().optional(),
  flags: Corroboration.shape.flags.default([]),
  contradicts: z.array(z.string()).default([]),
  entails: z.array(z.string()).default([]),
});
export type ExpectedProposition = z.infer<typeof ExpectedProposition>;

const Resolved = z.strictObject({
  doc: z.string(),
  text: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
});
const Unresolved = z.strictObject({
  doc: z.string(),
  text: z.string(),
  unresolved: z.literal(true),
});

/** The answer key of a collection: what a careful reader finds in it. */
export const Key = z.strictObject({
  documents: z.record(
    z.string(),
    z.strictObject({
      file: z.string(),
      /** Given where the file holds several documents. */
      title: z.string().optional(),
      /** Null where nothing states it: then nothing is asked of it. */
      publisher: z.string().nullable(),
      published: z.iso.date().nullable(),
    }),
  ),
  claims: z.array(ExpectedClaim),
  none: z.array(Quoted),
  actors: z.strictObject({
    same: z.array(z.strictObject({ id: z.string(), surfaces: z.array(Surface).min(1) })),
    different: z.array(z.tuple([Surface, Surface])),
  }),
  governments: z.array(Named),
  places: z.array(Named),
  datelines: z.array(z.strictObject({ doc: z.string(), place: z.string(), agency: z.string() })),
  citations: z.array(
    z.strictObject({
      doc: z.string(),
      outlet: z.string(),
      kind: Reading.shape.citations.element.shape.kind,
    }),
  ),
  reuse: z.strictObject({
    same: z.array(
      z.strictObject({ a: z.string(), b: z.string(), kind: anyOf(z.enum(REUSE_KINDS)) }),
    ),
    none: z.array(z.tuple([z.string(), z.string()])),
  }),
  propositions: z.array(ExpectedProposition),
  conditions: z.array(
    z.strictObject({ doc: z.string(), antecedent: z.string(), consequent: z.string() }),
  ),
  amounts: z.array(
    Quoted.extend({ value: z.number(), bound: Amount.shape.bound, unit: z.string() }),
  ),
  times: z.array(z.union([Resolved, Unresolved])),
  headlines: z.array(
    z.strictObject({
      doc: z.string(),
      headline: z.string(),
      body: z.string(),
      stronger: z.literal(true),
    }),
  ),
  problem: z.strictObject({
    id: z.string(),
    levels: z.record(z.string(), z.enum(CONCERN_LEVELS)),
  }),
});
export type Key = z.infer<typeof Key>;

/** The key of a collection folder. @throws ZodError where it is not as it should be */
export function openKey(folder: string): Key {
  return Key.parse(parse(readFileSync(join(folder, "key.yaml"), "utf8")));
}

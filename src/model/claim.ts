import { z } from "zod";
import { Span } from "../base/span.ts";
import { SOURCE_TYPES } from "./source.ts";

/** How the words of the content stand in the text. Narrator: the document's own voice. */
export const CLAIM_FORMS = ["direct", "mixed", "indirect", "headline", "narrator"] as const;
export type ClaimForm = (typeof CLAIM_FORMS)[number];

/** What the cue says about the stance of the source (`docs/methods/cues.md`). */
export const CUE_CLASSES = [
  "say",
  "confirm",
  "allege",
  "deny",
  "warn",
  "threaten",
  "intend",
  "demand",
  "assess",
  "hearsay",
] as const;
export type CueClass = (typeof CUE_CLASSES)[number];

/** Word or phrase that attributes. */
export const Cue = z.object({
  spans: z.array(Span).min(1),
  lemma: z.string(),
  class: z.enum(CUE_CLASSES),
});
export type Cue = z.infer<typeof Cue>;

/**
 * One link of an attribution chain. The first link of every chain is the publisher.
 * `scope` says how the link was found: printed with the claim, carried over from the sentence before,
 * resolved from "the report", or the narrator's own voice.
 */
export const ChainLink = z.object({
  type: z.enum(SOURCE_TYPES),
  /** Words as printed; for the publisher its name, or "" where nobody says who published. */
  surface: z.string(),
  /** The name it stands for, where the words do not say it themselves: "he", "the report", "a report from Walla". */
  name: z.string().optional(),
  span: Span.nullable(),
  /** How this link relays what it says; null for the publisher of a narrator claim. */
  cue: Cue.nullable(),
  scope: z.enum(["explicit", "carried", "resolved", "narrator"]),
  /** Who it is, where that was resolved: a source or entity id. Never set for anonymous sources. */
  refId: z.string().nullable(),
  /** The occasion, where the text gives one: "statement", "Friday", "interview". */
  occasion: z.string().nullable(),
});
export type ChainLink = z.infer<typeof ChainLink>;

/** In what way the content is put. Only some of these say that the thing is so: see `ASSERTING`. */
export const MODALITIES = [
  "asserted",
  "claimed", // asserted with a cue from which the writer stands back: "claims", "insists"
  "assessed", // believed, estimated, concluded
  "alleged", // hearsay: "allegedly", "reportedly"
  "possible", // may, might, could
  "expected", // is likely to, is expected to
  "predicted", // will, going to
  "conditional", // if … then
  "intended", // plans, vows, aims to
  "threatened",
  "demanded", // urges, calls for
  "generic", // "calls like these are usually seen as"
] as const;
export type Modality = (typeof MODALITIES)[number];

/** Modalities that say the thing is so, by the claim's own innermost source; only these feed belief. */
export const ASSERTING: ReadonlySet<Modality> = new Set(["asserted", "claimed", "assessed"]);

/** FactBank's scale of commitment. */
export const FACTUALITIES = ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"] as const;
export type Factuality = (typeof FACTUALITIES)[number];

/**
 * Amount with its bounds: "at least 12 killed" is `{value: 12, bound: "at-least", unit: "killed"}`, "more than" and
 * "dozens" (24), "hundreds" (200) are at-least too; "3 to 5 tanks" is `{value: 3, bound: "at-least", upTo: 5, unit: "tank"}`.
 */
export const Amount = z.object({
  span: Span,
  value: z.number(),
  bound: z.enum(["exact", "at-least", "at-most", "about"]),
  unit: z.string(),
  /** Upper end of a range; absent where none is printed. */
  upTo: z.number().optional(),
});
export type Amount = z.infer<typeof Amount>;

/** In what way an event is there: PLOVER's auxiliary modes, which its own coders leave out. */
export const REALIS = [
  "occurred",
  "denied",
  "intended",
  "threatened",
  "hypothetical", // possible, conditional, expected, demanded, generic
  "historical", // long before the document was published
] as const;
export type Realis = (typeof REALIS)[number];

/** What the content says happened or holds: verb, PLOVER type where the lexicon knows it, and who did it to whom. */
export const Predicate = z.object({
  span: Span,
  lemma: z.string(),
  /** PLOVER type, e.g. "ASSAULT"; null for verbs that are no event. */
  event: z.string().nullable(),
  negated: z.boolean(),
  /** Absent in readings that were made before it was read. */
  realis: z.enum(REALIS).optional(),
  agents: z.array(z.string()),
  patients: z.array(z.string()),
});
export type Predicate = z.infer<typeof Predicate>;

/**
 * A claim instance: a proposition that someone asserts, denies, fears or demands in one place of one document.
 *
 * `chain` runs from the publisher to the innermost source. `polarity` is that of the proposition as the
 * innermost source puts it: a denial is "negative". Mentions are ids into the document's mention layer.
 */
export const Claim = z.object({
  id: z.string(),
  documentId: z.string(),
  form: z.enum(CLAIM_FORMS),
  content: z.array(Span).min(1),
  text: z.string(),
  chain: z.array(ChainLink).min(1),
  /**
   * For the narrator's own sentences: whose word they may still rest on, as the sentences before them do.
   * An alternative reading, never a link of the chain.
   */
  mayRestOn: ChainLink.nullable().optional(),
  polarity: z.enum(["positive", "negative"]),
  modality: z.enum(MODALITIES),
  factuality: z.object({ source: z.enum(FACTUALITIES), writer: z.enum(FACTUALITIES) }),
  hedges: z.array(Span),
  /** In the narrator's own words: up to three in quotation marks, from which he keeps his distance. Absent where none. */
  scareQuotes: z.array(Span).optional(),
  /** Both sides of a conditional; the content then is the whole. */
  condition: z.object({ antecedent: Span, consequent: Span }).nullable(),
  predicates: z.array(Predicate),
  mentions: z.array(z.string()),
  times: z.array(z.string()),
  amounts: z.array(Amount),
  /** 0–1: calibrated for the tagger, the measured precision for rules; null where none was measured. */
  confidence: z.number().min(0).max(1).nullable(),
  extractor: z.string(),
});
export type Claim = z.infer<typeof Claim>;

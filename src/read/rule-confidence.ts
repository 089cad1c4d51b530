import type { ReadContext } from "./layers.ts";

/**
 * Share of what a rule finds beside the tagger that is right: an attribution by the scorer's measure, a claim of the
 * narrator where less than half of it is attributed in the gold. Counted on PolNeAR dev, with one right and one wrong
 * added to each (Laplace); `docs/methods/cues.md` has the counts, and the calibration error across halves of the
 * documents.
 */
const BESIDE_TAGGER: Readonly<Record<string, number>> = {
  "according-to": 0.75,
  "carried-quotation": 0.73,
  introduced: 0.81,
  noun: 0.57,
  passive: 0.5,
  "verb-after": 0.42,
  "verb-before": 0.4,
  "verb-inverted": 0.63,
  "verb-participle": 0.63,
  narrator: 0.78,
  "narrator-apposition": 0.99,
  "narrator-inference": 0.22,
  "narrator-remainder": 0.81,
  "narrator-tail": 0.44,
};

/** The same where the rules read alone, counted on 150 documents of PolNeAR train. */
const ALONE: Readonly<Record<string, number>> = {
  "according-to": 0.81,
  "carried-quotation": 0.91,
  introduced: 0.81,
  noun: 0.23,
  passive: 0.58,
  "verb-after": 0.53,
  "verb-before": 0.56,
  "verb-inverted": 0.59,
  "verb-participle": 0.44,
  narrator: 0.72,
  "narrator-apposition": 0.97,
  "narrator-inference": 0.33,
  "narrator-remainder": 0.73,
  "narrator-tail": 0.42,
};

/** Slope and intercept of a logistic over the log odds of the tagger (Platt 1999), for what `combine` leaves of it. */
const AFTER_COMBINING = { slope: 1.85, intercept: -1.245 };
const EDGE = 1e-6;

/** Probability that what a rule found is right; null where too few were found to measure it. */
export function ruleConfidence(rule: string, { models }: ReadContext): number | null {
  return (models?.attribution ? BESIDE_TAGGER : ALONE)[rule] ?? null;
}

/** Probability that an attribution is right: of the tagger's as the rules beside it leave them, else of its rule. */
export function attributionConfidence(
  { rule, confidence }: { rule: string; confidence?: number | undefined },
  context: ReadContext,
): number | null {
  if (confidence === undefined) return ruleConfidence(rule, context);
  const bounded = Math.min(1 - EDGE, Math.max(EDGE, confidence));
  const { slope, intercept } = AFTER_COMBINING;
  const logOdds = slope * Math.log(bounded / (1 - bounded)) + intercept;
  return 1 / (1 + Math.exp(-logOdds));
}

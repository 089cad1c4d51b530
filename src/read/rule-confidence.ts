import type { ReadContext } from "./layers.ts";

/**
 * Share of what a rule finds beside the tagger that is right: an attribution by the scorer's measure, a claim of the
 * narrator where less than half of it is attributed in the gold. Counted on PolNeAR dev, with one right and one wrong
 * added to each (Laplace); `docs/methods/cues.md` has the counts, and how far two halves of the documents agree.
 */
const RIGHT: Readonly<Record<string, number>> = {
  "according-to": 0.75,
  noun: 0.57,
  passive: 0.5,
  "verb-after": 0.42,
  "verb-before": 0.4,
  "verb-inverted": 0.63,
  "verb-participle": 0.63,
  narrator: 0.78,
  "narrator-apposition": 0.99,
  "narrator-inference": 0.08,
  "narrator-remainder": 0.81,
  "narrator-tail": 0.44,
};

/** Probability that what a rule found is right; null where it was not measured, and where the rules read alone. */
export function ruleConfidence(rule: string, { models }: ReadContext): number | null {
  return models?.attribution ? (RIGHT[rule] ?? null) : null;
}

import { contains, overlap, slice } from "../../base/span.ts";
import type { CueClass } from "../../model/claim.ts";
import type { Attribution } from "../layers.ts";
import { HEARSAY } from "../lexicon.ts";
import { nests, sameCue, shareOf, sizeOf } from "./rules.ts";

const LEAST_CONFIDENCE = 0.6; // below it the tagger finds more that is no saying than sayings
const SAYING = new Set<CueClass>(["say", "confirm", "deny"]); // inside another's words only these are sure to be a saying
const AGREEMENT = 0.5; // share of two contents below which they are not the same finding

/**
 * Of one sentence, what the tagger found and what the rules add to it. The tagger knows more cues and better bounds;
 * the rules know attributions inside attributions, which the tagger cannot learn, and forms that news of its kind lacks.
 */
export function combine(
  text: string,
  tagged: readonly Attribution[],
  ruled: readonly Attribution[],
): Attribution[] {
  const learned = tagged
    .filter((one) => (one.confidence ?? 1) >= LEAST_CONFIDENCE && !isHearsay(text, one))
    .map((one) => checked(one, tagged, ruled));
  const added = ruled.filter(
    (rule) =>
      !learned.some((one) => settles(one, rule)) &&
      ((SAYING.has(rule.cue.class) && rule.rule !== "verb-participle") ||
        !learned.some((one) => nests(one, rule))),
  );
  return [...learned, ...added.map((rule) => withSource(rule, tagged))].sort(
    (a, b) => begin(a) - begin(b),
  );
}

/** "The exercise reportedly cost …": nobody speaks; the narrator repeats a rumour. */
function isHearsay(text: string, { cue }: Attribution): boolean {
  return cue.spans.every((span) => HEARSAY.has(slice(text, span).toLowerCase()));
}

const SURE = 0.85; // from here on the tagger's bounds are better than those of the rules
const FIXED_FORMS = new Set(["by", "according-to"]); // their words leave no doubt what is attributed to whom

/** Where a rule found the same cue and the tagger is not sure: fixed forms are the rule's, and contents that were cut off. */
function checked(
  one: Attribution,
  tagged: readonly Attribution[],
  ruled: readonly Attribution[],
): Attribution {
  const twin = ruled.find((rule) => sameCue(one, rule));
  const shared = tagged.some((other) => other !== one && sameCue(other, one));
  if (!twin || shared || one.scope === "carried") return one;
  const unsure = (one.confidence ?? 1) < SURE;
  if (unsure && FIXED_FORMS.has(twin.rule))
    return { ...withSource(twin, [one]), confidence: one.confidence ?? 1 };
  return isCutOff(one, twin, unsure) ? { ...one, content: twin.content } : one;
}

/** The rule reads to the end of the clause; the tagger has far less of it, or is unsure and has a part of it. */
function isCutOff(one: Attribution, twin: Attribution, unsure: boolean): boolean {
  if (twin.rule !== "verb-before" || sizeOf(twin.content) <= sizeOf(one.content)) return false;
  const inside = one.content.every((part) => twin.content.some((whole) => contains(whole, part)));
  return (unsure && inside) || (shares(one, twin) && shareOf(one, twin) < AGREEMENT);
}

/** The tagger reads a source in full more often than the rules, even where it is unsure of the attribution. */
function withSource(rule: Attribution, tagged: readonly Attribution[]): Attribution {
  const { source } = rule;
  if (!source) return rule;
  const fuller = tagged
    .flatMap((one) => one.source ?? [])
    .find((other) => overlap(other, source) > 0 && other.begin <= source.begin);
  const intoCue = fuller && rule.cue.spans.some((cue) => overlap(cue, fuller) > 0);
  return fuller && !intoCue ? { ...rule, source: fuller } : rule;
}

/** The tagger's finding makes the rule's needless: the same cue, or the same words without one inside the other. */
function settles(one: Attribution, rule: Attribution): boolean {
  return sameCue(one, rule) || (shares(one, rule) && !nests(one, rule));
}

function shares(a: Attribution, b: Attribution): boolean {
  return a.content.some((x) => b.content.some((y) => overlap(x, y) > 0));
}

function begin({ content }: Attribution): number {
  return content[0]?.begin ?? 0;
}

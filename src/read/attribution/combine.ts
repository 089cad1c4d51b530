import { overlap, slice } from "../../base/span.ts";
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
    .filter((one) => !ruled.some((rule) => rule.rule === "by" && sameCue(one, rule)))
    .map((one) => completed(one, tagged, ruled));
  const added = ruled.filter(
    (rule) =>
      !learned.some((one) => settles(one, rule)) &&
      (SAYING.has(rule.cue.class) || !learned.some((one) => nests(one, rule))),
  );
  return [...learned, ...added.map((rule) => withSource(rule, tagged))].sort(
    (a, b) => begin(a) - begin(b),
  );
}

/** "The exercise reportedly cost …": nobody speaks; the narrator repeats a rumour. */
function isHearsay(text: string, { cue }: Attribution): boolean {
  return cue.spans.every((span) => HEARSAY.has(slice(text, span).toLowerCase()));
}

/** A content that the tagger cut off early is that of the rule with the same cue, which reads to the end of the clause. */
function completed(
  one: Attribution,
  tagged: readonly Attribution[],
  ruled: readonly Attribution[],
): Attribution {
  const twin = ruled.find((rule) => sameCue(one, rule));
  const shared = tagged.some((other) => other !== one && sameCue(other, one));
  if (!twin || shared || one.scope === "carried") return one;
  const cutOff = shareOf(one, twin) < AGREEMENT && sizeOf(twin.content) > sizeOf(one.content);
  return cutOff && twin.rule === "verb-before" && shares(one, twin)
    ? { ...one, content: twin.content }
    : one;
}

/** The tagger reads a source in full more often than the rules, even where it is unsure of the attribution. */
function withSource(rule: Attribution, tagged: readonly Attribution[]): Attribution {
  const { source } = rule;
  const fuller =
    source &&
    tagged.find(
      (one) => one.source && overlap(one.source, source) > 0 && one.source.begin <= source.begin,
    );
  return fuller ? { ...rule, source: fuller.source } : rule;
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

import { overlap } from "../../base/span.ts";
import type { Attribution } from "../layers.ts";
import { nests, sameCue } from "./rules.ts";

const LEAST_CONFIDENCE = 0.25; // below it the tagger is rather wrong than right

/**
 * Of one sentence, what the tagger found and what the rules add to it. The tagger knows more cues and better bounds;
 * the rules know attributions inside attributions, which the tagger cannot learn, and forms that news of its kind lacks.
 */
export function combine(
  tagged: readonly Attribution[],
  ruled: readonly Attribution[],
): Attribution[] {
  const learned = tagged.filter(({ confidence = 1 }) => confidence >= LEAST_CONFIDENCE);
  const added = ruled.filter((rule) => !learned.some((one) => settles(one, rule)));
  return [...learned, ...added].sort((a, b) => begin(a) - begin(b));
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

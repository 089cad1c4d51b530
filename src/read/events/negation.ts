import { nounPhraseBefore } from "../noun-phrases.ts";
import { at, isVerb, verbGroupStart, type Words } from "../phrases.ts";

const NOT = new Set(["not", "n't", "n’t", "never", "no", "neither", "nor", "without"]);
const REACH = 5; // words before a verb over which its helpers and adverbs stretch

/** A negation in the verb group of a verb, or right before a noun or a subject: "did not attack", "no rebels attacked". */
export function negates(words: Words, i: number): boolean {
  if (!isVerb(words[i])) return isNegatedBefore(words, i);
  return isNegatedBefore(words, i) || hasNoSubject(words, verbGroupStart(words, i) - 1);
}

/** "No rebels", "neither side", "none of the hostages", "nobody" as what ends at `end`. */
function hasNoSubject(words: Words, end: number): boolean {
  const subject = nounPhraseBefore(words, end);
  return subject !== undefined && NOBODY.has(at(words, subject.first).lower);
}
const NOBODY = new Set(["no", "neither", "none", "nobody"]);

function isNegatedBefore(words: Words, i: number): boolean {
  const isNoun = !isVerb(words[i]);
  for (let k = i - 1; k >= 0 && i - k <= REACH; k--) {
    const { lower, pos } = at(words, k);
    if (NOT.has(lower)) return true;
    const passes = isNoun
      ? /^(?:ADJ|DET|NOUN|NUM)$/.test(pos)
      : /^(?:AUX|ADV|PART)$/.test(pos) || lower === "be" || lower === "been";
    if (!passes) return false;
  }
  return false;
}

import { at, isVerb, type Words } from "../phrases.ts";

const NOT = new Set(["not", "n't", "n’t", "never", "no", "neither", "nor", "without"]);
const REACH = 5; // words before a verb over which its helpers and adverbs stretch

/** A negation in the verb group of a verb, or right before a noun: "did not attack", "no attack". */
export function negates(words: Words, i: number): boolean {
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

import type { Span } from "../base/span.ts";
import { HEDGES } from "./lexicon.ts";
import { at, type Words } from "./phrases.ts";

/** How often: adverbs that generalise and are no doubt. */
export const FREQUENCY: ReadonlySet<string> = new Set([
  "typically",
  "usually",
  "generally",
  "often",
  "always",
  "traditionally",
  "normally",
]);
const APPROXIMATE = new Set(["about", "around", "some", "nearly", "almost", "roughly"]);
const COUNTS = new Set(["dozen", "half", "hundred", "thousand", "million", "dozens", "hundreds"]);
const OF_A_THING = new Set(["potential", "possible", "expected", "likely"]);

/** Words that weaken what is said, in order. */
export function hedgesIn(words: Words): Span[] {
  return words.filter((_, i) => isHedge(words, i)).map(({ begin, end }) => ({ begin, end }));
}

/**
 * "Potential targets" are a kind of targets, "about the border" is a topic, and how often something happens is no doubt
 * that it does.
 */
function isHedge(words: Words, i: number): boolean {
  const { lower } = at(words, i);
  if (!HEDGES.has(lower) || FREQUENCY.has(lower) || isMonth(words, i)) return false;
  if (APPROXIMATE.has(lower)) return countsFrom(words, i + 1);
  return !OF_A_THING.has(lower) || !isAttributive(words, i);
}

/** "300", "a dozen", "hundreds of". */
function countsFrom(words: Words, i: number): boolean {
  const next = at(words, i);
  const noun = next.pos === "DET" ? at(words, i + 1) : next;
  return next.pos === "NUM" || COUNTS.has(noun.lower);
}

/** Before a noun, or in a list of adjectives before one, but not after "is". */
function isAttributive(words: Words, i: number): boolean {
  const next = at(words, i + 1);
  if (at(words, i - 1).lemma === "be") return false;
  return (
    ["NOUN", "PROPN", "ADJ"].includes(next.pos) || (next.text === "," && isDetermined(words, i))
  );
}

function isDetermined(words: Words, i: number): boolean {
  return /^(?:DET|ADJ)$/.test(at(words, i - 1).pos);
}

function isMonth(words: Words, i: number): boolean {
  const word = at(words, i);
  if (word.text !== "May") return false;
  return word.pos === "PROPN" || at(words, i - 1).pos === "ADP";
}

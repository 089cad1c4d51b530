import { compareText } from "../base/group.ts";
import type { Profile } from "./profile.ts";

const CLUES = 6; // words of the greatest worth: two claims that share no pair of them are never compared

/**
 * Pairs of the words of greatest worth in a claim; claims that share a pair may say the same.
 *
 * They depend on the claim alone, so that what it is compared with never depends on the rest of the case.
 *
 * @returns at most fifteen keys, and one for all its words
 */
export function cluesOf({ words, worth }: Profile): string[] {
  const best = [...words.keys()]
    .sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || compareText(a, b))
    .slice(0, CLUES)
    .sort(compareText);
  const pairs = best.flatMap((a, i) => best.slice(i + 1).map((b) => `${a} ${b}`));
  return [...pairs, wordingOf(words)];
}

/** One key for all words of a claim: the same for the same words in another order. */
export function wordingOf(words: Profile["words"]): string {
  return `=${[...words.keys()].sort(compareText).join(" ")}`;
}

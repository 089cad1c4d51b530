import { compareText } from "../base/group.ts";
import { fnv1a } from "../base/hash.ts";
import type { Profile } from "./profile.ts";

const CLUES = 6; // words of the greatest worth: two claims that share no pair of them are never compared

/**
 * Pairs of the words of greatest worth in a claim; claims that share a pair may say the same.
 *
 * They depend on the claim alone, so that what it is compared with never depends on the rest of the case.
 *
 * @returns at most fifteen
 */
export function cluesOf({ words, worth }: Profile): string[] {
  const best = [...words.keys()]
    .sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || fnv1a(a) - fnv1a(b))
    .slice(0, CLUES)
    .sort(compareText);
  if (best.length < 2) return best;
  return best.flatMap((a, i) => best.slice(i + 1).map((b) => `${a} ${b}`));
}

/** The same as numbers of 32 bits, to be kept; two clues of one number only cost a comparison. */
export function clueKeys(profile: Profile): number[] {
  return [...new Set(cluesOf(profile).map((clue) => fnv1a(clue) | 0))];
}

/**
 * All that a claim is compared by, as one text: two claims of one kind are tied to the same others.
 *
 * So of a thousand reprints only the first is compared with the rest of the case.
 */
export function kindKey(profile: Profile): string {
  const { words, names, actors, places, events, verbs, agents, patients, amounts, times } = profile;
  const sets = [actors, events, verbs, names, agents, patients];
  const { published, publisher } = profile.document;
  return JSON.stringify([
    [...words].sort(([a], [b]) => compareText(a, b)),
    ...sets.map((set) => [...set].sort(compareText)),
    places.map(({ id }) => id),
    amounts.map(({ unit, amount: { value, bound } }) => [unit, value, bound]),
    times.map(({ from, to }) => [from, to]),
    profile.claim.polarity,
    amounts.length > 0 ? publisher : null,
    events.size > 0 && times.length === 0 ? published : null,
  ]);
}

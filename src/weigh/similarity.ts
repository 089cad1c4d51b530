import { logistic } from "../base/stats.ts";
import type { Profile } from "./profile.ts";

/** How far two claims say the same, with what speaks for and against; `score` in [0, 1]. */
export interface Similarity {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** From here on two claims are the same thing said. */
export const SAME = 0.5;

// Log-odds; starting values of the literature, then set by hand on paraphrases (docs/methods/propositions.md).
const WEIGHTS = {
  bias: -3,
  words: 5,
  actors: 1,
  otherActors: -1,
  roles: 0.8,
  event: 0.8,
  otherEvent: -0.6,
  place: 0.6,
  time: 0.5,
  verbs: 0.4,
  otherVerbs: -1.2,
  names: -1.5,
  someNames: -0.5,
};
const LEAST_WORDS = 0.3; // below, no agreement in actors makes two claims the same
const SYNONYM = 0.8;
const SHRINKAGE = 0.5; // words: three in common may be one name, eight are a sentence
const SHORT = 4; // words: a shorter claim is contained in too much by chance
const CONTAINED = 0.85; // a headline inside a sentence counts nearly as much as the sentence
const HEADLINE_SHARE = 0.4; // of the words of the sentence; of a longer one it is only a part

/**
 * Similarity of two claims by words, actors, roles, event, place and time; symmetric, 1 at most.
 *
 * @see docs/methods/propositions.md
 */
export function similarity(a: Profile, b: Profile): Similarity {
  const shared = sharedWords(a, b);
  if (shared < LEAST_WORDS)
    return { score: logistic(WEIGHTS.bias), reasons: ["few words in common"] };
  const parts = [
    { reason: `${Math.round(shared * 100)} % of the words`, value: WEIGHTS.words * shared },
    ...traits(a, b),
  ];
  const logOdds = parts.reduce((sum, { value }) => sum + value, WEIGHTS.bias);
  return { score: logistic(logOdds), reasons: parts.map(({ reason }) => reason) };
}

interface Part {
  readonly reason: string;
  readonly value: number;
}

function traits(a: Profile, b: Profile): Part[] {
  return [
    agreement(a.actors, b.actors, {
      same: "same actors",
      other: "other actors",
      weight: WEIGHTS.actors,
      against: WEIGHTS.otherActors,
    }),
    roles(a, b),
    agreement(a.verbs, b.verbs, {
      same: "same verb",
      other: "another verb",
      weight: WEIGHTS.verbs,
      against: WEIGHTS.otherVerbs,
    }),
    agreement(a.events, b.events, {
      same: "same kind of event",
      other: "another kind of event",
      weight: WEIGHTS.event,
      against: WEIGHTS.otherEvent,
    }),
    a.places.some(({ id }) => b.places.some((place) => place.id === id))
      ? { reason: "same place", value: WEIGHTS.place }
      : null,
    a.times.length > 0 && b.times.length > 0 ? { reason: "same time", value: WEIGHTS.time } : null,
    names(a, b),
  ].filter((part) => part !== null);
}

interface Weighting {
  readonly same: string;
  readonly other: string;
  readonly weight: number;
  readonly against: number;
}

/** Jaccard share where both say something, a penalty where they share nothing. */
function agreement(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  { same, other, weight, against }: Weighting,
): Part | null {
  if (a.size === 0 || b.size === 0) return null;
  const share = a.intersection(b).size / a.union(b).size;
  return share > 0 ? { reason: same, value: weight * share } : { reason: other, value: against };
}

function roles(a: Profile, b: Profile): Part | null {
  const matched =
    Number(!a.agents.isDisjointFrom(b.agents)) + Number(!a.patients.isDisjointFrom(b.patients));
  return matched > 0 ? { reason: "same roles", value: (WEIGHTS.roles * matched) / 2 } : null;
}

/** Names on both sides that the other does not have: another town, another person. */
function names(a: Profile, b: Profile): Part | null {
  const alone = (x: Profile, y: Profile) => [...x.names].some((name) => !y.words.has(name));
  if (!alone(a, b) || !alone(b, a)) return null;
  const value = a.names.isDisjointFrom(b.names) ? WEIGHTS.names : WEIGHTS.someNames;
  return { reason: "names that the other does not have", value };
}

/** Soft cosine of the content words by rarity, or the share of the shorter claim that the longer one has. */
function sharedWords(a: Profile, b: Profile): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let shared = 0;
  let count = 0;
  for (const [key, stem] of small.words) {
    const other = large.words.get(key);
    if (other === undefined) continue;
    const worth = Math.min(small.worth.get(key) ?? 0, large.worth.get(key) ?? 0);
    shared += worth * (other === stem ? 1 : SYNONYM);
    count++;
  }
  if (count === 0) return 0;
  const [least, most] = [small.weight, large.weight];
  const share = Math.max(
    shared / Math.sqrt(least * most),
    contained(small, large) * (shared / least),
  );
  return share === 1 ? 1 : (share * count) / (count + SHRINKAGE);
}

/** What it is worth that the longer claim has the words of the shorter: less, the more it says besides. */
function contained({ words: small }: Profile, { words: large }: Profile): number {
  return small.size < SHORT ? 0 : CONTAINED * Math.min(1, small.size / large.size / HEADLINE_SHARE);
}

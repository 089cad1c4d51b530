import { compareText } from "../base/group.ts";
import { ASSERTING } from "../model/claim.ts";
import { apart, type Apart } from "./apart.ts";
import type { Profile } from "./profile.ts";
import { raritiesOf, SAME, similarity, type Rarities, type Similarity } from "./similarity.ts";

/** A claim in a group, and how like it is to the claim that leads it. */
export interface Grouped {
  readonly profile: Profile;
  readonly similarity: Similarity;
}

/** Claims that say the same thing; the first leads. */
export interface Group {
  readonly members: Grouped[];
}

/** Two groups alike but for one thing; `apart` tells `a` from `b`. */
export interface Difference {
  readonly a: Group;
  readonly b: Group;
  readonly apart: Apart;
}

export interface Grouping {
  readonly groups: readonly Group[];
  readonly differences: readonly Difference[];
}

const COMMON = 200; // groups that hold a word: beyond, it is no clue
const LEAST_CLUES = 2;
const MAX_CANDIDATES = 40;
const LEAST_SHARE = 0.3; // of the clues that the most alike group has
const CHECKED_MEMBERS = 12; // of a group, against a claim that would join it

const LEADER: Similarity = { score: 1, reasons: ["leads the group"] };

/**
 * Groups claims that say the same thing, each claim in exactly one group.
 *
 * Claims are taken in an order of their own (the most outspoken and detailed first, then by id) and join
 * the group whose leader is most like them, or lead a new one: so the order of input does not matter.
 *
 * @see docs/methods/propositions.md
 */
export function groupClaims(profiles: readonly Profile[]): Grouping {
  const rarities = raritiesOf(profiles);
  const groups: Group[] = [];
  const clues = new Map<string, number[]>();
  const differences: Difference[] = [];
  for (const profile of profiles.toSorted(compareProfiles)) {
    const near = candidates(profile, clues, rarities).flatMap(
      (i) => compare(profile, groups[i], rarities) ?? [],
    );
    const best = near.filter((one) => one.apart === null).sort(compareNear)[0];
    const group: Group = best?.group ?? { members: [] };
    group.members.push({ profile, similarity: best?.similarity ?? LEADER });
    for (const one of near)
      if (one.apart) differences.push({ a: group, b: one.group, apart: one.apart });
    if (!best) addGroup(group, groups, clues);
  }
  return { groups, differences };
}

function compareProfiles(a: Profile, b: Profile): number {
  const outspoken = (profile: Profile) =>
    Number(ASSERTING.has(profile.claim.modality)) + Number(profile.claim.polarity === "positive");
  return (
    outspoken(b) - outspoken(a) ||
    b.words.size - a.words.size ||
    compareText(a.claim.id, b.claim.id)
  );
}

interface Near {
  readonly group: Group;
  readonly similarity: Similarity;
  readonly apart: Apart | null;
}

function compareNear(a: Near, b: Near): number {
  const id = ({ group }: Near) => group.members[0]?.profile.claim.id ?? "";
  return b.similarity.score - a.similarity.score || compareText(id(a), id(b));
}

function compare(profile: Profile, group: Group | undefined, rarities: Rarities): Near | undefined {
  const leader = group?.members[0]?.profile;
  if (!group || !leader) return undefined;
  const alike = similarity(profile, leader, rarities);
  if (alike.score < SAME) return undefined;
  const reasons = group.members
    .slice(0, CHECKED_MEMBERS)
    .map((member) => apart(profile, member.profile));
  return { group, similarity: alike, apart: reasons.find((reason) => reason !== null) ?? null };
}

/** Groups that share the rarest words of the claim, the most alike first. */
function candidates(
  { words }: Profile,
  clues: ReadonlyMap<string, readonly number[]>,
  rarities: Rarities,
): number[] {
  const keys = [...words.keys()]
    .filter((key) => clues.has(key))
    .sort((a, b) => rarities.of(b) - rarities.of(a) || compareText(a, b));
  const shared = new Map<number, number>();
  keys.forEach((key, rank) => {
    const holders = clues.get(key) ?? [];
    if (rank >= LEAST_CLUES && holders.length > COMMON) return;
    for (const i of holders) shared.set(i, (shared.get(i) ?? 0) + rarities.of(key));
  });
  const most = shared.values().reduce((best, value) => Math.max(best, value), 0);
  const near = shared.entries().filter(([, value]) => value >= LEAST_SHARE * most);
  return [...near]
    .sort(([i, m], [j, n]) => n - m || i - j)
    .slice(0, MAX_CANDIDATES)
    .map(([i]) => i);
}

function addGroup(group: Group, groups: Group[], clues: Map<string, number[]>): void {
  const at = groups.push(group) - 1;
  for (const key of group.members[0]?.profile.words.keys() ?? []) {
    const holders = clues.get(key);
    if (holders) holders.push(at);
    else clues.set(key, [at]);
  }
}

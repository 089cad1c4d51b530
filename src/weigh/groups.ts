import { compareText } from "../base/group.ts";
import { ASSERTING } from "../model/claim.ts";
import { apart, type Apart } from "./apart.ts";
import type { Profile } from "./profile.ts";
import { NO_DECISIONS, type Decisions, type Grouped as Decided } from "./decisions.ts";
import { cluesOf } from "./clues.ts";
import { SAME, similarity, type Similarity } from "./similarity.ts";

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
export function groupClaims(
  profiles: readonly Profile[],
  { groupings }: Pick<Decisions, "groupings"> = NO_DECISIONS,
): Grouping {
  const groups: Group[] = [];
  const leaders = new Map<string, Group[]>();
  const groupOf = new Map<string, Group>();
  const differences: Difference[] = [];
  for (const profile of profiles.toSorted(compareProfiles)) {
    const clues = cluesOf(profile);
    const alike = new Set(clues.flatMap((clue) => leaders.get(clue) ?? []));
    const { joined, near } = place(profile, alike, { groupings, groupOf });
    const group: Group = joined?.group ?? { members: [] };
    group.members.push({ profile, similarity: joined?.similarity ?? LEADER });
    groupOf.set(profile.claim.id, group);
    differences.push(...differencesTo(group, near));
    if (joined) continue;
    groups.push(group);
    for (const clue of clues) leaders.set(clue, [...(leaders.get(clue) ?? []), group]);
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

/** The group a claim joins, where it joins one, and those that it is like. */
function place(
  profile: Profile,
  alike: ReadonlySet<Group>,
  { groupings, groupOf }: Pick<Decisions, "groupings"> & { groupOf: ReadonlyMap<string, Group> },
): { joined: Near | undefined; near: readonly Near[] } {
  const decided = groupings.get(profile.claim.id);
  const near = [...alike].flatMap((other) => compare(profile, other, decided) ?? []);
  const best = near.filter((one) => one.apart === null).sort(compareNear)[0];
  return { joined: chosen(decided, groupOf) ?? best, near };
}

function differencesTo(a: Group, near: readonly Near[]): Difference[] {
  return near.flatMap(({ group: b, apart: reason }) =>
    reason && b !== a ? [{ a, b, apart: reason }] : [],
  );
}

/** The group of a claim that an analyst put this one with; of several the first by its claim id. */
function chosen(
  decided: ReadonlyMap<string, Decided> | undefined,
  groupOf: ReadonlyMap<string, Group>,
): Near | undefined {
  const found = [...(decided ?? [])].flatMap(([other, { together, by, why }]) => {
    const group = together ? groupOf.get(other) : undefined;
    const alike = { score: 1, reasons: [`put together by ${by}: ${why}`] };
    return group ? [{ group, similarity: alike, apart: null, other }] : [];
  });
  return found.sort((a, b) => compareText(a.other, b.other))[0];
}

function compare(
  profile: Profile,
  group: Group,
  decided: ReadonlyMap<string, Decided> | undefined,
): Near | undefined {
  const leader = group.members[0]?.profile;
  if (!leader) return undefined;
  const alike = similarity(profile, leader);
  if (alike.score < SAME) return undefined;
  const setApart =
    decided &&
    group.members.find(({ profile: { claim } }) => decided.get(claim.id)?.together === false);
  if (setApart) return undefined;
  const reasons = group.members
    .slice(0, CHECKED_MEMBERS)
    .map((member) => apart(profile, member.profile));
  return { group, similarity: alike, apart: reasons.find((reason) => reason !== null) ?? null };
}

const TIED: ReadonlySet<string> = new Set<Apart["kind"]>(["toll", "actor", "entails", "entailed"]);

/**
 * True where two claims may be one proposition, or contradict or entail each other.
 *
 * Claims between which no way of such ties leads are weighed without each other.
 */
export function isTied(a: Profile, b: Profile): boolean {
  if (similarity(a, b).score < SAME) return false;
  const reason = apart(a, b);
  return reason === null || TIED.has(reason.kind);
}

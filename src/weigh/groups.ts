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
    const { joined, near } = place(profile, alike, groupings);
    const group: Group = joined?.group ?? { members: [] };
    group.members.push({ profile, similarity: joined?.similarity ?? LEADER });
    groupOf.set(profile.claim.id, group);
    differences.push(...differencesTo(group, near));
    if (joined) continue;
    groups.push(group);
    for (const clue of clues) leaders.set(clue, [...(leaders.get(clue) ?? []), group]);
  }
  return joinDecided({ groups, differences }, groupOf, groupings);
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
  groupings: Decisions["groupings"],
): { joined: Near | undefined; near: readonly Near[] } {
  const decided = groupings.get(profile.claim.id);
  const near = [...alike].flatMap((other) => compare(profile, other, decided) ?? []);
  return { joined: near.filter((one) => one.apart === null).sort(compareNear)[0], near };
}

function differencesTo(a: Group, near: readonly Near[]): Difference[] {
  return near.flatMap(({ group: b, apart: reason }) =>
    reason && b !== a ? [{ a, b, apart: reason }] : [],
  );
}

/**
 * Groups of claims that an analyst put together become one, in order of claim ids: the group that leads by its
 * smallest id takes the other in. Where the same or another word keeps two of their claims apart, they stay two.
 */
function joinDecided(
  { groups, differences }: Grouping,
  groupOf: Map<string, Group>,
  groupings: Decisions["groupings"],
): Grouping {
  const joined = new Map<Group, Group>();
  for (const { id, other, decided } of joinsOf(groupings)) {
    const [to, from] = [groupOf.get(id), groupOf.get(other)];
    if (!to || !from || to === from || areApart(to, from, groupings)) continue;
    const reasons = [`put together by ${decided.by}: ${decided.why}`];
    for (const { profile } of from.members) {
      to.members.push({ profile, similarity: { score: 1, reasons } });
      groupOf.set(profile.claim.id, to);
    }
    joined.set(from, to);
  }
  if (joined.size === 0) return { groups, differences };
  const last = (group: Group): Group => {
    const next = joined.get(group);
    return next ? last(next) : group;
  };
  return {
    groups: groups.filter((group) => !joined.has(group)),
    differences: differences
      .map((one) => ({ ...one, a: last(one.a), b: last(one.b) }))
      .filter(({ a, b }) => a !== b),
  };
}

/** Pairs of claims put together, in order of their ids. */
function joinsOf(
  groupings: Decisions["groupings"],
): { readonly id: string; readonly other: string; readonly decided: Decided }[] {
  return [...groupings]
    .flatMap(([id, others]) => [...others].map(([other, decided]) => ({ id, other, decided })))
    .filter(({ decided }) => decided.together)
    .sort((a, b) => compareText(a.id, b.id) || compareText(a.other, b.other));
}

function areApart(one: Group, other: Group, groupings: Decisions["groupings"]): boolean {
  const ids = new Set(other.members.map(({ profile }) => profile.claim.id));
  return one.members.some(({ profile }) =>
    [...(groupings.get(profile.claim.id) ?? [])].some(
      ([id, { together }]) => !together && ids.has(id),
    ),
  );
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

import { compareText } from "../base/group.ts";
import { slugOf } from "../base/slug.ts";
import { idOf } from "../base/id.ts";
import { ASSERTING, type Claim } from "../model/claim.ts";
import type { Belief, Corroboration, Grade, Proposition } from "../model/proposition.ts";
import { beliefOf, type Testimony } from "./belief.ts";
import {
  corroborate,
  type Counted,
  type CountedParty,
  type CountingContext,
} from "./corroboration.ts";
import { figuresOf } from "./figures.ts";
import { gradeOf } from "./grade.ts";
import type { Difference, Group } from "./groups.ts";
import { isOnSide, reliabilityOfLink, stateOf, type Side } from "./affiliation.ts";
import { nameOf } from "./outlets.ts";
import type { Parties } from "./parties.ts";
import { polarityOf, type Stanced } from "./stances.ts";
import type { Profile } from "./profile.ts";

const LONGEST_TEXT = 240; // characters: what a row of a list can show

/** Id of the proposition that a group makes: from its smallest claim id. */
export function propositionIdOf({ members }: Group): string {
  const ids = members.map(({ profile }) => profile.claim.id).sort(compareText);
  return idOf("prop", ids[0] ?? "");
}

/** A group of claims, weighed: counted, believed, graded; `differences` are those of its group. */
export function propositionOf(
  group: Group,
  stanced: readonly Stanced[],
  differences: readonly Difference[],
  context: CountingContext,
): Proposition {
  const profiles = group.members.map(({ profile }) => profile);
  const roles = rolesOf(profiles);
  const event = mostFrequent(profiles.flatMap(({ claim }) => claim.predicates[0]?.event ?? []));
  const counting = { ...context, topic: event };
  const counted = countAll(stanced, roles, counting);
  const links = linksOf(group, differences);
  return {
    id: propositionIdOf(group),
    text: clearestText(profiles.map(({ claim }) => claim)),
    event,
    actorIds: [...new Set(profiles.flatMap(({ actors }) => [...actors]))].sort(compareText),
    members: membersOf(group, stanced),
    supports: counted.supports.corroboration,
    denies: counted.denies.origins.length > 0 ? counted.denies.corroboration : null,
    belief: belief(counted, roles, context.parties),
    grade: grade(counted, profiles, links.contradicts.length > 0, counting),
    figures: figuresOf(counted.supports.origins, profiles),
    ...links,
  };
}

interface AllCounted {
  readonly supports: Counted;
  readonly denies: Counted;
  readonly hedged: Counted;
}

function countAll(stanced: readonly Stanced[], roles: Roles, context: CountingContext): AllCounted {
  const count = (stance: Stanced["stance"]) =>
    corroborate(
      stance,
      stanced.filter((one) => one.stance === stance).map(({ instance }) => instance),
      context,
    );
  const supports = count("supports");
  const adverse = hasAdverseInterests(supports.origins, roles, context.parties);
  const flags: Corroboration["flags"] = adverse
    ? [...supports.corroboration.flags, "adverse-interests"]
    : supports.corroboration.flags;
  return {
    supports: { ...supports, corroboration: { ...supports.corroboration, flags } },
    denies: count("denies"),
    hedged: count("hedged"),
  };
}

/** Who does it, and who suffers it, by all the claims. */
interface Roles {
  readonly doing: Side;
  readonly suffering: Side;
}

function rolesOf(profiles: readonly Profile[]): Roles {
  const joined = (sides: readonly Side[]): Side => ({
    ids: new Set(sides.flatMap(({ ids }) => [...ids])),
    states: new Set(sides.flatMap(({ states }) => [...states])),
  });
  return {
    doing: joined(profiles.map(({ doing }) => doing)),
    suffering: joined(profiles.map(({ suffering }) => suffering)),
  };
}

/** The one who did it and the one it was done to both say so. */
function hasAdverseInterests(
  origins: readonly CountedParty[],
  { doing, suffering }: Roles,
  parties: Parties,
): boolean {
  const on = (side: Side) => origins.filter(({ traced }) => isOnSide(traced.origin, side, parties));
  const does = on(doing);
  const suffers = on(suffering).filter((one) => !does.includes(one));
  return does.some((one) => suffers.some((other) => !sameState(one, other, parties)));
}

function sameState(a: CountedParty, b: CountedParty, parties: Parties): boolean {
  const state = stateOf(a.traced.origin, parties);
  return state !== null && state === stateOf(b.traced.origin, parties);
}

function belief(counted: AllCounted, { doing }: Roles, parties: Parties): Belief | null {
  const testimonies = [counted.supports, counted.denies, counted.hedged].flatMap(
    ({ corroboration, origins }) =>
      origins.map((party): Testimony => ({
        origin: party.traced.label,
        stance: corroboration.stance,
        paths: party.paths,
        weight: corroboration.origins.find(({ key }) => key === party.traced.key)?.weight ?? 0,
        routineDenial:
          corroboration.stance === "denies" && isOnSide(party.traced.origin, doing, parties),
      })),
  );
  return beliefOf(testimonies);
}

function grade(
  { supports, denies }: AllCounted,
  profiles: readonly Profile[],
  contradicted: boolean,
  context: CountingContext,
): Grade {
  const suggested = gradeOf({
    nMin: supports.corroboration.nMin,
    denialsMin: denies.corroboration.nMin,
    denied: denies.origins.length > 0,
    contradicted,
    asserted: supports.origins.length > 0,
    untraceable: supports.origins.every(({ traced }) => traced.origin.kind === "untraceable"),
    vague: profiles.every(
      ({ actors, places, times, amounts }) =>
        actors.size + places.length + times.length + amounts.length === 0,
    ),
    sources: supports.origins.flatMap(({ traced }) => {
      const innermost = traced.origin.path.at(-1);
      if (!innermost) return [];
      const { reliability, by } = reliabilityOfLink(innermost, "origin", context);
      return [{ label: by ? `${traced.label}, as given by ${by}` : traced.label, reliability }];
    }),
  });
  return gradedBy(suggested, profiles, context.decisions);
}

/** The digit an analyst gave one of its claims stands; what was suggested stays beside it. */
function gradedBy(
  suggested: Grade,
  profiles: readonly Profile[],
  { digits }: CountingContext["decisions"],
): Grade {
  const ids = profiles.map(({ claim }) => claim.id).sort(compareText);
  const given = ids.map((id) => digits.get(id)).find((digit) => digit !== undefined);
  if (!given) return suggested;
  const words = `${given.grade}: given by ${given.by}: ${given.why}`;
  const beside = suggested.basis.map((line) => `suggested ${line}`);
  return {
    ...suggested,
    credibility: given.grade,
    basis: [words, ...beside],
    suggested: suggested.credibility,
  };
}

function membersOf({ members }: Group, stanced: readonly Stanced[]): Proposition["members"] {
  const stanceOf = new Map(stanced.map((one) => [one.instance.claim.id, one]));
  return members
    .map(({ profile: { claim }, similarity: { score, reasons } }) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      stance: stanceOf.get(claim.id)?.stance ?? "hedged",
      similarity: score,
      reasons: [...reasons, ...(stanceOf.get(claim.id)?.reasons ?? [])],
    }))
    .sort((a, b) => compareText(a.claimId, b.claimId));
}

/** Wording of the clearest claim: of the proposition's polarity, asserted, least hedged, the longest that fits. */
function clearestText(claims: readonly Claim[]): string {
  const polarity = polarityOf(claims);
  const rank = (claim: Claim) => [
    Number(claim.polarity !== polarity),
    Number(!ASSERTING.has(claim.modality)),
    Number(claim.text.length > LONGEST_TEXT),
    claim.hedges.length,
    claim.text.length > LONGEST_TEXT ? claim.text.length : -claim.text.length,
  ];
  const [clearest] = claims.toSorted(
    (a, b) => compareLists(rank(a), rank(b)) || compareText(a.text, b.text),
  );
  return (clearest?.text ?? "").replace(/^that\s+/i, ""); // "said that the bridge …"
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0] ?? null;
}

function linksOf(
  group: Group,
  differences: readonly Difference[],
): Pick<Proposition, "contradicts" | "entails"> {
  const contradicts = new Map<string, Proposition["contradicts"][number]>();
  const entails = new Set<string>();
  for (const { a, b, apart } of differences) {
    const other = a === group ? b : a;
    const propositionId = propositionIdOf(other);
    const { kind, reason } = apart;
    if ((kind === "toll" || kind === "actor") && isAsserted(a) && isAsserted(b))
      contradicts.set(propositionId, { propositionId, kind, reason, within: tensions(a, b) });
    if (kind === (a === group ? "entails" : "entailed")) entails.add(propositionId);
  }
  return {
    contradicts: [...contradicts.values()].sort((a, b) =>
      compareText(a.propositionId, b.propositionId),
    ),
    entails: [...entails].sort(compareText),
  };
}

/** Documents that say both themselves, or on the word of one and the same: two speakers may well differ. */
function tensions(a: Group, b: Group): string[] {
  const voices = new Set(a.members.filter(isPlain).map(({ profile }) => voiceOf(profile)));
  const both = b.members.filter((one) => isPlain(one) && voices.has(voiceOf(one.profile)));
  return [...new Set(both.map(({ profile }) => profile.claim.documentId))].sort(compareText);
}

function isPlain({ profile: { claim } }: Group["members"][number]): boolean {
  return ASSERTING.has(claim.modality) && claim.polarity === "positive";
}

function voiceOf({ claim: { documentId, chain } }: Profile): string {
  return JSON.stringify([documentId, ...chain.map((link) => link.refId ?? slugOf(nameOf(link)))]);
}

function isAsserted({ members }: Group): boolean {
  return members.some(({ profile }) => ASSERTING.has(profile.claim.modality));
}

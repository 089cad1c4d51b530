import { compareText, groupBy } from "../base/group.ts";
import { idOf } from "../base/id.ts";
import type { Claim } from "../model/claim.ts";
import type { Issue } from "../model/issue.ts";
import type { Printed } from "./instance.ts";
import type { Proposition, Reuse } from "../model/proposition.ts";
import { indexReuse } from "./copies.ts";
import { NO_DECISIONS, type Decisions } from "./decisions.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import { groupClaims, type Difference, type Group } from "./groups.ts";
import type { Weighed, WeighInput } from "./input.ts";
import type { CountingContext } from "./corroboration.ts";
import { openParties, type Parties } from "./parties.ts";
import { propositionOf } from "./propositions.ts";
import { reusableOf } from "./reusable.ts";
import { findReuse } from "./reuse.ts";
import { isOverstated, stancesOf, type Stanced } from "./stances.ts";

/**
 * Weighs the claims of a case: what is the same thing said, on whose word, by how many independent origins.
 *
 * @param input documents in any order, with unique ids
 * @returns every claim in exactly one proposition; the same for every order and batching of input; all
 *          lists sorted by id
 * @see docs/methods/origins.md, independence.md, propositions.md
 */
export function weigh(input: WeighInput): Weighed {
  const parties = openParties(input);
  const reuse = findReuse(input.documents.map(reusableOf));
  const places = input.places ?? [];
  const evidence = input.documents.flatMap((one) => evidenceOf(one, parties, places));
  return { ...openWeighing({ parties, reuse, decisions: input.decisions })(evidence), reuse };
}

/** What evidence is weighed with. */
export interface WeighingContext {
  readonly parties: Parties;
  /** Between the documents of the evidence; more does no harm. */
  readonly reuse: readonly Reuse[];
  readonly decisions?: Decisions | undefined;
}

/**
 * Weighs parts of a case that nothing outside them touches: claims that share a clue with none beyond
 * (`cluesOf`), or the whole case.
 *
 * @returns what takes evidence in any order, and gives the same propositions as if the whole case were weighed
 */
export function openWeighing({
  parties,
  reuse,
  decisions = NO_DECISIONS,
}: WeighingContext): (evidence: readonly Evidence[]) => Pick<Weighed, "propositions" | "issues"> {
  const context = { parties, reuse: indexReuse(reuse), decisions };
  return (evidence) => {
    const ofClaim = new Map(evidence.map((one) => [one.instance.claim.id, one]));
    const profiles = evidence.map(({ profile }) => profile);
    const { groups, differences } = groupClaims(profiles, decisions);
    const at: GroupContext = { ofClaim, differences: differencesOf(differences), context };
    const weighed = groups.map((group) => weighGroup(group, at));
    return {
      propositions: weighed.map(({ proposition }) => proposition).sort(byId),
      issues: weighed.flatMap(({ issues }) => issues).sort(byId),
    };
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

function differencesOf(differences: readonly Difference[]): Map<Group, Difference[]> {
  const ends = differences.flatMap((one) => [
    { group: one.a, one },
    { group: one.b, one },
  ]);
  return new Map(
    [...groupBy(ends, ({ group }) => group)].map(([group, list]) => [
      group,
      list.map(({ one }) => one),
    ]),
  );
}

interface GroupContext {
  readonly ofClaim: ReadonlyMap<string, Evidence>;
  readonly differences: ReadonlyMap<Group, Difference[]>;
  readonly context: CountingContext;
}

function weighGroup(
  group: Group,
  { ofClaim, differences, context }: GroupContext,
): { proposition: Proposition; issues: Issue[] } {
  const members = group.members.flatMap(({ profile }) => ofClaim.get(profile.claim.id) ?? []);
  const retractions = members.flatMap(({ instance, retractions: taken }) =>
    taken.map((retraction) => ({ ...retraction, claimIds: [instance.claim.id] })),
  );
  const stanced = stancesOf(
    members.map(({ instance }) => instance),
    retractions,
  );
  const proposition = propositionOf(group, stanced, differences.get(group) ?? [], context);
  const issues = stanced.filter(isOverstated).map(overstatement);
  return { proposition, issues: [...issues, ...tensionsOf(proposition, members)] };
}

/** One article that says both of what cannot hold together, noted once for the pair. */
function tensionsOf({ id, text, contradicts }: Proposition, members: readonly Evidence[]): Issue[] {
  return contradicts
    .filter(({ propositionId }) => id < propositionId)
    .flatMap(({ propositionId, reason, within }) =>
      within.flatMap((documentId) => {
        const one = members.find(({ instance }) => instance.document.id === documentId);
        if (!one) return [];
        const { claim, document } = one.instance;
        return [
          {
            ...noteOn(claim, document),
            id: idOf("issue", "internal-tension", documentId, id, propositionId),
            code: "internal-tension",
            message: `invalid article: contradicts itself, ${reason}: "${text}"`,
            hint: "Read both places: one may be a correction, or another happening.",
          },
        ];
      }),
    );
}

function overstatement({ instance: { claim, document } }: Stanced): Issue {
  return {
    ...noteOn(claim, document),
    id: idOf("issue", "headline-stronger", claim.id),
    code: "headline-stronger",
    message: `invalid headline: says outright what the article only hedges: "${claim.text}"`,
    hint: "Quote the article, not its headline.",
  };
}

function noteOn(
  { content }: Claim,
  document: Printed,
): Pick<Issue, "stage" | "where" | "documentId" | "span" | "severity" | "at"> {
  return {
    stage: "weigh",
    where: document.url ?? document.id,
    documentId: document.id,
    span: content[0] ?? null,
    severity: "note",
    at: document.retrieved,
  };
}

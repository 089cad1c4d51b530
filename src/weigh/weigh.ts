import { compareText, groupBy } from "../base/group.ts";
import { idOf } from "../base/id.ts";
import type { Issue } from "../model/issue.ts";
import type { Proposition } from "../model/proposition.ts";
import { citationsOf, citedBeside, isUnsourced, retractionsIn } from "./citations.ts";
import { indexReuse } from "./copies.ts";
import type { CountingContext } from "./corroboration.ts";
import { groupClaims, type Difference, type Group } from "./groups.ts";
import type { WeighDocument, Weighed, WeighInput } from "./input.ts";
import type { Instance } from "./instance.ts";
import { openParties, type Parties } from "./parties.ts";
import { originOf } from "./origin.ts";
import { profileOf, type Profile } from "./profile.ts";
import { propositionOf } from "./propositions.ts";
import { findReuse, type ReusableText } from "./reuse.ts";
import { isOverstated, stancesOf, type Retraction, type Stanced } from "./stances.ts";

/**
 * Weighs the claims of a case: what is the same thing said, on whose word, by how many independent origins.
 *
 * @param input documents in any order, with unique ids
 * @returns every claim in exactly one proposition; the same for every order and batching of input; all
 *          lists sorted by id
 * @see docs/methods/origins.md, independence.md, propositions.md
 */
export function weigh(input: WeighInput): Weighed {
  const documents = input.documents.toSorted((a, b) => compareText(a.document.id, b.document.id));
  const parties = openParties(input);
  const reuse = findReuse(documents.map(reusable));
  const context: CountingContext = { parties, reuse: indexReuse(reuse) };
  const instances = new Map(
    documents.flatMap((one) => instancesOf(one, parties)).map((one) => [one.claim.id, one]),
  );
  const { groups, differences } = groupClaims(profilesOf(documents, input, parties));
  const retractions = documents.flatMap((one) => retractionsIn(one, parties.sources));
  const at: GroupContext = {
    instances,
    retractions,
    differences: differencesOf(differences),
    context,
  };
  const weighed = groups.map((group) => weighGroup(group, at));
  return {
    propositions: weighed.map(({ proposition }) => proposition).sort(byId),
    reuse,
    issues: weighed.flatMap(({ issues }) => issues).sort(byId),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

const NO_REPORT = new Set(["title", "byline", "dateline", "caption", "boilerplate"]);

function reusable({ document, blocks }: WeighDocument): ReusableText {
  const title = document.bodyBegin > 0 ? [{ begin: 0, end: document.bodyBegin }] : [];
  const dateline = document.dateline ? [document.dateline.span] : [];
  const ignored = [
    ...title,
    ...dateline,
    ...blocks.filter(({ kind }) => NO_REPORT.has(kind)).map(({ span }) => span),
  ];
  return { id: document.id, text: document.text, published: document.published, ignored };
}

function profilesOf(
  documents: readonly WeighDocument[],
  input: WeighInput,
  parties: Parties,
): Profile[] {
  const places = new Map((input.places ?? []).map((place) => [place.id, place]));
  return documents.flatMap(({ document, claims, refs, times, mentions }) => {
    const dated = (times ?? []).flatMap(({ id, interval }) =>
      interval ? [[id, interval] as const] : [],
    );
    const words = new Map((mentions ?? []).map(({ id, text }) => [id, text]));
    const context = { document, refs, places, parties, intervals: new Map(dated), mentions: words };
    return claims.map((claim) => profileOf(claim, context));
  });
}

function instancesOf(one: WeighDocument, parties: Parties): Instance[] {
  const { document, blocks } = one;
  const citations = citationsOf(one, parties.sources).filter(
    ({ kind }) => kind !== "retracts" && kind !== "corrects",
  );
  const cited = citations.map(({ outlet }) => outlet);
  const whole = citations.find(({ kind }) => kind === "reprints" || kind === "translates")?.outlet;
  return one.claims.map((claim) => {
    const near = whole ?? (isUnsourced(claim) ? citedBeside(claim, citations, blocks) : undefined);
    return {
      claim,
      document,
      cited,
      withdrawn: null,
      origin: originOf(claim, { document, parties, cited: near }),
    };
  });
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
  readonly instances: ReadonlyMap<string, Instance>;
  readonly retractions: readonly Retraction[];
  readonly differences: ReadonlyMap<Group, Difference[]>;
  readonly context: CountingContext;
}

function weighGroup(
  group: Group,
  { instances, retractions, differences, context }: GroupContext,
): { proposition: Proposition; issues: Issue[] } {
  const members = group.members.flatMap(({ profile }) => instances.get(profile.claim.id) ?? []);
  const stanced = stancesOf(members, retractions);
  const proposition = propositionOf(group, stanced, differences.get(group) ?? [], context);
  return { proposition, issues: stanced.filter(isOverstated).map(overstatement) };
}

function overstatement({ instance: { claim, document } }: Stanced): Issue {
  return {
    id: idOf("issue", "headline-stronger", claim.id),
    stage: "weigh",
    code: "headline-stronger",
    message: `invalid headline: says outright what the article only hedges: "${claim.text}"`,
    hint: "Quote the article, not its headline.",
    where: document.url ?? document.id,
    documentId: document.id,
    span: claim.content[0] ?? null,
    severity: "note",
    at: document.retrieved,
  };
}

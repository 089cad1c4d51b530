import type { Study } from "../../src/cycle/index.ts";
import type { Proposition, Stance } from "../../src/model/proposition.ts";
import { findClaim } from "./lookup.ts";
import type { ExpectedProposition, Key, Quoted } from "./schema.ts";

const EFF_TOLERANCE = 0.05;

/** What is compared: an entry of the key, and the proposition most of its supporting claims came to be in. */
interface Pair {
  readonly expected: ExpectedProposition;
  readonly found: Proposition;
}

type StanceOf = (quoted: Quoted, proposition: Proposition) => Stance | undefined;

export function checkPropositions(key: Key, study: Study): string[] {
  const { propositions } = study.weighing;
  const stanceOf: StanceOf = (quoted, { members }) => {
    const claim = findClaim(key, study, quoted);
    return members.find(({ claimId }) => claimId === claim?.id)?.stance;
  };
  const found = new Map(
    key.propositions.map((expected) => [
      expected.label,
      likeliest(expected, propositions, stanceOf),
    ]),
  );
  return key.propositions.flatMap((expected) => {
    const proposition = found.get(expected.label);
    if (!proposition) return [`${expected.label}: no such proposition`];
    const pair = { expected, found: proposition };
    return [...memberships(pair, stanceOf), ...numbers(pair), ...ties(pair, found)].map(
      (line) => `${expected.label}: ${line}`,
    );
  });
}

function likeliest(
  { supports, withdrawn }: ExpectedProposition,
  propositions: readonly Proposition[],
  stanceOf: StanceOf,
): Proposition | undefined {
  const scored = propositions.map((proposition) => ({
    proposition,
    hits: [...supports, ...withdrawn].filter((quoted) => stanceOf(quoted, proposition)).length,
  }));
  const best = scored.sort((a, b) => b.hits - a.hits)[0];
  return best && best.hits > 0 ? best.proposition : undefined;
}

function memberships({ expected, found }: Pair, stanceOf: StanceOf): string[] {
  const should = (quotes: readonly Quoted[], fits: (stance?: Stance) => boolean, what: string) =>
    quotes
      .map((quoted) => ({ quoted, stance: stanceOf(quoted, found) }))
      .filter(({ stance }) => !fits(stance))
      .map(
        ({ quoted: { doc, quote }, stance }) =>
          `${doc} "${quote}" ${stance ? `is in it (${stance})` : "is not in it"}, expected ${what}`,
      );
  return [
    ...should(expected.supports, (stance) => stance === "supports", "support"),
    ...should(expected.withdrawn, (stance) => !!stance && stance !== "denies", "kept in it"),
    ...should(expected.denies, (stance) => stance === "denies", "denial"),
    ...should(expected.hedged, (stance) => !stance || stance === "hedged", "hedged or apart"),
    ...should(expected.apart, (stance) => !stance, "apart"),
  ];
}

function numbers({ expected, found: { supports, denies } }: Pair): string[] {
  const compare = (what: string, got: number, wanted: number | undefined, tolerance = 0) =>
    wanted === undefined || Math.abs(got - wanted) <= tolerance
      ? []
      : [`${what} ${got}, expected ${wanted} (${supports.sentence})`];
  return [
    ...compare("articles", supports.articles, expected.articles),
    ...compare("at least", supports.nMin, expected.min),
    ...compare("at most", supports.nMax, expected.max),
    ...compare("effectively", supports.nEff, expected.eff, EFF_TOLERANCE),
    ...compare("denied by", denies?.nMax ?? 0, expected.denied),
    ...expected.flags
      .filter((flag) => !supports.flags.includes(flag))
      .map((flag) => `no flag ${flag}`),
  ];
}

function ties(
  { expected, found }: Pair,
  others: ReadonlyMap<string, Proposition | undefined>,
): string[] {
  const contradicted = found.contradicts.map(({ propositionId }) => propositionId);
  const missing = (labels: readonly string[], ids: readonly string[], what: string) =>
    labels
      .filter((label) => !ids.includes(others.get(label)?.id ?? ""))
      .map((label) => `${what} not ${label}`);
  return [
    ...missing(expected.contradicts, contradicted, "contradicts"),
    ...missing(expected.entails, found.entails, "entails"),
  ];
}

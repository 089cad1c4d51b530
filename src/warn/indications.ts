import type { Interval } from "../base/interval.ts";
import { compareText, groupBy } from "../base/group.ts";
import { ASSERTING, type Modality, type Realis } from "../model/claim.ts";
import type { Indication, Indicator, Judged, Observable } from "../model/problem.ts";
import type { Proposition, Stance } from "../model/proposition.ts";
import type { WarnInput } from "./input.ts";
import { indicationVerdicts } from "./judged.ts";
import type { Sighting } from "./indicator-status.ts";
import { compileObservables, describe, type Sight, type WarnClaim } from "./observable.ts";
import { dayOf, isPast, timing, type Timing, type Window } from "./window.ts";

/** One proposition that shows an indicator: what is listed, and what is counted. */
export interface Seen {
  readonly proposition: Proposition;
  readonly indication: Indication;
  readonly sighting: Sighting;
  /** Origins that support it in the window: key → independence weight. */
  readonly origins: ReadonlyMap<string, number>;
  /** Day of the first report in the window; null where there is none. */
  readonly firstReport: string | null;
  /** Publishers of the reports in the window, or the document where nobody knows who published it. */
  readonly publishers: readonly string[];
}

/** A claim that meets the query of an indicator. */
interface Match {
  readonly claim: WarnClaim;
  readonly observable: Observable;
  readonly stance: Stance;
  readonly timing: Timing;
  /** Reports it as so, here and now. */
  readonly report: boolean;
}

/** Ways to report a thing as so; belief wants more (`ASSERTING`), a first notice does not. */
const REPORTING: ReadonlySet<Modality> = new Set([...ASSERTING, "alleged"]);
/** Acts of speech: where the query asks for a threat, the threat itself is what is seen. */
const SPEECH_ACTS: readonly (readonly [Modality, Realis])[] = [
  ["threatened", "threatened"],
  ["intended", "intended"],
  ["demanded", "hypothetical"],
];

/**
 * Makes the search for indications: for an indicator and its window, the propositions that show it.
 *
 * @returns in order of proposition id; `unweighed` counts matching claims that no proposition holds
 */
export function indicationSearch(input: WarnInput, problemId: string) {
  const verdictOn = indicationVerdicts(problemId, input.judgements ?? []);
  const compile = compileObservables(input);
  const memberships = membershipsOf(input.propositions);
  return (indicator: Indicator, window: Window): { seen: Seen[]; unweighed: number } => {
    const tests = indicator.observable.map(
      (observable) => [observable, compile(observable)] as const,
    );
    const matches = input.claims.flatMap((claim) => {
      const sights = tests.flatMap(([observable, sees]) => {
        const sight = sees(claim);
        return sight ? [{ claim, observable, sight }] : [];
      });
      return sights.find(({ sight }) => sight === "occurred") ?? sights[0] ?? [];
    });
    const grouped = groupBy(matches, ({ claim }) => memberships.get(claim.id)?.proposition);
    const seen = [...grouped].flatMap(([proposition, found]) => {
      if (!proposition) return [];
      const judged = found.map((one) => ({
        ...one,
        stance: memberships.get(one.claim.id)?.stance ?? "hedged",
        ...judge(one, window, input.intervals),
      }));
      const claimIds = proposition.members.map(({ claimId }) => claimId);
      return seenOf(
        indicator,
        proposition,
        judged.sort(byClaim),
        verdictOn(indicator.id, claimIds),
      );
    });
    return {
      seen: seen.sort((a, b) => compareText(a.proposition.id, b.proposition.id)),
      unweighed: grouped.get(undefined)?.length ?? 0,
    };
  };
}

function membershipsOf(propositions: readonly Proposition[]) {
  const memberships = new Map<string, { proposition: Proposition; stance: Stance }>();
  for (const proposition of propositions)
    for (const { claimId, stance } of proposition.members)
      memberships.set(claimId, { proposition, stance });
  return memberships;
}

interface Sighted {
  readonly claim: WarnClaim;
  readonly observable: Observable;
  readonly sight: Sight;
}

function judge(
  { claim, observable, sight }: Sighted,
  window: Window,
  intervals: ReadonlyMap<string, Interval> | undefined,
): { timing: Timing; report: boolean } {
  const when = timing(dayOf(claim.published), window);
  const times = claim.times.flatMap((id) => intervals?.get(id) ?? []);
  const asSo = REPORTING.has(claim.modality) || isAskedSpeech(claim.modality, observable);
  const report = when === "current" && sight === "occurred" && asSo && !isPast(times, window);
  return { timing: when, report };
}

/** A threat, a plan or a demand, where that is what the query asks for. */
function isAskedSpeech(modality: Modality, { modalities, realis }: Observable): boolean {
  const [, isRealis] = SPEECH_ACTS.find(([act]) => act === modality) ?? [];
  if (isRealis === undefined) return false;
  return (modalities?.includes(modality) ?? false) || (realis?.includes(isRealis) ?? false);
}

/** Nothing where every match denies the proposition: a denial is no sighting. */
function seenOf(
  indicator: Indicator,
  proposition: Proposition,
  matches: readonly Match[],
  judged: Judged | null,
): Seen[] {
  const shown = matches.filter(
    ({ stance, observable }) => stance !== "denies" || observable.polarity === "negative",
  );
  const first = shown[0];
  if (!first) return [];
  const counted = judged?.verdict === "rejected" ? [] : shown;
  const reports = counted.filter(({ report }) => report);
  const origins = currentOrigins(proposition, reports);
  return [
    {
      proposition,
      indication: { ...indicationOf(indicator, proposition, shown, first.observable), judged },
      sighting: sightingOf(proposition, counted, reports, origins),
      origins,
      firstReport: daysOf(reports)[0] ?? null,
      publishers: [...new Set(reports.map(({ claim }) => publisherOf(claim)))].sort(compareText),
    },
  ];
}

function daysOf(matches: readonly Match[]): string[] {
  return matches
    .map(({ claim }) => dayOf(claim.published))
    .filter((day) => day !== null)
    .sort(compareText);
}

function publisherOf({ chain: [publisher], documentId }: WarnClaim): string {
  return publisher?.name || publisher?.surface || documentId;
}

function indicationOf(
  indicator: Indicator,
  proposition: Proposition,
  matches: readonly Match[],
  observable: Observable,
): Indication {
  return {
    indicatorId: indicator.id,
    propositionId: proposition.id,
    claimIds: matches.map(({ claim }) => claim.id),
    documentIds: [...new Set(matches.map(({ claim }) => claim.documentId))].sort(compareText),
    date: daysOf(matches).at(-1) ?? null,
    because: describe(observable),
  };
}

function sightingOf(
  proposition: Proposition,
  matches: readonly Match[],
  reports: readonly Match[],
  origins: ReadonlyMap<string, number>,
): Sighting {
  const count = (...timings: Timing[]) =>
    matches.filter((match) => timings.includes(match.timing)).length;
  return {
    propositionId: proposition.id,
    reports: reports.length,
    talk: count("current") - reports.length,
    undated: count("undated"),
    outside: count("past", "later"),
    nMin: proposition.supports.nMin,
    // An origin that may depend on an earlier one weighs less than 1 and is no second origin.
    currentOrigins: [...origins.values()].filter((weight) => weight === 1).length,
    articles: new Set(reports.map(({ claim }) => claim.documentId)).size,
    denials: proposition.denies?.nMax ?? 0,
  };
}

function currentOrigins(proposition: Proposition, reports: readonly Match[]): Map<string, number> {
  const current = new Set(reports.map(({ claim }) => claim.id));
  const origins = proposition.supports.origins.filter(
    ({ weight, claimIds }) => weight > 0 && claimIds.some((id) => current.has(id)),
  );
  return new Map(origins.map(({ key, weight }) => [key, weight]));
}

function byClaim(a: Match, b: Match): number {
  return compareText(a.claim.id, b.claim.id);
}

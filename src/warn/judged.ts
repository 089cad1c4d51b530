import type { AchCell, AchRating } from "../model/ach.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Judged } from "../model/problem.ts";

/** Withdraws what the same person, or of an indication anybody, said before. */
export const WITHDRAWN = "none";

/**
 * What a judgement on an indication, or on a cell of the matrix, is about.
 *
 * A claim stands for its proposition: claims keep their ids when propositions are put together anew.
 *
 * @param partId indicator or hypothesis
 */
export function warningSubject(problemId: string, partId: string, claimId: string): string {
  return [problemId, partId, claimId].join(" ");
}

type Latest = ReadonlyMap<string, Judgement>;

/** The latest word of those on the same subject; ids decide between two of one instant. */
function latestOf(
  judgements: readonly Judgement[],
  about: Judgement["about"],
  keyOf: (judgement: Judgement) => string,
): Latest {
  const own = judgements
    .filter((judgement) => judgement.about === about)
    .toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  return new Map(own.map((judgement) => [keyOf(judgement), judgement]));
}

/**
 * Makes a look-up of what people decided on indications.
 *
 * @returns for an indicator and the claims of a proposition the latest word on any of them; null where there is none
 */
export function indicationVerdicts(
  problemId: string,
  judgements: readonly Judgement[],
): (indicatorId: string, claimIds: readonly string[]) => Judged | null {
  const latest = latestOf(judgements, "indication", ({ subjectId }) => subjectId);
  return (indicatorId, claimIds) => {
    if (latest.size === 0) return null;
    const found = claimIds
      .flatMap((claimId) => latest.get(warningSubject(problemId, indicatorId, claimId)) ?? [])
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .at(-1);
    if (!found || found.verdict === WITHDRAWN) return null;
    const { verdict, by, at, why } = found;
    return { verdict: verdict === "rejected" ? "rejected" : "accepted", by, at, why };
  };
}

/** Makes a look-up of the cells as each analyst last rated them, in order of names. */
export function cellRatings(
  problemId: string,
  judgements: readonly Judgement[],
): (hypothesisId: string, claimIds: readonly string[]) => AchRating[] {
  const latest = latestOf(judgements, "cell", ({ subjectId, by }) => `${subjectId}\n${by}`);
  const bySubject = Map.groupBy(latest.values(), ({ subjectId }) => subjectId);
  return (hypothesisId, claimIds) => {
    const all = claimIds.flatMap(
      (claimId) => bySubject.get(warningSubject(problemId, hypothesisId, claimId)) ?? [],
    );
    const ordered = all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const last = new Map(ordered.map((one) => [one.by, one]));
    return [...last.values()]
      .filter(({ verdict }) => verdict !== WITHDRAWN)
      .map(({ by, verdict, why, at }) => ({ by, cell: verdict as AchCell, why, at }))
      .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  };
}

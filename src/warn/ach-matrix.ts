import { compareText } from "../base/group.ts";
import type { AchCell, AchMatrix } from "../model/ach.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Assessment, Indicator, WarningProblem } from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import {
  achDiagnosticity,
  achLeaders,
  cellOfLikelihood,
  decisiveOrigins,
  weightedInconsistency,
  type AchRow,
} from "./ach.ts";
import { groupCell } from "./ach-group.ts";
import { REPORTED } from "./findings.ts";
import { likelihoods } from "./information-gain.ts";
import { cellRatings } from "./judged.ts";

type Row = AchMatrix["rows"][number];
type Cell = Row["cells"][number];

/**
 * The matrix of a problem: propositions that are reported or were rated, against its hypotheses, or against its scenarios
 * where it has none. Cells are the analysts', and until they rate them, under scenarios, what the likelihood of the
 * indicator suggests.
 *
 * @param propositions any that the problem's indications name
 * @returns rows the most telling first
 * @see Heuer (1999) ch. 8; docs/methods/hypotheses.md
 */
export function achMatrix(
  problem: WarningProblem,
  assessment: Assessment,
  propositions: readonly Proposition[],
  judgements: readonly Judgement[],
): AchMatrix {
  const hypotheses =
    problem.hypotheses ?? problem.scenarios.map(({ id, narrative }) => ({ id, text: narrative }));
  const shown = indicatorsShown(problem, assessment);
  const rows = propositions
    .map(rowMaker(problem, { hypotheses, shown, judgements }))
    .filter(({ propositionId, cells }) => shown.has(propositionId) || cells.some(isRated))
    .toSorted(
      (a, b) => b.diagnosticity - a.diagnosticity || compareText(a.propositionId, b.propositionId),
    );
  const scored = rows.map(toAchRow);
  const scores = weightedInconsistency(scored, hypotheses.length);
  const telling = rows.some(({ diagnosticity }) => diagnosticity > 0);
  const leaders = telling ? achLeaders(scores) : [];
  const ratings = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.ratings));
  return {
    problemId: problem.id,
    hypotheses: hypotheses.map(({ id, text }, h) => ({
      id,
      text,
      inconsistency: scores[h] ?? 0,
      leads: leaders.includes(h),
    })),
    rows,
    analysts: [...new Set(ratings.map(({ by }) => by))].sort(compareText),
    decisiveOrigins: telling
      ? decisiveOrigins(scored, hypotheses.length).map(namer(propositions))
      : [],
  };
}

/** Key of an origin → whom it stands for, in words. */
function namer(propositions: readonly Proposition[]): (key: string) => string {
  const origins = propositions.flatMap(({ supports, denies }) => [
    ...supports.origins,
    ...(denies?.origins ?? []),
  ]);
  const labels = new Map(origins.map(({ key, label }) => [key, label]));
  return (key) => labels.get(key) || key;
}

interface Columns {
  readonly hypotheses: readonly { readonly id: string }[];
  readonly shown: ReadonlyMap<string, Indicator>;
  readonly judgements: readonly Judgement[];
}

function rowMaker(
  problem: WarningProblem,
  { hypotheses, shown, judgements }: Columns,
): (proposition: Proposition) => Row {
  const ratingsOf = cellRatings(problem.id, judgements);
  return ({ id: propositionId, text, members, supports }) => {
    const suggested = problem.hypotheses ? [] : suggestedCells(shown.get(propositionId), problem);
    const claimIds = members.map(({ claimId }) => claimId);
    const cells = hypotheses.map(({ id }, h) =>
      cellOf(ratingsOf(id, claimIds), suggested[h] ?? null),
    );
    return {
      propositionId,
      text,
      origins: supports.origins.map(({ key }) => key),
      cells,
      diagnosticity: achDiagnosticity({ cells: cells.map(({ cell }) => cell) }),
    };
  };
}

function cellOf(ratings: Cell["ratings"], suggested: AchCell | null): Cell {
  if (ratings.length === 0) return { cell: suggested ?? "NA", suggested, ratings, disagreement: 0 };
  const { median, disagreement } = groupCell(ratings.map(({ cell }) => cell));
  return { cell: median, suggested, ratings, disagreement };
}

function isRated({ ratings }: Cell): boolean {
  return ratings.length > 0;
}

/** Proposition → the indicator that it shows as reported; the first in the order of the problem. */
function indicatorsShown(
  { indicators }: WarningProblem,
  assessment: Assessment,
): ReadonlyMap<string, Indicator> {
  const pairs = assessment.indicators
    .filter(({ level }) => REPORTED.has(level))
    .flatMap(({ indicatorId, indications }) => {
      const indicator = indicators.find(({ id }) => id === indicatorId);
      const standing = indications.filter(({ judged }) => judged?.verdict !== "rejected");
      return indicator
        ? standing.map(({ propositionId }) => [propositionId, indicator] as const)
        : [];
    });
  return new Map(pairs.toReversed());
}

function suggestedCells(
  indicator: Indicator | undefined,
  { scenarios }: WarningProblem,
): readonly AchCell[] {
  return indicator ? likelihoods(indicator, scenarios).map(cellOfLikelihood) : [];
}

function toAchRow({ propositionId, origins, cells }: Row): AchRow {
  return {
    id: propositionId,
    credibility: "medium",
    relevance: "medium",
    origins,
    cells: cells.map(({ cell }) => cell),
  };
}

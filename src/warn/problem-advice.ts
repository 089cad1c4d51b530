import type { WarningProblem } from "../model/problem.ts";
import { informationGain, isDiagnostic, likelihoods } from "./information-gain.ts";

/** How much one indicator can tell, before anything is seen. */
export interface IndicatorValue {
  readonly indicatorId: string;
  readonly statement: string;
  /** Expected information gain, bits. */
  readonly gainBits: number;
  /** Highest likelihood over the lowest. */
  readonly ratio: number;
  /** False where it "fits everything". */
  readonly diagnostic: boolean;
  /** Points of the rating table: how unlikely it is elsewhere than at home; 0 or little is a reason to drop it. */
  readonly points: number;
}

/** What makes a sound problem a weak one. */
export interface ProblemAdvice {
  /** The most telling indicator first. */
  readonly indicators: readonly IndicatorValue[];
  readonly advice: readonly string[];
}

/**
 * Points of an indicator whose home scenario rates it HL or L, by its rating elsewhere.
 * As remembered of published indicator validation, not checked against the original.
 */
const POINTS = {
  HL: { HL: 0, L: 1, C: 2, U: 4, HU: 6 },
  L: { HL: 0, L: 0, C: 1, U: 3, HU: 5 },
} as const;

/**
 * Which indicators can tell the scenarios apart, and what the problem lacks.
 *
 * @see docs/methods/information-gain.md
 */
export function problemAdvice(problem: WarningProblem): ProblemAdvice {
  const total = problem.scenarios.reduce((sum, { prior }) => sum + prior, 0);
  const prior = problem.scenarios.map((scenario) => scenario.prior / total);
  const indicators = problem.indicators
    .map((indicator): IndicatorValue => {
      const p = likelihoods(indicator, problem.scenarios);
      return {
        indicatorId: indicator.id,
        statement: indicator.statement,
        gainBits: informationGain(prior, p),
        ratio: Math.max(...p) / Math.min(...p),
        diagnostic: isDiagnostic(p),
        points: pointsOf(indicator.likelihood),
      };
    })
    .toSorted((a, b) => b.gainBits - a.gainBits || (a.indicatorId < b.indicatorId ? -1 : 1));
  return { indicators, advice: [...weakIndicators(indicators), ...gaps(problem)] };
}

/** Points over all other scenarios, from the best home there is. */
function pointsOf(likelihood: WarningProblem["indicators"][number]["likelihood"]): number {
  const ratings = Object.values(likelihood);
  const home = ratings.includes("HL") ? "HL" : ratings.includes("L") ? "L" : null;
  if (home === null) return 0;
  const others = ratings.toSpliced(ratings.indexOf(home), 1);
  return others.reduce((sum, rating) => sum + POINTS[home][rating], 0);
}

function weakIndicators(indicators: readonly IndicatorValue[]): string[] {
  return indicators
    .filter(({ diagnostic }) => !diagnostic)
    .map(
      ({ indicatorId, ratio }) =>
        `"${indicatorId}" fits every scenario alike (highest over lowest likelihood ${ratio.toFixed(2)}): replace it, or rate it anew`,
    );
}

function gaps({ scenarios, indicators, assumptions, hypotheses }: WarningProblem): string[] {
  const kinds = new Set(scenarios.map(({ kind }) => kind));
  const preparation = indicators.some(({ category }) => category === "preparation");
  const uncollected = indicators.filter(({ collection }) => !collection).map(({ id }) => id);
  const unbroken = assumptions.filter(({ invalidatedBy }) => !invalidatedBy?.length).length;
  return [
    kinds.has("baseline") ? null : "no scenario is the baseline",
    kinds.has("wildcard") ? null : "no scenario is a wildcard: what nobody expects has no place",
    preparation ? null : "no indicator is of preparation: WL1 and WL2 cannot be reached by reports",
    uncollected.length === 0
      ? null
      : `no collection plan for ${uncollected.join(", ")}: "not seen" may only mean "not looked for"`,
    unbroken === 0
      ? null
      : `${unbroken} of ${assumptions.length} assumptions name no indicator that would break them`,
    hypotheses?.length === 1 ? "one hypothesis alone: add those it stands against" : null,
  ].filter((gap) => gap !== null);
}

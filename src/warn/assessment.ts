import { compareText, groupBy } from "../base/group.ts";
import type {
  Assessment,
  IndicatorState,
  ScenarioState,
  WarningProblem,
} from "../model/problem.ts";
import { cellOfLikelihood, decisiveOrigins, type AchRow } from "./ach.ts";
import { confidence, type ConfidenceBasis } from "./confidence.ts";
import { convergence, type ChangedLine } from "./convergence.ts";
import { collectionCoverage, publicationDays } from "./coverage.ts";
import { cauchy } from "./detectors/combine.ts";
import { findingsOf, keySightings, type Finding } from "./findings.ts";
import type { Seen } from "./indications.ts";
import { informationGain, isDiagnostic } from "./information-gain.ts";
import type { WarnInput } from "./input.ts";
import { observedEvidence } from "./observed-evidence.ts";
import { posterior, weighEvidence } from "./scenario-likelihoods.ts";
import { warningLevel } from "./warning-level.ts";

/**
 * State of a warning problem as of a day: what each indicator shows, what that does to the scenarios, and
 * which warning level and confidence it suggests. An analyst decides.
 *
 * Looks at nothing published after `asOf`. The order of claims, propositions and documents does not matter.
 *
 * @param asOf ISO date or instant; its UTC day is the last day of every window
 * @see docs/methods/indicator-status.md, scenario-likelihoods.md, warning-levels.md, confidence.md
 */
export function assess(problem: WarningProblem, input: WarnInput, asOf: string): Assessment {
  const findings = findingsOf(problem, input, asOf);
  const prior = normalised(problem.scenarios.map((scenario) => scenario.prior));
  const scenarios = scenarioStates(problem, findings, { prior, asOf });
  const baseline = baselineOf(problem);
  const warning = warningLevel({
    indicators: findings.map((finding) => levelBasis(finding, baseline)),
    feared: fearedScenario(problem, findings, scenarios),
  });
  const trust = confidence(confidenceBasis(problem, findings));
  return {
    problemId: problem.id,
    asOf,
    level: warning.level,
    levelReasons: [...warning.reasons, ...singleOriginNote(findings)],
    confidence: trust.confidence,
    confidenceReasons: trust.reasons,
    indicators: findings.map((finding) => indicatorState(finding, prior)),
    scenarios,
    convergence: convergence(changedLines(findings, baseline), asOf),
    coverage: collectionCoverage(input.documents, publicationDays(input.documents, asOf)),
  };
}

function levelBasis(
  { indicator: { id, statement, category }, level, likelihood }: Finding,
  baseline: number,
) {
  const reassuring = isReassuring(likelihood, baseline);
  return { id, name: statement, category, level, diagnostic: isDiagnostic(likelihood), reassuring };
}

/** Likelier under the baseline than under any other scenario. */
function isReassuring(likelihood: readonly number[], baseline: number): boolean {
  const usual = likelihood[baseline];
  return usual !== undefined && likelihood.every((p, k) => k === baseline || p < usual);
}

/** Categories in which something alarming is newly reported: one line each, with all that its indicators rest on. */
function changedLines(findings: readonly Finding[], baseline: number): ChangedLine[] {
  const alarming = keySightings(findings).filter(
    ({ finding }) => !isReassuring(finding.likelihood, baseline),
  );
  return [...groupBy(alarming, ({ finding }) => finding.indicator.category)].flatMap(
    ([category, sightings]) => {
      const seen = sightings.map((one) => one.seen);
      const at = seen.flatMap(({ firstReport }) => firstReport ?? []).sort(compareText)[0];
      const origins = new Set(seen.flatMap((one) => [...one.origins.keys()]));
      const transmitters = new Set(seen.flatMap(({ publishers }) => publishers));
      return at === undefined
        ? []
        : [
            {
              id: category,
              category,
              at,
              p: chanceOf(seen),
              origins: [...origins],
              transmitters: [...transmitters],
            },
          ];
    },
  );
}

/** The p-value of a line: of its series, taken together where there are several; null where it has none. */
function chanceOf(seen: readonly Seen[]): number | null {
  const ps = seen.flatMap(({ indication: { record } }) => record?.p ?? []);
  return ps.length === 0 ? null : cauchy(ps).p;
}

/** Index of the baseline; −1 where no scenario is one. */
function baselineOf({ scenarios }: WarningProblem): number {
  return scenarios.findIndex(({ kind }) => kind === "baseline");
}

function indicatorState(finding: Finding, prior: readonly number[]): IndicatorState {
  const { indicator, level, reasons, capped, seen, likelihood } = finding;
  return {
    indicatorId: indicator.id,
    level,
    reasons: [...reasons],
    capped,
    indications: seen.map(({ indication }) => indication),
    gainBits: informationGain(prior, likelihood),
    diagnostic: isDiagnostic(likelihood),
  };
}

function scenarioStates(
  problem: WarningProblem,
  findings: readonly Finding[],
  { prior, asOf }: { prior: readonly number[]; asOf: string },
): ScenarioState[] {
  const observed = findings.map((finding) => observedEvidence(finding, asOf));
  const rows = weighEvidence(observed.map(({ evidence }) => evidence));
  const chances = posterior(
    prior,
    rows.map((row) => row.lnLikelihoods),
  );
  return problem.scenarios.map((scenario, k) => ({
    scenarioId: scenario.id,
    prior: prior[k] ?? 0,
    probability: chances[k] ?? 0,
    rows: rows.map((row, i) => ({
      indicatorId: row.indicatorId,
      lnLikelihood: row.lnLikelihoods[k] ?? 0,
      note: [observed[i]?.note ?? "", ...row.notes].join("; "),
    })),
  }));
}

/** The likeliest scenario, other than the baseline, that the indicators taken together point to. */
function fearedScenario(
  problem: WarningProblem,
  findings: readonly Finding[],
  states: readonly ScenarioState[],
): { scenarioId: string; probability: number } | null {
  const baseline = baselineOf(problem);
  const pointedTo = states.filter((_, k) => {
    if (k === baseline) return false;
    const ratios = findings.map(
      ({ likelihood }) => Math.log(likelihood[k] ?? 1) - Math.log(likelihood[baseline] ?? 0.5),
    );
    return ratios.reduce((sum, x) => sum + x, 0) > 0;
  });
  const [first] = pointedTo.toSorted((a, b) => b.probability - a.probability);
  return first ? { scenarioId: first.scenarioId, probability: first.probability } : null;
}

function confidenceBasis(problem: WarningProblem, findings: readonly Finding[]): ConfidenceBasis {
  const key = keySightings(findings);
  const propositions = new Map(key.map(({ seen }) => [seen.proposition.id, seen]));
  return {
    keyPropositions: [...propositions.values()].map(({ proposition: { supports } }) => ({
      nMin: supports.nMin,
      origins: supports.origins.map((origin) => origin.key),
    })),
    transmitters: new Set(key.flatMap(({ seen }) => seen.publishers)).size,
    unsupportedAssumptions: problem.assumptions.filter(({ rating }) => rating === "unsupported")
      .length,
    horizonDays: problem.horizonDays,
    coverage: findings.filter(({ covered }) => covered).length / findings.length,
    decisiveOrigins: decisiveOrigins(key.map(achRow), problem.scenarios.length).length,
  };
}

function achRow({ finding, seen }: { finding: Finding; seen: Seen }): AchRow {
  return {
    id: `${finding.indicator.id}/${seen.proposition.id}`,
    credibility: "medium",
    relevance: "medium",
    origins: seen.proposition.supports.origins.map((origin) => origin.key),
    cells: finding.likelihood.map(cellOfLikelihood),
  };
}

/** One party behind several indicators, or one page through which all of them reached us. */
function singleOriginNote(findings: readonly Finding[]): string[] {
  const key = keySightings(findings);
  const origins = new Set(key.flatMap(({ seen }) => [...seen.origins.keys()]));
  const documents = new Set(key.flatMap(({ seen }) => seen.indication.documentIds));
  if (key.length < 2) return [];
  if (origins.size === 1) return ["all of it rests on one origin"];
  return documents.size === 1 ? ["all of it reached us through one document"] : [];
}

function normalised(prior: readonly number[]): number[] {
  const total = prior.reduce((sum, p) => sum + p, 0);
  return prior.map((p) => p / total);
}

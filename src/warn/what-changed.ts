import type { Assessment, ConcernLevel } from "../model/problem.ts";

/** What one item adds to the change of each scenario, in natural logarithms; positive makes it likelier. */
export interface ChangeRow {
  /** Indicator, or "priors" where the analyst changed them. */
  readonly item: string;
  /** One number a scenario, in the order of `scenarios`; they sum to 0. */
  readonly contributions: readonly number[];
  readonly from: ConcernLevel | null;
  readonly to: ConcernLevel | null;
  /** Why it stands where it stands now. */
  readonly because: string;
}

/** The exact sum behind the difference of two assessments of one problem. */
export interface WhatChanged {
  readonly scenarios: readonly {
    readonly scenarioId: string;
    readonly from: number;
    readonly to: number;
    /** Change of ln p less the mean of all: what the rows sum to. */
    readonly change: number;
  }[];
  /** Those that moved anything, the strongest first. */
  readonly rows: readonly ChangeRow[];
  /** Largest difference between the rows' sum and the change; 0 but for rounding. */
  readonly residual: number;
  readonly level: readonly [Assessment["level"], Assessment["level"]];
  readonly confidence: readonly [Assessment["confidence"], Assessment["confidence"]];
}

const PRIORS = "priors";
const NOTHING = 1e-12;

/**
 * What changed between two assessments, as a sum without remainder: log-odds add, so each item's share is exact.
 *
 * @param before undefined is the first issue: all is compared with the priors alone
 * @returns law: `residual` is below 1e-9
 * @see docs/methods/scenario-likelihoods.md; ICD 203, standard 7
 */
export function whatChanged(before: Assessment | undefined, after: Assessment): WhatChanged {
  const ids = after.scenarios.map(({ scenarioId }) => scenarioId);
  const earlier = ids.map((id) => before?.scenarios.find(({ scenarioId }) => scenarioId === id));
  const from = after.scenarios.map(({ prior }, k) => earlier[k]?.probability ?? prior);
  const to = after.scenarios.map(({ probability }) => probability);
  const change = minus(centredLogs(to), centredLogs(from));
  const rows = [
    priorRow(
      after.scenarios.map(({ prior }) => prior),
      after.scenarios.map(({ prior }, k) => earlier[k]?.prior ?? prior),
    ),
    ...indicatorIds(before, after).map((id) => indicatorRow(id, before, after)),
  ];
  const sums = ids.map((_, k) => rows.reduce((sum, row) => sum + (row.contributions[k] ?? 0), 0));
  return {
    scenarios: ids.map((scenarioId, k) => ({
      scenarioId,
      from: from[k] ?? 0,
      to: to[k] ?? 0,
      change: change[k] ?? 0,
    })),
    rows: rows
      .filter((row) => strength(row.contributions) > NOTHING || isMove(row))
      .toSorted((a, b) => strength(b.contributions) - strength(a.contributions)),
    residual: sums.reduce((most, sum, k) => Math.max(most, Math.abs(sum - (change[k] ?? 0))), 0),
    level: [before?.level ?? "WL4", after.level],
    confidence: [before?.confidence ?? after.confidence, after.confidence],
  };
}

/** Of an indicator that is new nothing was reported before; one that is asked for no more has gone. */
function isMove({ from, to }: ChangeRow): boolean {
  return to === null ? from !== null : (from ?? "no-reporting") !== to;
}

function priorRow(now: readonly number[], then: readonly number[]): ChangeRow {
  const contributions = minus(centredLogs(now), centredLogs(then));
  return { item: PRIORS, contributions, from: null, to: null, because: "the priors were changed" };
}

function indicatorIds(before: Assessment | undefined, after: Assessment): string[] {
  const all = [...after.indicators, ...(before?.indicators ?? [])];
  return [...new Set(all.map(({ indicatorId }) => indicatorId))];
}

function indicatorRow(id: string, before: Assessment | undefined, after: Assessment): ChangeRow {
  const state = (assessment: Assessment | undefined) =>
    assessment?.indicators.find(({ indicatorId }) => indicatorId === id);
  const contributions = after.scenarios.map(
    ({ scenarioId }) => share(after, scenarioId, id) - share(before, scenarioId, id),
  );
  return {
    item: id,
    contributions: centred(contributions),
    from: state(before)?.level ?? null,
    to: state(after)?.level ?? null,
    because: state(after)?.reasons[0] ?? "no longer asked for",
  };
}

/** What an indicator adds to ln p of a scenario; 0 where it, or the scenario, was not there. */
function share(assessment: Assessment | undefined, scenarioId: string, id: string): number {
  const scenario = assessment?.scenarios.find((one) => one.scenarioId === scenarioId);
  return scenario?.rows.find(({ indicatorId }) => indicatorId === id)?.lnLikelihood ?? 0;
}

function centredLogs(ps: readonly number[]): number[] {
  return centred(ps.map(Math.log));
}

function centred(xs: readonly number[]): number[] {
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  return xs.map((x) => x - mean);
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x - (b[i] ?? 0));
}

function strength(contributions: readonly number[]): number {
  return contributions.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

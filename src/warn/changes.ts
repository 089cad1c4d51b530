import { hull } from "../base/span.ts";
import { idOf } from "../base/id.ts";
import {
  CONCERN_LEVELS,
  WARNING_LEVELS,
  type Alert,
  type Assessment,
  type ConcernLevel,
  type IndicatorState,
  type WarningProblem,
} from "../model/problem.ts";
import type { WarnInput } from "./input.ts";

/** What alerts are worded and evidenced with. */
export interface ChangeContext {
  readonly problem: Pick<WarningProblem, "title" | "indicators">;
  readonly claims: WarnInput["claims"];
}

/**
 * Alerts for what moved between two assessments of one problem: its level, then its indicators.
 *
 * A stand-down is as much an alert as a rise. Between "no reporting" and "negligible" nothing has moved:
 * in both nothing was seen. The same move on the same day has the same id, so that a replay adds none.
 *
 * @param before the assessment before; undefined counts as normal watch with nothing reported
 * @param at     ISO instant of the alerts
 */
export function changes(
  before: Assessment | undefined,
  after: Assessment,
  at: string,
  context: ChangeContext,
): Alert[] {
  const earlier = new Map(before?.indicators.map((state) => [state.indicatorId, state.level]));
  const moved = after.indicators.filter((state) =>
    isMove(earlier.get(state.indicatorId) ?? "no-reporting", state.level),
  );
  const spans = evidenceFinder(context.claims);
  const alerts = moved.map((state) =>
    indicatorAlert(state, earlier.get(state.indicatorId) ?? "no-reporting", context, spans),
  );
  const level = levelAlert(before?.level ?? "WL4", after, context, moved.flatMap(spans));
  return [...(level ? [level] : []), ...alerts].map(({ subject, ...alert }) => ({
    ...alert,
    id: idOf("alert", after.problemId, subject, alert.from, alert.to, after.asOf),
    problemId: after.problemId,
    at,
  }));
}

type Draft = Omit<Alert, "id" | "problemId" | "at"> & { readonly subject: string };
type Evidence = Alert["evidence"];

function isMove(from: ConcernLevel, to: ConcernLevel): boolean {
  const nothing: readonly ConcernLevel[] = ["no-reporting", "negligible"];
  return from !== to && !(nothing.includes(from) && nothing.includes(to));
}

function levelAlert(
  from: Assessment["level"],
  after: Assessment,
  { problem }: ChangeContext,
  evidence: Evidence,
): Draft | null {
  const to = after.level;
  if (from === to) return null;
  const rises = WARNING_LEVELS.indexOf(to) > WARNING_LEVELS.indexOf(from);
  const advice = rises
    ? `${to} is suggested`
    : `${to} is suggested once a second review in a row stays below ${from}`;
  const text = `${problem.title}: ${advice}: ${after.levelReasons.join("; ")}`;
  return { subject: "level", kind: "level", text, from, to, evidence };
}

function indicatorAlert(
  state: IndicatorState,
  from: ConcernLevel,
  { problem }: ChangeContext,
  spans: (state: IndicatorState) => Evidence,
): Draft {
  const { indicatorId, level: to, reasons } = state;
  const statement =
    problem.indicators.find(({ id }) => id === indicatorId)?.statement ?? indicatorId;
  const verb = CONCERN_LEVELS.indexOf(to) > CONCERN_LEVELS.indexOf(from) ? "rises" : "falls";
  const text = `${statement}: ${verb} from ${inWords(from)} to ${inWords(to)}: ${reasons[0] ?? ""}`;
  return { subject: indicatorId, kind: "indicator", text, from, to, evidence: spans(state) };
}

function inWords(level: ConcernLevel): string {
  return level.replace("-", " ");
}

function evidenceFinder(claims: WarnInput["claims"]): (state: IndicatorState) => Evidence {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return ({ indications }) =>
    indications
      .flatMap(({ claimIds }) => claimIds)
      .flatMap((claimId) => {
        const claim = byId.get(claimId);
        const span = claim && hull(claim.content);
        return span ? [{ claimId, documentId: claim.documentId, span }] : [];
      });
}

import { idOf } from "../base/id.ts";
import { heightOf, type Alert } from "../model/alert.ts";
import type {
  Assessment,
  ConcernLevel,
  IndicatorState,
  WarningLevel,
  WarningProblem,
} from "../model/problem.ts";
import type { Proposition } from "../model/proposition.ts";
import { evidenceOf, originLabels } from "./alerts/evidence.ts";
import type { WarnInput } from "./input.ts";
import { nextInForce } from "./warning-level.ts";

/** What alerts are worded and evidenced with. */
export interface ChangeContext {
  readonly problem: Pick<WarningProblem, "title" | "indicators">;
  readonly claims: WarnInput["claims"];
  readonly propositions: readonly Proposition[];
}

/**
 * An assessment with the level in force after it.
 *
 * @param dayBefore the last assessment of an earlier day: two runs on one day are one review
 */
export function inForceAfter(
  assessment: Assessment,
  dayBefore: Assessment | undefined,
): Assessment {
  const last = { inForce: forceOf(dayBefore), level: dayBefore?.level ?? "WL4" };
  return { ...assessment, inForce: nextInForce(last, assessment.level) };
}

function forceOf(assessment: Assessment | undefined): WarningLevel {
  return assessment?.inForce ?? assessment?.level ?? "WL4";
}

/**
 * Alerts for what moved between two assessments of one problem: its level in force, whether its lines converge, then its
 * indicators.
 *
 * A stand-down is as much an alert as a rise. Between "no reporting" and "negligible" nothing has moved:
 * in both nothing was seen. The same move on the same day has the same id, so that a second run adds none.
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
  const find = evidenceFinder(context);
  const drafts = [
    levelAlert(before, after, context, find(moved)),
    convergenceAlert(before, after, context, find(after.indicators.filter(isReported))),
    ...moved.map((state) =>
      indicatorAlert(
        state,
        earlier.get(state.indicatorId) ?? "no-reporting",
        context,
        find([state]),
      ),
    ),
  ].filter((draft) => draft !== null);
  const day = after.asOf.slice(0, 10);
  return drafts.map((alert) => ({
    ...alert,
    id: idOf("alert", after.problemId, alert.subject, alert.from, alert.to, day),
    problemId: after.problemId,
    ruleId: null,
    at,
    details: [...alert.details],
  }));
}

type Draft = Omit<Alert, "id" | "problemId" | "ruleId" | "at">;
type Behind = Pick<Alert, "evidence" | "origins" | "details">;

function isMove(from: ConcernLevel, to: ConcernLevel): boolean {
  const nothing: readonly ConcernLevel[] = ["no-reporting", "negligible"];
  return from !== to && !(nothing.includes(from) && nothing.includes(to));
}

function isReported({ level }: IndicatorState): boolean {
  return heightOf(level) >= heightOf("moderate");
}

/** Which way a state went on its scale. */
function directionOf(from: string, to: string): Alert["direction"] {
  return heightOf(to) > heightOf(from) ? "rise" : "stand-down";
}

function levelAlert(
  before: Assessment | undefined,
  after: Assessment,
  { problem }: ChangeContext,
  behind: Behind,
): Draft | null {
  const [from, to] = [forceOf(before), forceOf(after)];
  if (from === to) return null;
  const direction = directionOf(from, to);
  const what = direction === "rise" ? `${to} is suggested` : `stand-down from ${from} to ${to}`;
  const text = `${problem.title}: ${what}: ${after.levelReasons.join("; ")}`;
  return { subject: "level", kind: "level", direction, text, from, to, ...behind };
}

/** Only true convergence is told: one origin or one transmitter behind all lines raises no alert. */
function convergenceAlert(
  before: Assessment | undefined,
  { convergence }: Assessment,
  { problem }: ChangeContext,
  behind: Behind,
): Draft | null {
  const [from, to] = [before?.convergence?.kind ?? "none", convergence?.kind ?? "none"];
  if (convergence === undefined || to !== "convergence" || from === to) return null;
  const text = `${problem.title}: ${convergence.text}: ${convergence.lines.join(", ")}`;
  return {
    subject: "convergence",
    kind: "convergence",
    direction: "rise",
    text,
    from,
    to,
    ...behind,
  };
}

function indicatorAlert(
  state: IndicatorState,
  from: ConcernLevel,
  { problem }: ChangeContext,
  behind: Behind,
): Draft {
  const { indicatorId, level: to, reasons } = state;
  const statement =
    problem.indicators.find(({ id }) => id === indicatorId)?.statement ?? indicatorId;
  const direction = directionOf(from, to);
  const verb = direction === "rise" ? "rises" : "falls";
  const text = `${statement}: ${verb} from ${inWords(from)} to ${inWords(to)}: ${reasons[0] ?? ""}`;
  return { subject: indicatorId, kind: "indicator", direction, text, from, to, ...behind };
}

function inWords(level: ConcernLevel): string {
  return level.replace("-", " ");
}

function evidenceFinder({ claims, propositions }: ChangeContext) {
  const evidence = evidenceOf(claims);
  const byId = new Map(propositions.map((proposition) => [proposition.id, proposition]));
  return (states: readonly IndicatorState[]): Behind => {
    const indications = states.flatMap((state) => state.indications);
    const behind = new Set(indications.map(({ propositionId }) => propositionId));
    const records = indications.flatMap(({ record }) => record ?? []);
    return {
      evidence: evidence(indications.flatMap(({ claimIds }) => claimIds)),
      origins: [
        ...new Set([
          ...originLabels([...behind].flatMap((id) => byId.get(id) ?? [])),
          ...records.map(({ source }) => source),
        ]),
      ],
      details: [...new Set(records.map(({ text, source }) => `${text} (record of ${source})`))],
    };
  };
}

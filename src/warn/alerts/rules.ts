import { idOf } from "../../base/id.ts";
import {
  heightOf,
  type Alert,
  type AlertDelivery,
  type AlertRule,
  type AlertSettings,
} from "../../model/alert.ts";
import type { SeriesAlarm } from "../../model/event-series.ts";
import type { Assessment } from "../../model/problem.ts";
import type { Proposition } from "../../model/proposition.ts";
import type { WarnInput } from "../input.ts";
import { evidenceOf, originLabels } from "./evidence.ts";
import { namesIn, WORKBENCH } from "./settings-file.ts";

/** What the rules are asked of. */
export interface RuleInput extends Pick<WarnInput, "propositions" | "claims" | "refs" | "named"> {
  /** When the rules were set: what was collected before is no news. */
  readonly since: string;
  readonly now: string;
  /** Document id → when it was collected. */
  readonly retrieved: ReadonlyMap<string, string>;
  /** What moved in this run. */
  readonly moved: readonly Alert[];
  /** What was told before. */
  readonly told: readonly Alert[];
  readonly assessments: readonly Assessment[];
  readonly alarms: readonly SeriesAlarm[];
}

/**
 * Alerts that the rules ask for, and the queue of what goes out by which channel.
 *
 * Moves of problems are alerts already: rules only send them on. Of an actor, a place, an origin or a contradiction a
 * rule tells once: a claim that stands behind an alert of a rule never raises the same rule again.
 *
 * @returns deliveries for every rule and channel, one an alert and channel
 */
export function ruleAlerts(
  { rules, channels }: AlertSettings,
  input: RuleInput,
): { alerts: Alert[]; deliveries: AlertDelivery[] } {
  const sent = new Set(channels.map(({ id }) => id));
  const search = searchIn(input);
  const found = rules.map((rule) => ({ rule, alerts: search(rule) }));
  const deliveries = found.flatMap(({ rule, alerts }) =>
    alerts.flatMap((alert) =>
      rule.channels
        .filter((id) => id !== WORKBENCH && sent.has(id))
        .map((channelId) => delivery(alert, rule, channelId, input.now)),
    ),
  );
  const fresh = found.flatMap(({ alerts }) => alerts.filter(({ ruleId }) => ruleId !== null));
  return { alerts: fresh, deliveries: onceEach(deliveries) };
}

/** Two rules may send one alert by one channel: it goes once, and lapses with the later. */
function onceEach(deliveries: readonly AlertDelivery[]): AlertDelivery[] {
  const byId = new Map<string, AlertDelivery>();
  for (const one of deliveries) {
    const before = byId.get(one.id);
    const lapses = (a: AlertDelivery) => a.expiresAt ?? "~"; // after every date
    if (!before || lapses(one) > lapses(before)) byId.set(one.id, one);
  }
  return [...byId.values()];
}

function delivery(alert: Alert, rule: AlertRule, channelId: string, now: string): AlertDelivery {
  const { expiresAfterHours: hours } = rule;
  return {
    id: idOf("delivery", alert.id, channelId),
    alertId: alert.id,
    channelId,
    ruleId: rule.id,
    queuedAt: now,
    expiresAt: hours === undefined ? null : later(now, hours * 60),
    state: "waiting",
    attempts: 0,
    notBefore: null,
    takenAt: null,
    sentAt: null,
    messageId: null,
    urgency: urgencyOf(alert),
    fault: null,
  };
}

/** ISO instant so many minutes after another. */
export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** The higher of the two warning levels: to stand down from WL1 is as urgent as to come to it. */
function urgencyOf({ kind, from, to }: Alert): AlertDelivery["urgency"] {
  if (kind !== "level") return "WL4";
  const higher = heightOf(to) > heightOf(from) ? to : from;
  return higher as AlertDelivery["urgency"];
}

type Search = (rule: AlertRule) => Alert[];

function searchIn(input: RuleInput): Search {
  const claims = claimSearch(input);
  return (rule) => {
    switch (rule.on) {
      case "level":
      case "indicator":
      case "convergence":
        return input.moved.filter((alert) => asksFor(rule, alert));
      case "detector":
        return input.alarms
          .filter((alarm) => isAskedAlarm(rule, alarm))
          .map((alarm) => alarmAlert(rule, alarm, input))
          .filter(({ id }) => !input.told.some((alert) => alert.id === id));
      case "actor":
      case "place":
      case "origin":
      case "contradiction":
        return claims(rule);
    }
  };
}

type MoveRule = Extract<AlertRule, { on: "level" | "indicator" | "convergence" }>;

function asksFor(rule: MoveRule, { kind, problemId, subject, from, to }: Alert): boolean {
  if (kind !== rule.on || (rule.problem ?? problemId) !== problemId) return false;
  if (rule.on === "convergence") return true;
  const height = Math.max(heightOf(from), heightOf(to));
  if (height < heightOf(rule.atLeast)) return false;
  return rule.on === "level" || (rule.indicators?.includes(subject) ?? true);
}

type DetectorRule = Extract<AlertRule, { on: "detector" }>;

function isAskedAlarm({ dataset, parties, measures }: DetectorRule, alarm: SeriesAlarm): boolean {
  return (
    (dataset ?? alarm.dataset) === alarm.dataset &&
    (measures?.includes(alarm.measure) ?? true) &&
    (parties?.some((party) => party === alarm.actor || party === alarm.recipient) ?? true)
  );
}

function alarmAlert(rule: DetectorRule, alarm: SeriesAlarm, input: RuleInput): Alert {
  const { dataset, actor, recipient, measure, from, to, observed, expected, interval, p } = alarm;
  const [low, high] = interval.map((bound) => bound.toFixed(1));
  const chosen = input.propositions.filter(({ id }) => alarm.propositions.includes(id));
  const alone = alarm.withoutOrigin.filter((one) => !one.alarm).map(({ origin }) => origin);
  return {
    id: idOf("alert", rule.id, dataset, actor, recipient, measure, from),
    problemId: null,
    ruleId: rule.id,
    at: input.now,
    kind: "detector",
    direction: "rise",
    subject: `${actor} → ${recipient}`,
    text: `${dataset}: ${actor} → ${recipient}, ${inWords(measure)}: ${observed} from ${from} to ${to}, expected ${expected.toFixed(1)} (${low}–${high})`,
    from: expected.toFixed(1),
    to: String(observed),
    evidence: evidenceOf(input.claims)(supportOf(chosen)),
    origins: chosen.length > 0 ? originLabels(chosen) : alarm.origins,
    details: [
      `detector ${alarm.detector}, p ${p === null ? "not known" : p.toPrecision(2)}, ${alarm.tested} series tested`,
      `baseline ${alarm.baseline.from} to ${alarm.baseline.to}: ${alarm.baseline.events} in ${alarm.baseline.bins} bins`,
      ...(alone.length > 0 ? [`no alarm without one of: ${alone.join(", ")}`] : []),
    ],
  };
}

function inWords(measure: string): string {
  return measure.replace("-", " ");
}

function supportOf(propositions: readonly Proposition[]): string[] {
  return propositions.flatMap(({ supports }) =>
    supports.origins.flatMap(({ claimIds }) => claimIds),
  );
}

type ClaimRule = Extract<AlertRule, { on: "actor" | "place" | "origin" | "contradiction" }>;

/** What a rule finds in one proposition: the claims that are the news, and how to word it. */
interface News {
  readonly claimIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

function claimSearch(input: RuleInput): (rule: ClaimRule) => Alert[] {
  const documentOf = new Map(input.claims.map(({ id, documentId }) => [id, documentId]));
  const isNew = (claimId: string) =>
    (input.retrieved.get(documentOf.get(claimId) ?? "") ?? "") > input.since;
  const evidence = evidenceOf(input.claims);
  const byId = new Map(input.propositions.map((proposition) => [proposition.id, proposition]));
  return (rule) => {
    const told = new Set(
      input.told
        .filter(({ ruleId }) => ruleId === rule.id)
        .flatMap((alert) => alert.evidence.map(({ claimId }) => claimId)),
    );
    const isAbout = subjectTest(rule, input);
    return input.propositions.filter(isAbout).flatMap((proposition) => {
      const news = newsOf(rule, proposition, { isNew, byId });
      if (!news || isTold(rule, proposition, news, told)) return [];
      const { claimIds, from, to, text } = news;
      return [
        {
          id: idOf("alert", rule.id, rule.on, ...claimIds.toSorted()),
          problemId: "problem" in rule ? (rule.problem ?? null) : null,
          ruleId: rule.id,
          at: input.now,
          kind: rule.on,
          direction: "notice" as const,
          subject: proposition.id,
          text,
          from,
          to,
          evidence: evidence(claimIds),
          origins: originLabels([proposition]),
          details: [proposition.supports.sentence].filter(Boolean),
        },
      ];
    });
  };
}

/** Of an actor or place a proposition is told once; of the others each new claim counts. */
function isTold(
  { on }: ClaimRule,
  { members }: Proposition,
  { claimIds }: News,
  told: ReadonlySet<string>,
): boolean {
  const once = on === "actor" || on === "place";
  return once
    ? members.some(({ claimId }) => told.has(claimId))
    : claimIds.every((claimId) => told.has(claimId));
}

/** Whether a proposition is of the problem, the actors and the places that a rule names. */
function subjectTest(rule: ClaimRule, { refs, named, assessments }: RuleInput) {
  const problem = "problem" in rule ? rule.problem : undefined;
  const shown = new Set(
    assessments
      .filter(({ problemId }) => problemId === problem)
      .flatMap(({ indicators }) => indicators.flatMap(({ indications }) => indications))
      .map(({ propositionId }) => propositionId),
  );
  const wanted = (["actors", "places"] as const)
    .map((key) => namesIn(rule, key))
    .filter((names) => names.length > 0)
    .map((names) => new Set(names.flatMap((name) => [...named(name)])));
  return ({ id, members }: Proposition): boolean =>
    (problem === undefined || shown.has(id)) &&
    wanted.every((ids) =>
      members.some(({ claimId }) => (refs.get(claimId) ?? []).some((ref) => ids.has(ref))),
    );
}

interface Known {
  readonly isNew: (claimId: string) => boolean;
  readonly byId: ReadonlyMap<string, Proposition>;
}

function newsOf(rule: ClaimRule, proposition: Proposition, known: Known): News | null {
  switch (rule.on) {
    case "actor":
    case "place":
      return mentionNews(rule, proposition, known);
    case "origin":
      return originNews(rule, proposition, known);
    case "contradiction":
      return contradictionNews(proposition, known);
  }
}

function mentionNews(
  { minOrigins }: { readonly minOrigins: number },
  { members, supports, text }: Proposition,
  { isNew }: Known,
): News | null {
  const ids = members.map(({ claimId }) => claimId);
  const stands = minOrigins === 1 || supports.nMin >= minOrigins;
  if (!stands || !ids.every(isNew)) return null;
  return { claimIds: ids, from: "nothing", to: origins(supports.nMin), text: `New: ${text}` };
}

/** A second origin, or a further one, for what was known from another. */
function originNews(
  { minOrigins }: { readonly minOrigins: number },
  { supports, text }: Proposition,
  { isNew }: Known,
): News | null {
  const independent = supports.origins.filter(({ weight }) => weight === 1);
  const fresh = independent.filter(({ claimIds }) => claimIds.every(isNew));
  const [before, now] = [independent.length - fresh.length, supports.nMin];
  if (fresh.length === 0 || before === 0 || now < minOrigins) return null;
  const labels = fresh.map(({ label }) => label).join(", ");
  return {
    claimIds: fresh.flatMap(({ claimIds }) => claimIds),
    from: origins(before),
    to: origins(now),
    text: `New origin, ${labels}: ${text}`,
  };
}

/** A denial, or something that cannot hold with it, where one side of the two is new. */
function contradictionNews(proposition: Proposition, { isNew, byId }: Known): News | null {
  const { denies, supports, text, contradicts, id } = proposition;
  if (supports.origins.length === 0) return null;
  const denials = (denies?.origins ?? []).flatMap(({ claimIds }) => claimIds).filter(isNew);
  const others = contradicts.flatMap(({ propositionId }) => byId.get(propositionId) ?? []);
  const rivals = others.filter((other) => other.id > id); // told of one of the two
  const fresh = rivals.filter((other) => supportOf([proposition, other]).some(isNew));
  const claimIds = [...denials, ...fresh.flatMap((other) => supportOf([proposition, other]))];
  if (claimIds.length === 0) return null;
  const against = (denies?.nMin ?? 0) + fresh.length;
  const word = denials.length > 0 ? "Denied" : "Contradicted";
  const rivalText = fresh.map((other) => ` Against it: ${other.text}`).join("");
  return {
    claimIds,
    from: origins(supports.nMin),
    to: `${against} against`,
    text: `${word}: ${text}${rivalText}`,
  };
}

function origins(n: number): string {
  return `${n} origin${n === 1 ? "" : "s"}`;
}

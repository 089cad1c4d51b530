import type { ConcernLevel, Indicator } from "../model/problem.ts";

/** What is known of one proposition behind an indicator, within its window. */
export interface Sighting {
  readonly propositionId: string;
  /** Current claims that report it as so: asserted, claimed, assessed, alleged. */
  readonly reports: number;
  /** Current claims that only suppose, expect or demand it; and reports of the past. */
  readonly talk: number;
  readonly undated: number;
  /** Claims printed before the window, and after the day of the assessment: listed, never counted. */
  readonly outside: number;
  /** Independent origins of the proposition, at least; all its days. */
  readonly nMin: number;
  /** Of those, the ones with a supporting claim in the window. */
  readonly currentOrigins: number;
  readonly articles: number;
  readonly denials: number;
}

export interface Status {
  readonly level: ConcernLevel;
  readonly reasons: string[];
  /** True where more articles than origins would have called for a higher level. */
  readonly capped: boolean;
}

const SUBSTANTIAL_ORIGINS = 2; // tradecraft §1.7: two independent origins of one proposition

/**
 * Suggested level of concern of one indicator.
 *
 * Origins count, not articles: what rests on one origin stays at moderate however often it is printed.
 * Talk of what might be stays at low. "Negligible" is said only where enough was read to have seen it.
 *
 * @param sightings any order; may be empty
 * @param covered   whether enough documents of the window were read for absence to mean something
 * @returns the level, the reasons for it and what held it down; a further sighting never lowers it
 * @see docs/methods/indicator-status.md
 */
export function concern(
  sightings: readonly Sighting[],
  { threshold, windowDays }: Pick<Indicator, "threshold" | "windowDays">,
  covered: boolean,
): Status {
  const level = levelOf(sightings, threshold, covered);
  const capped =
    level === "moderate" && sightings.some(({ reports, articles }) => reports > 0 && articles > 1);
  const because = { level, capped, threshold, windowDays };
  return { level, capped, reasons: [...mainReason(sightings, because), ...asides(sightings)] };
}

function levelOf(
  sightings: readonly Sighting[],
  threshold: number,
  covered: boolean,
): ConcernLevel {
  const reported = sightings.filter(({ reports }) => reports > 0);
  const serious = Math.max(threshold, SUBSTANTIAL_ORIGINS);
  if (reported.some(({ currentOrigins }) => currentOrigins >= serious)) return "serious";
  if (reported.some((s) => s.nMin >= SUBSTANTIAL_ORIGINS && s.currentOrigins > 0))
    return "substantial";
  if (reported.length > 0) return "moderate";
  if (sightings.some(({ talk, undated }) => talk + undated > 0)) return "low";
  return covered ? "negligible" : "no-reporting";
}

interface Because {
  readonly level: ConcernLevel;
  readonly capped: boolean;
  readonly threshold: number;
  readonly windowDays: number;
}

function mainReason(
  sightings: readonly Sighting[],
  { level, capped, ...because }: Because,
): string[] {
  const days = `${because.windowDays} days`;
  const best = highest(sightings, (s) => s.currentOrigins);
  const atLeast = highest(sightings, (s) => s.nMin);
  switch (level) {
    case "serious":
      return [
        `one proposition has ${best} independent origins within ${days}; the threshold is ${because.threshold}`,
      ];
    case "substantial":
      return [`one proposition has ${atLeast} independent origins, ${best} of them within ${days}`];
    case "moderate":
      return [
        `reported within ${days} on the word of one origin at most`,
        ...(capped ? [capReason(sightings)] : []),
      ];
    case "low":
      return ["only supposed, past or undated: nothing current is reported as so"];
    case "negligible":
      return [`looked for in enough reporting of the last ${days} and not seen`];
    case "no-reporting":
      return [`too little reporting of the last ${days} to say that it is not there`];
  }
}

function capReason(sightings: readonly Sighting[]): string {
  const articles = highest(sightings, (s) => (s.reports > 0 ? s.articles : 0));
  return `held at moderate: ${articles} articles, but no second independent origin`;
}

function asides(sightings: readonly Sighting[]): string[] {
  const sum = (value: (s: Sighting) => number) =>
    sightings.reduce((total, s) => total + value(s), 0);
  const [talk, undated, outside, denials] = [
    sum((s) => s.talk),
    sum((s) => s.undated),
    sum((s) => s.outside),
    highest(sightings, (s) => s.denials),
  ];
  return [
    talk > 0 ? `${count(talk, "claim")} suppose, expect or recall it: listed, not counted` : null,
    undated > 0
      ? `${count(undated, "claim")} without a date: listed, not counted as current`
      : null,
    outside > 0 ? `${count(outside, "claim")} outside the window: listed, not counted` : null,
    denials > 0 ? `denied by up to ${count(denials, "origin")}` : null,
  ].filter((reason) => reason !== null);
}

/** Not `Math.max(...)`: the arguments of a call are limited, sightings are not. */
function highest(sightings: readonly Sighting[], value: (s: Sighting) => number): number {
  return sightings.reduce((top, s) => Math.max(top, value(s)), 0);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

import { addDays, daysBetween } from "../base/interval.ts";
import {
  WARNING_LEVELS,
  type Assessment,
  type ConcernLevel,
  type WarningLevel,
} from "../model/problem.ts";
import { levelInForce } from "./warning-level.ts";

/** One day of a problem's course, as it would have been known then. */
export interface CourseDay {
  readonly day: string;
  readonly suggested: WarningLevel;
  /** Raised at once, lowered after two reviews in a row below it. */
  readonly inForce: WarningLevel;
  readonly confidence: Assessment["confidence"];
  readonly indicators: Readonly<Record<string, ConcernLevel>>;
  readonly scenarios: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
}

/** How a level served as a warning of the event. */
export interface LevelRecord {
  readonly level: Exclude<WarningLevel, "WL4">;
  /** First days of the stretches in which the level, or a higher one, was in force. */
  readonly raised: readonly string[];
  /** Days from the first warning in time to the event; null where there was none, or no event. */
  readonly leadDays: number | null;
  /** Stretches begun before the event that no event followed within the horizon; after it none is counted. */
  readonly falseAlarms: number;
  readonly falseAlarmsPerMonth: number;
  /** First day after the event on which a lower level was in force; null where it never was. */
  readonly stoodDown: string | null;
}

export interface Course {
  readonly days: readonly CourseDay[];
  readonly event: string | null;
  readonly levels: readonly LevelRecord[];
}

const MONTH_DAYS = 30.44;

/**
 * The course of a problem over days, and how each level would have served.
 *
 * @param assessments one a day, oldest first, each made of nothing that was published later
 * @param event       day on which what was feared happened; null where it did not
 */
export function courseOf(
  assessments: readonly Assessment[],
  { event, horizonDays }: { event: string | null; horizonDays: number },
): Course {
  const days = assessments.map((assessment, i): CourseDay => ({
    day: assessment.asOf.slice(0, 10),
    suggested: assessment.level,
    inForce: levelInForce(assessments.slice(0, i + 1).map(({ level }) => level)),
    confidence: assessment.confidence,
    indicators: Object.fromEntries(
      assessment.indicators.map(({ indicatorId, level }) => [indicatorId, level]),
    ),
    scenarios: Object.fromEntries(
      assessment.scenarios.map(({ scenarioId, probability }) => [scenarioId, probability]),
    ),
    reasons: assessment.levelReasons,
  }));
  const levels = (["WL3", "WL2", "WL1"] as const).map((level) =>
    recordOf(level, days, { event, horizonDays }),
  );
  return { days, event, levels };
}

function recordOf(
  level: LevelRecord["level"],
  days: readonly CourseDay[],
  { event, horizonDays }: { event: string | null; horizonDays: number },
): LevelRecord {
  const high = (day: CourseDay | undefined) =>
    day !== undefined && WARNING_LEVELS.indexOf(day.inForce) >= WARNING_LEVELS.indexOf(level);
  const raised = days.flatMap((day, i) => (high(day) && !high(days[i - 1]) ? [day.day] : []));
  const before = raised.filter((day) => event === null || day <= event);
  const inTime = (day: string) => event !== null && event <= addDays(day, horizonDays);
  const first = before.find(inTime);
  const falseAlarms = before.filter((day) => !inTime(day)).length;
  const watched = days.filter(({ day }) => event === null || day <= event).length;
  const standing = event !== null && high(days.find(({ day }) => day === event));
  return {
    level,
    raised,
    leadDays: first === undefined || event === null ? null : daysBetween(first, event),
    falseAlarms,
    falseAlarmsPerMonth: watched === 0 ? 0 : falseAlarms / (watched / MONTH_DAYS),
    stoodDown: standing ? (days.find((day) => day.day > event && !high(day))?.day ?? null) : null,
  };
}

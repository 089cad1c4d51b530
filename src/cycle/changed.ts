import { TocsinError } from "../base/error.ts";
import type { Assessment } from "../model/problem.ts";
import type { Store } from "../store/index.ts";
import { courseOf, whatChanged, type CourseDay, type WhatChanged } from "../warn/index.ts";

/** What moved on a problem since a day, and its course as it was assessed. */
export interface ChangedSince extends WhatChanged {
  readonly problemId: string;
  /** Days of the two assessments compared; null where there is none so early: compared with the priors alone. */
  readonly since: string | null;
  readonly now: string;
  /** One entry a day on which it was assessed, oldest first. */
  readonly days: readonly CourseDay[];
}

/**
 * What changed between the last assessment of a day, or before it, and the newest: an exact sum.
 *
 * @param since day, YYYY-MM-DD; absent: the assessment before the newest
 * @throws TocsinError "not-found" for a problem that was never assessed
 */
export async function changedSince(
  store: Store,
  problemId: string,
  since?: string,
): Promise<ChangedSince> {
  const daily = await dailyAssessments(store, problemId);
  const newest = daily.at(-1);
  if (!newest)
    throw new TocsinError("not-found", `unknown problem: "${problemId}"`, {
      hint: "list them: tocsin problems",
    });
  const before =
    since === undefined
      ? daily.at(-2)
      : daily.findLast((one) => dayOf(one) <= since && one !== newest);
  return {
    problemId,
    since: before ? dayOf(before) : null,
    now: dayOf(newest),
    days: courseOf(daily, { event: null, horizonDays: 1 }).days,
    ...whatChanged(before, newest),
  };
}

/** The last assessment of each day on which there was one, oldest first. */
export async function dailyAssessments(store: Store, problemId: string): Promise<Assessment[]> {
  const history = await store.assessmentHistory(problemId);
  const byDay = new Map(history.map((assessment) => [dayOf(assessment), assessment]));
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, assessment]) => assessment);
}

function dayOf({ asOf }: Assessment): string {
  return asOf.slice(0, 10);
}

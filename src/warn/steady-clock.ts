import { addDays } from "../base/interval.ts";

/** What a case itself knows of the time: days that have certainly come. */
export interface KnownTimes {
  /** The latest day or instant a problem was assessed as of; null where it never was. */
  readonly assessed: string | null;
  /** Days of publication of its documents, in any order. */
  readonly published: readonly string[];
}

/** The time to assess at, and what is wrong with the clock: null where nothing shows that anything is. */
export interface SteadyTime {
  readonly asOf: string;
  readonly fault: "set-back" | "ahead" | null;
}

const MOST_AHEAD_DAYS = 31; // a month away from the desk; the widest gap that needs no document to bear it out

/**
 * The time a problem is assessed as of: that of the clock, unless the case itself shows that the clock is wrong.
 *
 * Never before the latest assessment: on an earlier day what has come since would lie in the future, count for nothing, and
 * stand down what stands. And no more than a month after both the latest assessment and the newest document: evidence would
 * age on nothing but the clock. One document of these days bears the clock out.
 *
 * @param now instant of the clock
 * @returns law: `asOf` is never on a day before `assessed`
 * @see docs/methods/warning-levels.md
 */
export function steadyTime(now: string, { assessed, published }: KnownTimes): SteadyTime {
  if (assessed === null) return { asOf: now, fault: null };
  const today = dayOf(now);
  if (today < dayOf(assessed)) return { asOf: assessed, fault: "set-back" };
  const newest = published.map(dayOf).filter((day) => day <= today);
  const last = newest.reduce((most, day) => (day > dayOf(most) ? day : most), assessed);
  if (today <= addDays(dayOf(last), MOST_AHEAD_DAYS)) return { asOf: now, fault: null };
  return { asOf: last, fault: "ahead" };
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

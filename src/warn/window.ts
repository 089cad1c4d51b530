import { addDays, type Interval } from "../base/interval.ts";

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** The UTC day of an ISO date or instant; null for what is no full date. */
export function dayOf(date: string | null): string | null {
  return date !== null && DAY.test(date) && !Number.isNaN(Date.parse(date))
    ? date.slice(0, 10)
    : null;
}

/** The `days` days that end with the day of `asOf`, both ends included. */
export interface Window {
  readonly first: string;
  readonly last: string;
}

export function windowOf(asOf: string, days: number): Window {
  const last = asOf.slice(0, 10);
  return { first: addDays(last, 1 - days), last };
}

/** Where a day lies: in the window, before it, after it; "undated" for null. */
export type Timing = "current" | "past" | "undated" | "later";

export function timing(day: string | null, window: Window): Timing {
  if (day === null) return "undated";
  if (day < window.first) return "past";
  return day > window.last ? "later" : "current";
}

/** True where at least one interval is known and every one of them ended before the window. */
export function isPast(intervals: readonly Interval[], window: Window): boolean {
  const ends = intervals.map((interval) => interval.to);
  return ends.length > 0 && ends.every((end) => end !== null && end <= window.first);
}

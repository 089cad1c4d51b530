import { z } from "zod";

/**
 * Half-open [from, to) of UTC days, `YYYY-MM-DD`; null is unbounded on that side.
 * `precision` says how much of it the text gave.
 */
export const Interval = z.object({
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  precision: z.enum(["day", "week", "month", "season", "year", "decade", "span", "unknown"]),
});
export type Interval = z.infer<typeof Interval>;

const DAY_MS = 86_400_000;

/** Days from `a` to `b`, both ISO instants or dates; negative where `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / DAY_MS;
}

/** `YYYY-MM-DD` of the day `days` after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date.slice(0, 10)) + days * DAY_MS).toISOString().slice(0, 10);
}

/** True where the two share a day; unbounded sides reach for ever. */
export function intersects(a: Interval, b: Interval): boolean {
  return before(a.from, b.to) && before(b.from, a.to);
}

function before(from: string | null, to: string | null): boolean {
  return from === null || to === null || from < to;
}

import { addDays, type Interval } from "../../base/interval.ts";

// Arithmetic on TIMEX3 values: "1998", "1998-03", "1998-03-05", "1998-W10", "1998-Q1", "199", "19".

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "weekend"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** 0 for Sunday; undefined for a word that is no weekday. */
export function weekdayOf(word: string): number | undefined {
  const lower = word.toLowerCase().slice(0, 3);
  const at = DAYS.findIndex((day) => day.startsWith(lower));
  return at < 0 ? undefined : at;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** 1–12 for "March", "Mar." and "MARCH". */
export function monthOf(word: string): number {
  return MONTHS.indexOf(word.toLowerCase().slice(0, 3)) + 1;
}

export function pad(value: number | string, width = 2): string {
  return String(value).padStart(width, "0");
}

/** "89" is 1989, "07" is 2007. */
export function fullYear(digits: string): number {
  if (digits.length > 2) return Number(digits);
  return Number(digits) + (Number(digits) < 50 ? 2000 : 1900);
}

/** Monday of the day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** ISO 8601 week of the day: "1998-W09". */
export function weekValue(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  const nth = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return `${year}-W${pad(Math.floor(nth / 7) + 1)}`;
}

function mondayOfWeek(year: number, nth: number): string {
  return addDays(mondayOf(`${year}-01-04`), 7 * (nth - 1));
}

/** The month `count` months after that of the day. */
export function addMonths(day: string, count: number): string {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1)}`;
}

export function quarterValue(day: string, step = 0): string {
  const month = addMonths(day, 3 * step);
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The same quarter of another year. */
export function shiftYear(value: string, by: number): string {
  return `${pad(Number(value.slice(0, 4)) + by, 4)}${value.slice(4)}`;
}

/** The period `step` units after that in which the day lies, in the precision of the unit. */
export function periodValue(day: string, unit: Unit, step: number): string {
  switch (unit) {
    case "week":
      return weekValue(addDays(day, 7 * step));
    case "weekend":
      return `${weekValue(addDays(day, 7 * step))}-WE`;
    case "month":
      return addMonths(day, step);
    case "quarter":
      return quarterValue(day, step);
    case "year":
      return pad(Number(day.slice(0, 4)) + step, 4);
    case "decade":
      return String(Math.floor(Number(day.slice(0, 4)) / 10) + step);
    case "century":
      return String(Math.floor(Number(day.slice(0, 4)) / 100) + step);
    default:
      return unit === "day" ? addDays(day, step) : day;
  }
}

const FORMS: readonly [RegExp, (parts: readonly string[]) => Interval | null][] = [
  [/^(\d{4}-\d\d-\d\d)(?:T|$)/, ([day = ""]) => dayInterval(day)],
  [/^(\d{4})-W(\d\d)$/, ([y, w]) => week(mondayOfWeek(Number(y), Number(w)))],
  [/^(\d{4})-W(\d\d)-WE$/, ([y, w]) => weekend(mondayOfWeek(Number(y), Number(w)))],
  [/^(\d{4})-Q([1-4])$/, ([y, q]) => months(`${y}-${pad(3 * Number(q) - 2)}`, 3)],
  [/^(\d{4})-H([12])$/, ([y, h]) => months(`${y}-${pad(6 * Number(h) - 5)}`, 6)],
  [/^(\d{4}-\d\d)$/, ([month = ""]) => months(month, 1)],
  [/^(\d{4})$/, ([y]) => years(Number(y), 1)],
  [/^(\d{3})$/, ([d]) => years(10 * Number(d), 10)],
  [/^(\d{2})$/, ([c]) => years(100 * Number(c), 100)],
];

/** Days that a TIMEX3 value covers; null for durations, sets, vague references, seasons and days that are none. */
export function intervalOf(value: string): Interval | null {
  for (const [form, make] of FORMS) {
    const parts = form.exec(value)?.slice(1);
    if (parts) return make(parts);
  }
  return null;
}

/** True for a day of the calendar: no 31 June. */
export function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
}

function dayInterval(day: string): Interval | null {
  return isDay(day) ? { from: day, to: addDays(day, 1), precision: "day" } : null;
}

function week(monday: string): Interval {
  return { from: monday, to: addDays(monday, 7), precision: "week" };
}

function weekend(monday: string): Interval {
  return { from: addDays(monday, 5), to: addDays(monday, 7), precision: "span" };
}

function months(first: string, count: number): Interval | null {
  const from = `${first}-01`;
  if (!isDay(from)) return null;
  return { from, to: `${addMonths(from, count)}-01`, precision: count === 1 ? "month" : "span" };
}

function years(first: number, count: number): Interval {
  const precision = count === 1 ? "year" : count === 10 ? "decade" : "span";
  return { from: `${pad(first, 4)}-01-01`, to: `${pad(first + count, 4)}-01-01`, precision };
}

import type { ConcernLevel, WarningLevel } from "../model/problem.ts";
import type { CourseDay } from "../warn/index.ts";

/** One sign a day, the darker the graver. */
const SHADES: Readonly<Record<ConcernLevel, string>> = {
  "no-reporting": " ",
  negligible: "·",
  low: "░",
  moderate: "▒",
  substantial: "▓",
  serious: "█",
};
const DIGITS: Readonly<Record<WarningLevel, string>> = { WL4: "4", WL3: "3", WL2: "2", WL1: "1" };

/** A line for each indicator and one for the level in force, a sign a day; and what the signs mean. */
export function heatStrip(
  days: readonly CourseDay[],
  event: string | null,
): { lines: string[]; legend: string } {
  const names = Object.keys(days.at(-1)?.indicators ?? {});
  const width = Math.max(...names.map((name) => name.length), "level in force".length);
  const line = (name: string, signs: readonly string[]) =>
    `${name.padEnd(width)}  ${signs.join("")}`;
  const indicators = names.map((name) =>
    line(
      name,
      days.map((day) => SHADES[day.indicators[name] ?? "no-reporting"]),
    ),
  );
  const level = line(
    "level in force",
    days.map(({ inForce }) => DIGITS[inForce]),
  );
  const mark = line(
    "event",
    days.map(({ day }) => (day === event ? "^" : " ")),
  );
  const legend = Object.entries(SHADES)
    .map(([name, sign]) => `${sign === " " ? "blank" : sign} ${name.replace("-", " ")}`)
    .join("  ");
  return { lines: [...indicators, level, ...(event === null ? [] : [mark])], legend };
}

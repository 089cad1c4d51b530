import { addDays } from "../../base/interval.ts";
import { isDay, monthOf, pad, periodValue, quarterValue, shiftYear } from "./calendar.ts";
import type { Scene, Value } from "./rule.ts";

/** −1 for "last", 1 for "next", 0 for "this". */
export function stepOf(word: string | undefined): number {
  const lower = word?.toLowerCase() ?? "";
  if (/^(?:last|past|previous)/.test(lower)) return -1;
  return /^(?:next|coming|following|this coming)/.test(lower) ? 1 : 0;
}

/** A day so little ahead is the coming one: of the last one so long ago a text would give the year. */
const SOON_DAYS = 100;

/** "15 September" without a year is the nearest that lies at most a season ahead, unless the verb before looks further. Null for a 31 June. */
export function dayAndMonth(scene: Scene, rest: string, year?: string): Value | null {
  if (year) return isDay(year + rest) ? { kind: "explicit", value: year + rest } : null;
  if (!isDay(`2000${rest}`)) return null;
  const { published, ahead } = scene;
  if (!published) return { kind: "relative", value: null };
  const own = Number(published.slice(0, 4));
  const coming = ahead || own + rest <= addDays(published, SOON_DAYS);
  const date = coming ? own + rest : own - 1 + rest;
  return { kind: "relative", value: isDay(date) ? date : null };
}

const SOON_MONTHS = 2;

/** A month without a year: this year's, or the last one where it lies far ahead and nothing says so. */
export function monthAlone(scene: Scene, month: number, step = ""): string | null {
  const { published } = scene;
  if (!published) return null;
  const away = month - Number(published.slice(5, 7));
  return `${yearOf(scene, yearsAway(scene, away, step.toLowerCase()))}-${pad(month)}`;
}

/** @param away months from that of publication to the one named, in the same year */
function yearsAway({ ahead }: Scene, away: number, step: string): number {
  if (step === "this") return 0;
  const way = stepOf(step);
  if (way < 0) return away >= 0 ? -1 : 0;
  if (way > 0 || ahead) return away < 0 ? 1 : 0;
  return away > SOON_MONTHS ? -1 : 0;
}

/** The weekday in the week before publication, that day included, or in the week after it. */
export function nearestWeekday(
  { published, ahead }: Scene,
  weekday: number,
  step: string,
): string | null {
  if (!published) return null;
  const own = new Date(`${published}T00:00:00Z`).getUTCDay();
  const away = (weekday - own + 7) % 7; // days ahead, 0 to 6
  const way = stepOf(step);
  if (way > 0 || /^this coming/i.test(step) || (way === 0 && ahead))
    return addDays(published, away || 7);
  return addDays(published, away === 0 ? (way < 0 ? -7 : 0) : away - 7);
}

const PARTS: Readonly<Record<string, string>> = {
  morning: "TMO",
  afternoon: "TAF",
  evening: "TEV",
  night: "TNI",
};
const SEASONS: Readonly<Record<string, string>> = {
  spring: "SP",
  summer: "SU",
  autumn: "FA",
  fall: "FA",
  winter: "WI",
};
export const partOf = (part: string | undefined) => PARTS[part?.toLowerCase() ?? ""] ?? "";
export const seasonOf = (season: string | undefined) => SEASONS[season?.toLowerCase() ?? ""] ?? "";
export const yearOf = ({ published }: Scene, step = 0) =>
  published && periodValue(published, "year", step);

export function quarterBefore({ published }: Scene): string | null {
  return published && quarterValue(published, -1);
}

/** "A year earlier": of the quarter the text is about, else of the year of publication. */
export function yearBefore(scene: Scene): string | null {
  if (scene.quarter.value) return shiftYear(scene.quarter.value, -1);
  return scene.published && periodValue(scene.published, "year", -1);
}

/** "-03-05" of "March" and "5th". */
export function restOf(month: string, day: string): string {
  return `-${pad(monthOf(month))}-${pad(Number.parseInt(day, 10))}`;
}

import { pad, periodValue, weekdayOf, type Unit } from "./calendar.ts";
import {
  rule,
  explicit,
  relative,
  set,
  type Groups,
  type Rule,
  type Scene,
  type Value,
} from "./rule.ts";
import { ABOUT, CLOCK, DAY, MONTH, PART, PART_OF, SEASON, WEEKDAY, YEAR } from "./words.ts";
import {
  dayAndMonth,
  nearestWeekday,
  stepOf,
  yearOf,
  partOf,
  seasonOf,
  quarterBefore,
  restOf,
} from "./reckon.ts";
import { addDays } from "../../base/interval.ts";

/** Days and periods that are reckoned: "yesterday", "last week", "early on Friday morning", "noon". */
export const PERIODS: readonly Rule[] = [
  rule(
    `(?:(?:early|earlier|late|later|mid-${PART}) )?(?<day>today|tonight|yesterday|tomorrow)(?: (?<part>${PART}))?`,
    ({ day = "", part }, scene) => {
      const step = DAY_STEPS[day.toLowerCase()] ?? 0;
      const time = /^tonight$/i.test(day) ? "TNI" : partOf(part);
      return relative(scene.published && periodValue(scene.published, "day", step) + time);
    },
  ),
  rule(
    `(?:(?:early|earlier|late|later) )?(?<step>this|last) (?<part>${PART})`,
    ({ step = "", part = "" }, { published }) => {
      const back = /^last$/i.test(step) ? -1 : 0;
      return relative(published && periodValue(published, "day", back) + partOf(part));
    },
  ),
  rule("overnight", (_, { published }) => relative(published && `${published}TNI`)),
  rule(
    `(?:(?:early|earlier|late|later) )?(?<step>(?:the )?previous |this coming |last |next |this |each |every )?(?<day>${WEEKDAY})(?:,? (?<part>${PART}s?))?`,
    weekdayValue,
  ),
  rule(
    `${PART_OF}?(?:the )?(?<step>this|last|past|next|coming|previous|current|latest|this past|this coming|following|same) (?:fiscal )?(?<unit>day|week|weekend|month|quarter|year|decade|century)`,
    ({ step, unit = "" }, scene) => periodOf(scene, step ?? "", unit.toLowerCase() as Unit),
  ),
  rule(
    `${PART_OF}(?:this|the) (?<unit>week|month|quarter|year|decade|century)|(?:earlier|later) in the (?<unit2>week|month|year)`,
    ({ unit, unit2 }, scene) =>
      periodOf(scene, "this", (unit ?? unit2 ?? "").toLowerCase() as Unit),
  ),
  rule(
    `(?:${PART_OF}|(?<step>this past|this coming|this|last|next|the) )(?:early |late )?(?<season>${SEASON})(?: of (?<year>${YEAR}))?`,
    ({ step = "this", season, year }, scene) => {
      if (year) return explicit(`${year}-${seasonOf(season)}`);
      if (/^(?:fall|spring)$/i.test(season ?? "") && /^the$/i.test(step)) return null;
      const own = yearOf(scene, stepOf(step));
      return relative(own && `${own}-${seasonOf(season)}`);
    },
  ),
  rule(`(?<season>${SEASON}) (?:of )?(?<year>${YEAR})`, ({ season, year }) =>
    explicit(`${year}-${seasonOf(season)}`),
  ),
  rule("the (?<unit>weekend|week|year)", ({ unit = "" }, scene) =>
    periodOf(scene, unit === "weekend" ? "the" : "this", unit.toLowerCase() as Unit),
  ),
  rule(
    `(?:${ABOUT}?(?<day1>earlier |late |early )?(?<clock>${CLOCK})(?:,? (?:on )?(?:(?<weekday>${WEEKDAY})|(?<rel>yesterday|today|tomorrow)|(?<month>${MONTH}) (?<day>${DAY})))?)`,
    clockTime,
  ),
];

function periodOf(scene: Scene, step: string, unit: Unit): Value | null {
  const { published } = scene;
  if (unit === "day") return null;
  if (unit === "quarter" && /^(?:latest|same)$/i.test(step))
    return relative(scene.quarter.value ?? quarterBefore(scene));
  if (!published || (/^(?:following|same|previous)$/i.test(step) && unit !== "week"))
    return relative(null);
  // Of "the weekend" a Monday's paper writes, and means the one that is over.
  const day = unit === "weekend" && step === "the" ? addDays(published, -3) : published;
  return relative(periodValue(day, unit, stepOf(step)));
}

function weekdayValue({ step = "", day = "", part }: Groups, scene: Scene): Value {
  const time = partOf(part?.replace(/s$/i, ""));
  const weekday = weekdayOf(day) ?? 0;
  const often = /^(?:each|every).*|days\b.*|s$/i.test(`${step}${day} ${part ?? "x"}`);
  if (often) return set(`XXXX-WXX-${weekday || 7}${time}`);
  const date = nearestWeekday(scene, weekday, step.trim());
  return relative(date && date + time);
}

function clockTime(groups: Groups, scene: Scene): Value {
  const date = dateOfClock(groups, scene);
  return relative(date && `${date}T${hourOf(groups["clock"] ?? "")}`);
}

const DAY_STEPS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

function dateOfClock({ weekday, rel = "today", month, day }: Groups, scene: Scene): string | null {
  if (weekday) return nearestWeekday(scene, weekdayOf(weekday) ?? 0, "");
  if (month && day) return dayAndMonth(scene, restOf(month, day))?.value ?? null;
  return scene.published && periodValue(scene.published, "day", DAY_STEPS[rel.toLowerCase()] ?? 0);
}

function hourOf(clock: string): string {
  if (/^noon/i.test(clock)) return "12:00";
  if (/^midnight/i.test(clock)) return "24:00";
  const [, hour = "0", minute = "00"] = /^(\d{1,2})[:.]?(\d\d)?/.exec(clock) ?? [];
  const later = /p\.?m/i.test(clock) && Number(hour) < 12 ? 12 : 0;
  return `${pad(Number(hour) + later)}:${minute}`;
}

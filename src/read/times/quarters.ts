import { quarterValue, shiftYear } from "./calendar.ts";
import { rule, explicit, relative, type Rule, type Scene, type Value } from "./rule.ts";
import { ORDINAL, ordinalOf, YEAR } from "./words.ts";
import { yearOf, quarterBefore, yearBefore } from "./reckon.ts";

/** Quarters, halves and fiscal years, as reports of results name them. */
export const QUARTERS: readonly Rule[] = [
  rule(
    `(?:the (?!\\w{5,6}-quarter))?(?:(?<year>${YEAR}|year-ago|year-earlier|this year['’]s|last year['’]s|next year['’]s) )?(?:fiscal[ -])?(?:(?<nth>${ORDINAL})[- ](?:fiscal )?quarter)(?:(?:,| of| in)? (?:fiscal )?(?<year2>${YEAR}|this year|last year|next year))?`,
    ({ year, nth = "", year2 }, scene) => quarterOf(scene, ordinalOf(nth), year ?? year2),
  ),
  rule(
    `(?:the )?(?:latest|current|most recent) (?:period|quarter)|the quarter(?! (?:of|million|century))`,
    (_, scene) => relative(scene.quarter.value ?? quarterBefore(scene)),
  ),
  rule(
    `(?:(?:the )?(?:comparable |corresponding )?(?:year-earlier|year-ago|same|corresponding) (?:quarter|period)(?: (?:last year|a year (?:ago|earlier)|of ${YEAR}))?|last year['’]s quarter|(?:the )?${YEAR} (?:quarter|period)|year-(?:earlier|ago))`,
    (_, scene) => relative(yearBefore(scene)),
  ),
  rule(
    `(?:the )?(?<nth>first|second|last) half(?: of (?<year>${YEAR}))?`,
    ({ nth = "", year }, scene) => {
      const y = year ?? yearOf(scene);
      return y === null ? null : relative(`${y}-H${/first/i.test(nth) ? 1 : 2}`);
    },
  ),
  rule(`fiscal (?<year>${YEAR})`, ({ year = "" }) => explicit(year)),
  rule(`the (?:current |latest |full )?fiscal year|(?:the )?(?:current|full) year`, (_, scene) =>
    relative(yearOf(scene)),
  ),
  rule(`(?:(?:around|the) )?year(?:['’]s)?[- ]end`, (_, scene) =>
    relative(yearOf(scene) && `${yearOf(scene)}-12-31`),
  ),
];

/** The quarter that is named; without a year the last to have begun, since news reports results. */
function quarterOf(scene: Scene, nth: number, year: string | undefined): Value {
  const own = yearOf(scene);
  if (year && /^\d/.test(year)) return explicit(`${year}-Q${nth}`);
  if (own === null || !scene.published) return relative(null);
  const now = quarterValue(scene.published);
  const named = `${own}-Q${nth}`;
  if (year) {
    const step = /^(?:last|year)/i.test(year) ? -1 : /^next/i.test(year) ? 1 : 0;
    return relative(shiftYear(named, step));
  }
  return relative(named > now && !scene.ahead ? shiftYear(named, -1) : named);
}

import { fullYear, isDay, monthOf, pad } from "./calendar.ts";
import { rule, explicit, relative, type Rule, type Scene } from "./rule.ts";
import { DAY, MONTH, PART, PART_OF, SPELT_YEAR, speltYear, WEEKDAY, YEAR } from "./words.ts";
import { dayAndMonth, monthAlone, stepOf, yearOf, partOf, restOf } from "./reckon.ts";

/** Days, months, years, decades and centuries by their names. */
export const DATES: readonly Rule[] = [
  rule("(?<day>\\d{4}-[01]\\d-[0-3]\\d)(?:T[\\d:.]{4,12}Z?)?", ({ day = "" }) =>
    isDay(day) ? explicit(day) : null,
  ),
  rule("(?<m>[01]?\\d)/(?<d>[0-3]?\\d)/(?<y>(?:19|20)?\\d\\d)", ({ m = "", d = "", y = "" }) => {
    const day = `${fullYear(y)}-${pad(m)}-${pad(d)}`;
    return isDay(day) ? explicit(day) : null;
  }),
  rule(
    `${PART_OF}?(?:(?:this coming )?${WEEKDAY},? )?(?:(?<month>${MONTH}) (?<day>${DAY})(?:,? (?<year>${YEAR}))?|(?:the )?(?<day2>${DAY})(?: of)? (?<month2>${MONTH})(?:,? (?<year2>${YEAR}))?)(?:,? (?<part>${PART}))?`,
    ({ month, month2, day, day2, year, year2, part }, scene) => {
      const rest = restOf(month ?? month2 ?? "", day ?? day2 ?? "");
      const date = dayAndMonth(scene, rest, year ?? year2);
      return date && { ...date, value: date.value && date.value + partOf(part) };
    },
  ),
  rule(
    `${PART_OF}?(?<month>${MONTH})(?: of)?,? (?:(?<year>${YEAR})|(?<step>this|last|next) year)`,
    ({ month = "", year, step }, scene) => {
      const own = yearOf(scene, stepOf(step));
      if (year) return explicit(`${year}-${pad(monthOf(month))}`);
      return relative(own && `${own}-${pad(monthOf(month))}`);
    },
  ),
  rule(
    `(?:${PART_OF}|(?<step>this|last|next|this past|this coming) )?(?<month>${MONTH})`,
    ({ step, month = "" }, scene, words) =>
      isMonth(words, scene) ? relative(monthAlone(scene, monthOf(month), step)) : null,
  ),
  rule(`${PART_OF}?(?:(?:the )?year )?(?<year>${YEAR})`, ({ year = "" }, scene, words) =>
    words === year && !isYear(scene) ? null : explicit(year),
  ),
  rule(
    "(?:the )?(?:(?:early|late|mid)[ -])?(?:(?<century>1[5-9]|20)(?<decade>\\d)0|['’](?<short>[2-9])0)'?s",
    ({ century = "19", decade, short = "" }) => explicit(century + (decade ?? short)),
  ),
  rule("(?:the )?(?:(?:early|late|mid)[ -])?(?<nth>1[5-9]|2[01])(?:st|th) century", ({ nth }) =>
    explicit(String(Number(nth) - 1)),
  ),
  rule(`(?:the year )?(?<year>${SPELT_YEAR})`, ({ year = "" }) =>
    explicit(String(speltYear(year))),
  ),
];

/** "may" and "march" are verbs as well; in capitals only what stands before tells. */
function isMonth(words: string, { before }: Scene): boolean {
  if (/^may$/i.test(words))
    return /\b(?:in|of|since|until|by|from|and|to)\s$/i.test(before) && words !== "may";
  return (
    /[A-Z]/.test(words.slice(-9)) ||
    /\b(?:january|february|april|june|july|august|september|october|november|december)$/.test(words)
  );
}

/** A bare number of four digits is a year where nothing beside it says that it counts something. */
function isYear({ before, after }: Scene): boolean {
  if (/(?:[$£€#]|\bNo\.|[-–/.,]|\b\d{1,3},)\s?$/.test(before))
    return /\b(?:19|20)\d\d[-–/]$/.test(before);
  return !/^[-–]?\s?(?:people|troops|soldiers|men|women|km|miles|tons|shares|points|dollars|pounds|workers|employees|cars|units|hours|meters|metres|feet|times|barrels|jobs|words|[a-z]+s\b(?= (?:were|have|are)))|^[-–:/]\d|^['’]s\b(?! (?:first|second|third|fourth))/i.test(
    after,
  );
}

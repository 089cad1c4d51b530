/** Languages whose months and days are told from names; the names are those of the runtime. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  ar: ["ar", "ar-LB", "ar-IQ"], // two sets of months are in use
  fa: ["fa-u-ca-gregory"],
};
const YEAR = 2024; // any: it only has to hold every month and day
const SUNDAY = 7; // of January 2024

const MONTHS = new Map<string, ReadonlyMap<string, number>>();
const DAYS = new Map<string, ReadonlySet<string>>();

/** Names of months in a language, lower case, whole and short, in the case that stands after a day → 1 to 12. */
export function monthsOf(language: string): ReadonlyMap<string, number> {
  const known = MONTHS.get(language) ?? namesOfMonths(language);
  MONTHS.set(language, known);
  return known;
}

/** Names of the days of the week, lower case. */
export function daysOf(language: string): ReadonlySet<string> {
  const known = DAYS.get(language) ?? namesOfDays(language);
  DAYS.set(language, known);
  return known;
}

function tagsOf(language: string): readonly string[] {
  return Intl.DateTimeFormat.supportedLocalesOf(TAGS[language] ?? [language]);
}

function namesOfMonths(language: string): Map<string, number> {
  const formats = tagsOf(language).flatMap((tag) => [
    new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" }),
  ]);
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  return new Map(
    months.flatMap((month) =>
      formats.map((format) => {
        const parts = format.formatToParts(Date.UTC(YEAR, month - 1, 15));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        return [name.toLowerCase().replace(/\.$/, ""), month] as const;
      }),
    ),
  );
}

function namesOfDays(language: string): Set<string> {
  const formats = tagsOf(language).map(
    (tag) => new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" }),
  );
  const days = Array.from({ length: 7 }, (_, i) => SUNDAY + i);
  return new Set(
    days.flatMap((day) =>
      formats.map((format) => format.format(Date.UTC(YEAR, 0, day)).toLowerCase()),
    ),
  );
}

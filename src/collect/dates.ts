const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const RFC_822 =
  /^(?:[a-z]{3},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}[\s-](\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|[a-z]{1,3})$/i;
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+(\\d{4})$`,
  "i",
);
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`,
  "i",
);

/** Minutes east of Greenwich of the zones RFC 822 names. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/**
 * `YYYY-MM-DD`, or a UTC instant where time and zone are given; null for what does not name one day.
 *
 * A time without a zone is dropped, and `03/10/2025` is refused: which day they mean depends on who wrote them.
 */
export function parseDate(value: string): string | null {
  const text = value.trim();
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return instant([iso[1], iso[2], iso[3]], [iso[4], iso[5], iso[6]], iso[7]);
  const rfc = RFC_822.exec(text);
  if (rfc) return instant([rfc[3], monthNumber(rfc[2]), rfc[1]], [rfc[4], rfc[5], rfc[6]], rfc[7]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return instant([dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]]);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst ? instant([monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]]) : null;
}

type Parts = readonly [string | undefined, string | undefined, string | undefined];

function instant(parts: Parts, time: Parts = NO_TIME, zone = ""): string | null {
  const date = parts.map((part) => (part ?? "").padStart(2, "0")).join("-");
  if (!isDay(date)) return null;
  const offset = minutesEast(zone);
  const clock = time.map((part) => part ?? "00").join(":");
  const utc = Date.parse(`${date}T${clock}Z`);
  if (offset === null || time === NO_TIME || Number.isNaN(utc)) return date;
  return new Date(utc - offset * 60_000).toISOString().replace(".000Z", "Z");
}

const NO_TIME: Parts = [undefined, undefined, undefined];

/** False for the 30th of February, which `Date` would take for a day of March. */
function isDay(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}

function minutesEast(zone: string): number | null {
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!numeric) return ZONES[zone.toLowerCase()] ?? null;
  return (numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1);
}

const DATED_LINE_UNITS = 80;
const LABEL = /^(?:published|posted|first published|date|released|issued)\s*(?:on\b|at\b|:)?\s*/i;
const CLOCK = /[\s,|–—-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?$/i;

/** The day of a line that is nothing but a date: "Published: Friday, 3 October 2025 | 14:05 GMT"; else null. */
export function dateOfLine(line: string): string | null {
  if (line.length > DATED_LINE_UNITS) return null;
  return parseDate(line.replace(LABEL, "").replace(CLOCK, ""))?.slice(0, 10) ?? null;
}

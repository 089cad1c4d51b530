import { NUMBER_WORDS, numberOf } from "../numbers.ts";

// Fragments of patterns. Every repetition is bounded, so that matching is linear in the text.

const ONES = "one|two|three|four|five|six|seven|eight|nine";
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const SINGLE = [...NUMBER_WORDS.keys()].filter((word) => !TENS.split("|").includes(word)).join("|");

export const WEEKDAY =
  "(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|(?:Mon|Tues?|Wed|Thurs?|Fri)\\.)";
export const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\\.|\\b))";
export const DAY = "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\\d%]|[.,]\\d)";
export const YEAR = "(?:1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d)";
export const SEASON = "(?:spring|summer|autumn|fall|winter)";
export const PART = "(?:morning|afternoon|evening|night)";
export const NUMBER = `(?:(?:an?|one|two|three) (?:dozen|hundred|thousand)|\\d{1,4}(?:\\.\\d)?(?: 1/2)?|(?:${TENS})(?:[- ](?:${ONES}))?|${SINGLE})`;
export const SOME = "(?:a few|several|many|a couple(?: of)?|some)";
export const UNIT = "(?:second|minute|hour|day|week|month|quarter|year|decade)";
/** "late", "earlier", "mid-": parts of a period that its value leaves out. */
export const PART_OF =
  "(?:(?:early|earlier|late|later|sometime|mid)[ -]|the (?:end|beginning|start|middle) of )";
export const ABOUT =
  "(?:(?:nearly|almost|about|around|at least|more than|less than|no more than|up to|roughly|approximately) )";
export const ORDINAL = "(?:first|second|third|fourth|1st|2nd|3rd|4th)";
export const CLOCK =
  "(?:(?:[01]?\\d|2[0-3])(?:[:.][0-5]\\d)? ?(?:[ap]\\.m\\.|[ap]m\\b)|(?:[01]\\d|2[0-3]):?[0-5]\\d (?:hours|GMT)|noon|midnight)(?: (?:local time|GMT|UTC|E[SD]T|P[SD]T))?";

const SIZES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1000],
]);

/** How many "a few", "2 1/2" or "a hundred" are; "X" where the words leave it open, as TIMEX3 writes it. */
export function countOf(words: string): number | "X" {
  const lower = words.toLowerCase().trim();
  if (lower.startsWith("a couple")) return 2;
  if (/^(?:an?|another)$/.test(lower)) return 1;
  const [times = "", size = ""] = lower.split(" ");
  const multiple = SIZES.get(size);
  if (multiple) return multiple * (numberOf(times) ?? 1);
  const half = lower.endsWith(" 1/2") ? 0.5 : 0;
  const whole = numberOf(half ? lower.slice(0, -4) : lower);
  return whole === undefined ? "X" : whole + half;
}

const SPELT = `nineteen (?:${TENS})(?:[- ](?:${ONES}))?`;
export const SPELT_YEAR = `(?:${SPELT}|two thousand)`;

/** "nineteen ninety-six", as broadcasts are written down → 1996. */
export function speltYear(words: string): number {
  return /^two/i.test(words) ? 2000 : 1900 + (numberOf(words.slice("nineteen ".length)) ?? 0);
}

/** 1–4 for "first" to "4th". */
export function ordinalOf(word: string): number {
  const lower = word.toLowerCase();
  return ["first", "second", "third", "fourth"].indexOf(lower) + 1 || Number(lower[0]);
}

/** TIMEX3 duration: three months → "P3M", some hours → "PTXH". */
export function durationValue(count: number | "X", unit: string): string {
  const letter = unit[0]?.toUpperCase() ?? "";
  if (/^(?:hour|minute|second)/.test(unit)) return `PT${count}${letter}`;
  if (unit.startsWith("decade")) return count === "X" ? "PXY" : `P${10 * count}Y`;
  if (count !== "X" && count % 1 === 0.5 && letter === "Y") return `P${count - 0.5}Y6M`;
  return `P${count}${letter}`;
}

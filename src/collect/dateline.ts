import type { Span } from "../base/span.ts";
import type { Dateline } from "../model/document.ts";
import { parseDate } from "./dates.ts";

/** What the opening words of a wire story say of where, when and by which agency it was filed. */
export interface Filing {
  readonly dateline: Dateline | null;
  readonly agency: string | null;
  /** `YYYY-MM-DD`, only where the year is printed. */
  readonly date: string | null;
}

const NOTHING: Filing = { dateline: null, agency: null, date: null };

const OPENING_UNITS = 160; // the longest dateline of the Reuters handbook's kind has 70
const LETTERS = "[\\p{L}\\p{M}.'’-]";
const CAPITALS = `\\p{Lu}[\\p{Lu}\\p{M}.'’-]+(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}.'’-]*){0,4}`;
const TITLE_CASE = `\\p{Lu}${LETTERS}+(?:[ /]\\p{Lu}${LETTERS}*){0,3}`;
const TAIL = `((?:,\\s?[\\p{L}\\p{M}\\d.'’ -]{1,30}){0,3})`;
const AGENCY = `(?:\\(([^()]{2,40})\\)|/(\\p{Lu}[\\p{Lu}\\p{N}]{1,15})/\\.?)`;
const DASH = "\\s*(?:[–—―]|--?(?=\\s))\\s*";

/** `KYIV, Ukraine (AP) —`, `BAGHDAD, Oct 3 (Reuters) -`, `MOSCOW, October 3. /TASS/.` */
const WITH_AGENCY = new RegExp(
  `^(${CAPITALS}|${TITLE_CASE})${TAIL}\\s{0,3}${AGENCY}(?:${DASH}|(?<=/\\.)\\s)`,
  "u",
);
/** `WASHINGTON —`, `CAIRO, 3 October 2025 —` */
const WITHOUT_AGENCY = new RegExp(`^(${CAPITALS})${TAIL}${DASH}`, "u");
/** `(Reuters) -` */
const AGENCY_ALONE = new RegExp(`^\\(([\\p{Lu}][\\p{L}\\p{N} .&/-]{1,39})\\)${DASH}`, "u");

/** Capitals before a dash that are no place. */
const LABELS =
  /^(?:ALERT|ANALYSIS|BREAKING|BRIEF|CORRECTED|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FILE|INSIGHT|INTERVIEW|JUST IN|LIVE|NEWS|NOTE|OPINION|PHOTOS?|READ|RECAP|REFILE|TIMELINE|UPDATED?|URGENT|VIDEO|WATCH|WRAPUP)\b/;
const PLACE_LETTERS = 3;
const MONTH_WORD = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s|$)/i;

/**
 * The dateline that opens one of the first paragraphs of the body, which may follow a caption or a byline.
 *
 * @param paragraphs spans of `text`, the first ones of the body
 */
export function findFiling(text: string, paragraphs: readonly Span[]): Filing {
  for (const { begin, end } of paragraphs) {
    const filing = filingAt(text.slice(begin, Math.min(end, begin + OPENING_UNITS)), begin);
    if (filing.dateline !== null || filing.agency !== null) return filing;
  }
  return NOTHING;
}

function filingAt(words: string, begin: number): Filing {
  const found = WITH_AGENCY.exec(words) ?? WITHOUT_AGENCY.exec(words);
  if (!found) return { ...NOTHING, agency: agencyAlone(words) };
  const [whole, name = "", tail = "", ...brackets] = found;
  if (!isPlace(name) || whole.length === words.length) return NOTHING;
  const { regions, date } = readTail(tail);
  const bracket = readBracket(brackets.join(""));
  const span = { begin, end: begin + whole.trimEnd().length };
  const dateline = { span, place: [name, ...regions].join(", "), agency: bracket.agency };
  return { dateline, agency: bracket.agency, date: bracket.date ?? date };
}

function agencyAlone(words: string): string | null {
  return AGENCY_ALONE.exec(words)?.[1]?.trim() ?? null;
}

function isPlace(name: string): boolean {
  return !LABELS.test(name) && name.replace(/\P{L}/gu, "").length >= PLACE_LETTERS;
}

/** What the parentheses hold: an agency, or a date. */
function readBracket(words: string): Pick<Filing, "agency" | "date"> {
  const date = day(words);
  return { agency: date === null ? words.trim() || null : null, date };
}

/** ", Ukraine, Oct 3, 2025" → region and date; a date without a year is none. */
function readTail(tail: string): { regions: string[]; date: string | null } {
  const parts = tail
    .split(",")
    .map((part) => part.trim().replace(/\.$/, ""))
    .filter((part) => part !== "");
  const isDatePart = (part: string) => /^\d/.test(part) || MONTH_WORD.test(part);
  return {
    regions: parts.filter((part) => !isDatePart(part)),
    date: day(parts.filter(isDatePart).join(", ")),
  };
}

function day(words: string): string | null {
  return parseDate(words)?.slice(0, 10) ?? null;
}

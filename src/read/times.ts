import * as chrono from "chrono-node";
import { addDays, type Interval } from "../base/interval.ts";
import { idOf } from "../base/id.ts";
import { overlap, type Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { TimeExpression } from "../model/time.ts";
import { reader } from "./layers.ts";

/**
 * Time expressions of the text. Relative ones are reckoned from the date of publication; where there is
 * none they stay relative, with no interval.
 */
export const times = reader({
  name: "times/1",
  needs: ["blocks"],
  adds: "times",
  read: (document, { blocks }) => {
    const text = blocks.filter(
      ({ kind }) => kind === "paragraph" || kind === "title" || kind === "correction",
    );
    return text.flatMap(({ span }) => timesIn(document, span));
  },
});

const YEAR =
  /\b(?:in|since|until|by|during|of|from|before|after|late|early|mid-?)\s?((?:19|20)\d\d)\b(?!\s?(?:people|troops|soldiers|men|km))/g;
const PERIOD =
  /\b(?:last|this|next|past|previous|coming)\s(?:week|month|year|weekend|summer|winter|spring|autumn|fall)\b/gi;
const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const DAY_MONTH = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (${MONTHS})(?:,? (\d{4}))?\b|\b(${MONTHS}) (\d{1,2})(?:st|nd|rd|th)?(?:, (\d{4}))?\b`,
  "g",
);
const CHRONO_UNITS = 2000; // chrono is quadratic on long strings

function timesIn(document: Document, span: Span): TimeExpression[] {
  const found: TimeExpression[] = [];
  const add = (time: TimeExpression | undefined) => {
    if (time && !found.some((other) => overlap(other.span, time.span) > 0)) found.push(time);
  };
  for (let begin = span.begin; begin < span.end; begin += CHRONO_UNITS) {
    const piece = document.text.slice(begin, Math.min(span.end, begin + CHRONO_UNITS));
    for (const match of piece.matchAll(PERIOD))
      add(period(document, begin + match.index, match[0]));
    for (const match of piece.matchAll(DAY_MONTH))
      add(dayAndMonth(document, begin + match.index, match));
    for (const result of chrono.parse(piece, referenceOf(document)))
      add(fromChrono(document, begin, result));
    for (const match of piece.matchAll(YEAR))
      add(year(document, begin + match.index + match[0].length - 4, match[1] ?? ""));
  }
  return found.sort((a, b) => a.span.begin - b.span.begin);
}

// Any fixed day serves where the document has none: what depends on it is dropped again.
const NO_REFERENCE = "2000-01-03";

function referenceOf(document: Document): Date {
  return new Date(`${(document.published ?? NO_REFERENCE).slice(0, 10)}T12:00:00Z`);
}

/** "15 September", "October 3, 2016": without a year, the nearest that the sentence allows. */
function dayAndMonth(document: Document, begin: number, match: RegExpMatchArray): TimeExpression {
  const [words, day1, month1, year1, month2, day2, year2] = match;
  const span = { begin, end: begin + words.length };
  const month = MONTHS.split("|").indexOf(month1 ?? month2 ?? "") + 1;
  const rest = `-${String(month).padStart(2, "0")}-${(day1 ?? day2 ?? "").padStart(2, "0")}`;
  const given = year1 ?? year2;
  if (given) return dated(document, span, { kind: "explicit", interval: oneDay(given + rest) });
  const assumed = yearOf(document, begin, rest);
  return dated(document, span, {
    kind: "relative",
    interval: assumed === null ? null : oneDay(assumed + rest),
  });
}

/** Year of publication, or the one before where the day would lie ahead and nothing says so. */
function yearOf({ published, text }: Document, begin: number, rest: string): number | null {
  if (!published) return null;
  const own = Number(published.slice(0, 4));
  return own + rest > published.slice(0, 10) && !looksAhead(text, begin) ? own - 1 : own;
}

/** The day, or nothing for a 31 June. */
function oneDay(day: string): Interval | null {
  const time = Date.parse(day);
  const valid = !Number.isNaN(time) && isoDay(new Date(time)) === day;
  return valid ? { from: day, to: addDays(day, 1), precision: "day" } : null;
}

function fromChrono(
  document: Document,
  offset: number,
  result: chrono.ParsedResult,
): TimeExpression | undefined {
  if (!isDate(result)) return undefined;
  const span = { begin: offset + result.index, end: offset + result.index + result.text.length };
  const found = { result, span, explicit: /\d{4}/.test(result.text) };
  if (found.explicit)
    return dated(document, span, { kind: "explicit", interval: intervalOf(document, found) });
  const interval = document.published ? intervalOf(document, found) : null;
  return dated(document, span, { kind: "relative", interval });
}

function dated(
  document: Document,
  span: Span,
  { kind, interval }: Pick<TimeExpression, "kind" | "interval">,
): TimeExpression {
  const published = kind === "relative" ? document.published : null;
  return {
    ...expression(document, span),
    kind,
    value: interval && valueOf(interval),
    interval,
    anchor: published ? { date: published.slice(0, 10), basis: "published" } : null,
  };
}

const NO_DATE = /^(?:\d{1,2}|now|second|sec|sat|sun|may|march|mar)$/i;
const RELATIVE = /day|week|month|year|yesterday|tonight|tomorrow/i;

/** chrono also takes bare numbers, "may" and clock times for dates. */
function isDate({ text, start }: chrono.ParsedResult): boolean {
  if (NO_DATE.test(text.trim())) return false;
  return (
    RELATIVE.test(text) ||
    (["day", "month", "year", "weekday"] as const).some((part) => start.isCertain(part))
  );
}

/** A date that chrono found; explicit where the text gives the year. */
interface Found {
  readonly result: chrono.ParsedResult;
  readonly span: Span;
  readonly explicit: boolean;
}

function intervalOf(document: Document, found: Found): Interval {
  const { result } = found;
  const from = dayOf(document, found);
  const day =
    result.start.isCertain("day") ||
    result.start.isCertain("weekday") ||
    !result.start.isCertain("month");
  if (!day) return monthInterval(from);
  const last = result.end ? isoDay(result.end.date()) : from;
  return {
    from,
    to: addDays(last < from ? from : last, 1),
    precision: result.end && last > from ? "span" : "day",
  };
}

/** News looks back: a weekday, or a day without a year, is the last one, unless the verb before it looks ahead. */
function dayOf(document: Document, { result, span, explicit }: Found): string {
  const day = isoDay(result.start.date());
  const published = document.published?.slice(0, 10);
  if (explicit || !published || /next|tomorrow|coming|in \d|from now|later/i.test(result.text))
    return day;
  const ahead = looksAhead(document.text, span.begin);
  if (result.start.isCertain("weekday")) return weekdayFrom(day, published, ahead);
  if (
    ahead ||
    day <= published ||
    result.start.isCertain("year") ||
    !result.start.isCertain("month")
  )
    return day;
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** The same weekday in the week before `published`, itself included, or in the week after it. */
function weekdayFrom(day: string, published: string, ahead: boolean): string {
  const away = Math.round((Date.parse(day) - Date.parse(published)) / 86_400_000);
  const back = ((away % 7) + 7) % 7; // days ahead, 0 to 6
  return addDays(published, ahead ? back || 7 : back === 0 ? 0 : back - 7);
}

const AHEAD = /\b(?:will|shall|expected to|due|scheduled|plans? to|opens|begins|starts)\b/gi;
const BEHIND = /\b(?:said|says|told|reported|was|were|had|did|has|\p{L}{3,}ed)\b/giu;
const VERB_REACH_UNITS = 160;

/** The last verb before the expression, in its sentence, is a future one. */
function looksAhead(text: string, begin: number): boolean {
  const before = text.slice(Math.max(0, begin - VERB_REACH_UNITS), begin);
  const sentence = before.slice(before.lastIndexOf(". ") + 1);
  const ahead = lastMatch(sentence, AHEAD);
  return ahead >= 0 && ahead >= lastMatch(sentence, BEHIND);
}

function lastMatch(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function monthInterval(from: string): Interval {
  const first = `${from.slice(0, 7)}-01`;
  return { from: first, to: `${addDays(first, 32).slice(0, 7)}-01`, precision: "month" };
}

function valueOf(interval: Interval): string | null {
  if (interval.precision === "year") return interval.from?.slice(0, 4) ?? null;
  return interval.precision === "month" ? (interval.from?.slice(0, 7) ?? null) : interval.from;
}

function year(document: Document, begin: number, digits: string): TimeExpression {
  const interval: Interval = {
    from: `${digits}-01-01`,
    to: `${Number(digits) + 1}-01-01`,
    precision: "year",
  };
  return {
    ...expression(document, { begin, end: begin + 4 }),
    kind: "explicit",
    value: digits,
    interval,
    anchor: null,
  };
}

function period(document: Document, begin: number, words: string): TimeExpression {
  const published = document.published?.slice(0, 10) ?? null;
  const interval = published ? periodInterval(words.toLowerCase(), published) : null;
  return {
    ...expression(document, { begin, end: begin + words.length }),
    kind: "relative",
    value: interval ? valueOf(interval) : null,
    interval,
    anchor: published ? { date: published, basis: "published" } : null,
  };
}

function periodInterval(words: string, published: string): Interval | null {
  const step = /^(?:last|past|previous)/.test(words) ? -1 : /^(?:next|coming)/.test(words) ? 1 : 0;
  if (words.endsWith("year")) {
    const y = Number(published.slice(0, 4)) + step;
    return { from: `${y}-01-01`, to: `${y + 1}-01-01`, precision: "year" };
  }
  if (words.endsWith("month")) {
    const middle = addDays(`${published.slice(0, 7)}-15`, step * 30);
    return monthInterval(middle);
  }
  if (!words.endsWith("week")) return null;
  const monday = addDays(
    published,
    -((new Date(`${published}T00:00:00Z`).getUTCDay() + 6) % 7) + 7 * step,
  );
  return { from: monday, to: addDays(monday, 7), precision: "week" };
}

function expression(
  document: Document,
  span: Span,
): Pick<TimeExpression, "id" | "documentId" | "span" | "text"> {
  return {
    id: idOf("time", document.id, span.begin, span.end),
    documentId: document.id,
    span,
    text: document.text.slice(span.begin, span.end),
  };
}

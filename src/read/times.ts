import * as chrono from "chrono-node";
import { idOf } from "../base/id.ts";
import { overlap, type Span } from "../base/span.ts";
import type { Document } from "../model/document.ts";
import type { TimeExpression } from "../model/time.ts";
import { reader } from "./layers.ts";
import { intervalOf } from "./times/calendar.ts";
import type { Rule, Scene, Value } from "./times/rule.ts";
import { RULES } from "./times/rules.ts";

/**
 * Time expressions of the text with their TIMEX3 values. Relative ones are reckoned from the date of
 * publication; where there is none they stay relative, with no interval.
 *
 * @see docs/methods/times.md
 */
export const times = reader({
  name: "times/2",
  needs: ["blocks"],
  adds: "times",
  read: (document, { blocks }) => {
    const quarter = { value: null };
    const text = blocks.filter(
      ({ kind }) => kind === "paragraph" || kind === "title" || kind === "correction",
    );
    return text.flatMap(({ span }) => timesIn(document, span, quarter));
  },
});

/** A match of a rule, not yet reckoned. */
interface Candidate extends Span {
  readonly rule: Rule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

function timesIn(document: Document, span: Span, quarter: Scene["quarter"]): TimeExpression[] {
  const text = document.text.slice(span.begin, span.end);
  const found: TimeExpression[] = [];
  let free = 0;
  for (const candidate of candidatesIn(text)) {
    if (candidate.begin < free) continue;
    const scene = sceneOf(document, { text, at: candidate, quarter });
    const words = text.slice(candidate.begin, candidate.end);
    const value = candidate.rule.make(candidate.groups, scene, words);
    if (!value) continue;
    free = candidate.end;
    if (/-Q\d$/.test(value.value ?? "") && !/year/i.test(words)) quarter.value = value.value;
    found.push(expression(document, shift(candidate, span.begin), value));
  }
  const rest = fromChrono(document, span).filter(
    (time) => !found.some((other) => overlap(other.span, time.span) > 0),
  );
  return [...found, ...rest].sort((a, b) => a.span.begin - b.span.begin);
}

/** In order of the text; of two that begin together the longer. */
function candidatesIn(text: string): Candidate[] {
  return RULES.flatMap((rule) =>
    [...text.matchAll(rule.pattern)].map((match) => ({
      begin: match.index,
      end: match.index + match[0].length,
      rule,
      groups: match.groups ?? {},
    })),
  ).sort((a, b) => a.begin - b.begin || b.end - a.end);
}

function shift({ begin, end }: Span, by: number): Span {
  return { begin: begin + by, end: end + by };
}

const BESIDE_UNITS = 40; // of text before and after that a rule may look at

function sceneOf(
  document: Document,
  { text, at, quarter }: { text: string; at: Span; quarter: Scene["quarter"] },
): Scene {
  return {
    published: document.published?.slice(0, 10) ?? null,
    before: text.slice(Math.max(0, at.begin - BESIDE_UNITS), at.begin),
    after: text.slice(at.end, at.end + BESIDE_UNITS),
    ahead: looksAhead(text, at.begin),
    quarter,
  };
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

const CHRONO_UNITS = 2000; // chrono is quadratic on long strings
// Any fixed day serves: what is not explicit is dropped again.
const ANY_DAY = new Date("2000-01-03T12:00:00Z");

/** What no rule knows and yet names its day in full: "10.03.1998". */
function fromChrono(document: Document, span: Span): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (let begin = span.begin; begin < span.end; begin += CHRONO_UNITS) {
    const piece = document.text.slice(begin, Math.min(span.end, begin + CHRONO_UNITS));
    if (!/\d{4}/.test(piece)) continue; // no day in full without its year
    for (const { index, text, start } of chrono.parse(piece, ANY_DAY)) {
      const full = (["day", "month", "year"] as const).every((part) => start.isCertain(part));
      if (!full || !/\d{4}/.test(text)) continue;
      const at = { begin: begin + index, end: begin + index + text.length };
      found.push(expression(document, at, { kind: "explicit", value: isoDay(start.date()) }));
    }
  }
  return found;
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function expression(
  document: Document,
  span: Span,
  { kind, value, interval = value === null ? null : intervalOf(value) }: Value,
): TimeExpression {
  const published = kind === "relative" ? (document.published?.slice(0, 10) ?? null) : null;
  return {
    id: idOf("time", document.id, span.begin, span.end),
    documentId: document.id,
    span,
    text: document.text.slice(span.begin, span.end),
    kind,
    value,
    interval,
    anchor: published ? { date: published, basis: "published" } : null,
  };
}

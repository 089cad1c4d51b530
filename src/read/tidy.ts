import { contains, hull, overlap, type Span } from "../base/span.ts";
import type { Attribution } from "./layers.ts";
import { findCueVerb, NEGATIONS } from "./lexicon.ts";
import { at, isFinite, isVerb, type Words } from "./phrases.ts";
import { wordsIn } from "./sources.ts";
import { tailOf, type Tail } from "./tails.ts";

/** An attribution as a claim is made of it, and what of its content is rather the narrator's. */
export interface Tidied extends Attribution {
  readonly tail?: Tail;
}

/**
 * Attributions of one sentence as claims are made of them: contents whole where the tagger left a hole or stopped in
 * the middle of a clause, quotation marks on both sides, sources without their cue; without the narrator's
 * afterthoughts; and no attribution where nothing is said ("has not failed to answer").
 *
 * The layer of attributions itself keeps what was found, word for word.
 */
export function tidied(words: Words, all: readonly Attribution[]): Tidied[] {
  const note = isSourcingNote(words);
  return all
    .filter((one) => one.rule !== "tagger" || saysSomething(words, one))
    .filter((one) => !(note && one.scope === "carried") && !isUnsaid(words, one))
    .map((one) => ({ ...one, source: sourceOf(words, one), content: withoutHoles(one, all) }))
    .map((one) => ({ ...one, content: wholeClause(words, one, all) }))
    .map((one) => withoutTail(words, one))
    .map((one) => ({ ...one, content: one.content.map((span) => withMarks(words, span)) }));
}

/** "Both spoke on condition of anonymity because …": what the narrator says of his sources, not they. */
function isSourcingNote(words: Words): boolean {
  return words.some(
    ({ lower }, i) =>
      (lower === "anonymity" && at(words, i - 1).lower === "of") ||
      (lower === "authorized" && at(words, i - 1).lower === "not"),
  );
}

const WITHHELD = new Set(["say", "confirm", "deny"]);

/** "Have not said why", "was denied a visa", "can be found on": told of somebody, who asserts nothing by it. */
function isUnsaid(words: Words, { cue, scope, source }: Attribution): boolean {
  if (scope === "carried") return false;
  const inside = cue.spans.flatMap((span) => wordsIn(words, span));
  if (WITHHELD.has(cue.class) && inside.some((word) => NEGATIONS.has(word.lower))) return true;
  const before = source !== null && source.end <= (cue.spans[0]?.begin ?? 0);
  const passive = inside.some((word) => word.lemma === "be");
  return before && passive && GIVEN.has(cue.lemma);
}

const GIVEN = new Set(["deny", "refuse", "find", "offer", "promise"]);

/** A known cue, a clause or a quotation; an attitude that only an infinitive follows is the narrator's to tell. */
function saysSomething(words: Words, { cue, content }: Attribution): boolean {
  if (findCueVerb(cue.lemma)) return true;
  return content.some((span) => {
    const inside = wordsIn(words, span);
    return inside.some((word, i) => word.quoted || isFinite(inside, i));
  });
}

const TELLING = new Set(["tell", "inform", "ask", "order", "instruct", "warn", "advise", "urge"]);

/** Without the cue and a loose comma; nobody where the source is the one who "was told". */
function sourceOf(words: Words, one: Attribution): Span | null {
  const source = withoutCue(words, one);
  if (!source) return null;
  const cue = one.cue.spans.flatMap((span) => wordsIn(words, span));
  const passive = cue.some((word) => word.lemma === "be") && TELLING.has(one.cue.lemma);
  const told = cue.find((word) => word.lemma === one.cue.lemma);
  if (passive && told && /(?:ed|old)$/.test(told.lower) && source.end <= told.begin) return null;
  const inside = wordsIn(words, source).filter(({ text }, i, run) =>
    text === "," ? i < run.length - 1 : true,
  );
  return hull(inside) ?? source;
}

function withoutCue(words: Words, { source, cue }: Attribution): Span | null {
  const first = cue.spans[0];
  if (!source || !first || overlap(source, first) === 0) return source;
  const own = wordsIn(words, source).filter((word) =>
    cue.spans.every((span) => !contains(span, word)),
  );
  return hull(own) ?? source;
}

/** One span for two with only words between them that belong to nobody else. */
function withoutHoles(one: Attribution, all: readonly Attribution[]): Span[] {
  const taken = takenBy(all);
  const filled: Span[] = [];
  for (const span of one.content) {
    const last = filled.at(-1);
    const hole = last && { begin: last.end, end: span.begin };
    if (hole && !taken.some((other) => overlap(other, hole) > 0)) {
      filled[filled.length - 1] = { begin: last.begin, end: span.end };
    } else filled.push(span);
  }
  return filled;
}

function takenBy(all: readonly Attribution[]): Span[] {
  return all.flatMap(({ source, cue }) => [...cue.spans, ...(source ? [source] : [])]);
}

const ENDS = /^[\p{P}\p{S}]+$/u;

/** A content after its cue that stops where no mark stands and a verb goes on runs to the next mark. */
function wholeClause(words: Words, one: Attribution, all: readonly Attribution[]): Span[] {
  const last = one.content.at(-1);
  const cueEnd = one.cue.spans.at(-1)?.end ?? 0;
  if (!last || one.rule !== "tagger" || last.begin < cueEnd) return [...one.content];
  const from = words.findIndex((word) => word.begin >= last.end);
  const to = from >= 1 && goesOn(words, from) ? clauseEnd(words, from, othersOf(one, all)) : from;
  if (to <= from) return [...one.content];
  return [...one.content.slice(0, -1), { begin: last.begin, end: at(words, to - 1).end }];
}

function othersOf(one: Attribution, all: readonly Attribution[]): Span[] {
  return [
    ...takenBy(all),
    ...all.filter((other) => other !== one).flatMap((other) => other.content),
  ];
}

/** First word from `from` on that is a mark or belongs to another. */
function clauseEnd(words: Words, from: number, others: readonly Span[]): number {
  let to = from;
  while (to < words.length && !ENDS.test(at(words, to).text)) {
    if (others.some((span) => overlap(span, at(words, to)) > 0)) break;
    to++;
  }
  return to;
}

function goesOn(words: Words, i: number): boolean {
  const { pos, text, lower } = at(words, i);
  if (ENDS.test(text) || ENDS.test(at(words, i - 1).text) || pos === "ADP") return false;
  return (isVerb(words[i]) && !lower.endsWith("ing")) || pos === "ADJ" || pos === "PART";
}

function withoutTail(words: Words, one: Attribution): Tidied {
  const tail = tailOf(words, one);
  const last = one.content.at(-1);
  if (!tail || !last) return one;
  const kept = wordsIn(words, { begin: last.begin, end: tail.span.begin });
  const end = kept.findLast(({ text }) => text !== ",")?.end ?? last.end;
  return { ...one, tail, content: [...one.content.slice(0, -1), { begin: last.begin, end }] };
}

/** With the mark before it where the content opens inside a quotation that it closes, and the other way round. */
function withMarks(words: Words, span: Span): Span {
  const first = words.findIndex((word) => word.begin >= span.begin);
  const last = words.findLastIndex((word) => word.end <= span.end);
  if (first < 0 || last < first) return span;
  const inside = words.slice(first, last + 1).filter(isMark).length;
  if (inside % 2 === 0) return span;
  if (isMark(at(words, first - 1))) return { begin: at(words, first - 1).begin, end: span.end };
  return isMark(at(words, last + 1)) ? { begin: span.begin, end: at(words, last + 1).end } : span;
}

function isMark({ text, quoted }: Words[number]): boolean {
  return quoted && /^["“”«»]$/.test(text);
}

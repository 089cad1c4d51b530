import { findCueVerb } from "../lexicon.ts";
import { nounPhraseBefore } from "../noun-phrases.ts";
import { at, isVerb, lastWord, verbGroupStart, type Phrase, type Words } from "../phrases.ts";

const CLOSERS = new Set(['"', "”", "''", "»"]);
const OPENERS = new Set(['"', "“", "``", "«", "„"]);
const COORDINATORS = new Set(["and", "but", "while", "whereas", "though", "although", "or"]);

export function opensQuote(words: Words, i: number): boolean {
  const word = words[i];
  return word !== undefined && OPENERS.has(word.text) && word.quoted && !closesQuote(words, i);
}

export function closesQuote(words: Words, i: number): boolean {
  const word = words[i];
  if (!word || !CLOSERS.has(word.text)) return false;
  return word.text !== '"' || at(words, i - 1).quoted === true;
}

/** True at a comma, dash or closing mark: where a clause may end before its attribution. */
export function endsClause(words: Words, i: number): boolean {
  return (
    at(words, i).text === "," ||
    at(words, i).text === "—" ||
    at(words, i).text === "–" ||
    closesQuote(words, i)
  );
}

/** A cue verb that starts an attribution of its own: finite, outside quotation marks, with clause or recipient to follow. */
export function isOwnCue(words: Words, i: number): boolean {
  const word = words[i];
  if (!word || word.quoted || word.pos !== "VERB") return false;
  const frames = findCueVerb(word.lemma)?.frames ?? "";
  return /[SO]/.test(frames) && at(words, i - 1).lower !== "to";
}

/**
 * Last word of the content that begins at `start`: the end of the sentence, or before the next clause that
 * attributes something else (", and Y said …", ", according to …").
 */
export function contentEnd(words: Words, start: number): number {
  const last = lastWord(words);
  if (opensQuote(words, start)) {
    const close = closingMark(words, start);
    if (close !== undefined && breaksAfterQuote(words, close)) return close;
  }
  for (let i = start + 1; i <= last; i++) {
    const cut = cutAt(words, i, start);
    if (cut !== undefined) return cut;
  }
  return last;
}

function closingMark(words: Words, start: number): number | undefined {
  for (let i = start + 1; i < words.length; i++) if (closesQuote(words, i)) return i;
  return undefined;
}

/** After `…"` comes the end, a comma, or a new verb: the quotation was the content. */
function breaksAfterQuote(words: Words, close: number): boolean {
  const next = words[close + 1];
  return !next || /^[,.;:!?)—–]$/.test(next.text) || next.lower === "and" || next.lower === "in";
}

function cutAt(words: Words, i: number, start: number): number | undefined {
  const word = words[i];
  if (!word || word.quoted) return undefined;
  if (word.text === ";") return i - 1;
  if (
    word.lower === "according" &&
    at(words, i + 1).lower === "to" &&
    at(words, i - 1).text === "," &&
    i - 3 > start
  )
    return i - 2;
  if (!isOwnCue(words, i)) return undefined;
  return cutBeforeCue(words, i, start);
}

function cutBeforeCue(words: Words, cue: number, start: number): number | undefined {
  const group = verbGroupStart(words, cue);
  const subject = isVerb(words[group - 1]) ? undefined : nounPhraseBefore(words, group - 1);
  const first = subject?.first ?? group;
  if (first <= start + 1 || !startsOwnClause(words, { cue, first, subject: subject !== undefined }))
    return undefined;
  const comma = at(words, first - 2).text === ",";
  return COORDINATORS.has(at(words, first - 1).lower) && comma ? first - 3 : first - 2;
}

/** ", and Y said", "and warned that", ", adding that", ", Y said." */
function startsOwnClause(
  words: Words,
  clause: { cue: number; first: number; subject: boolean },
): boolean {
  const joint = at(words, clause.first - 1);
  if (COORDINATORS.has(joint.lower))
    return !clause.subject || at(words, clause.first - 2).text === ",";
  if (joint.text !== ",") return false;
  return clause.subject
    ? endsSentence(words, clause.cue)
    : at(words, clause.cue).lower.endsWith("ing");
}

/** "…, the minister said." */
function endsSentence(words: Words, cue: number): boolean {
  const last = lastWord(words);
  return cue >= last - 4;
}

/** The phrase without commas, dashes and a stray conjunction at its ends; undefined when nothing is left. */
export function trimPhrase(words: Words, { first, last }: Phrase): Phrase | undefined {
  let from = first;
  let to = last;
  while (from <= to && /^[,;:.—–-]$/.test(at(words, from).text)) from++;
  while (to >= from && /^[,;:.—–-]$/.test(at(words, to).text) && !at(words, to + 1).quoted) to--;
  return from <= to ? { first: from, last: to } : undefined;
}

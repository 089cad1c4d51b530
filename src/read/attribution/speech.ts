import { nounPhraseAfter, nounPhraseBefore } from "../noun-phrases.ts";
import {
  at,
  hasFinite,
  isFinite,
  isVerb,
  lastWord,
  verbGroupStart,
  type Phrase,
  type Words,
} from "../phrases.ts";
import { closesQuote, contentEnd, endsClause, opensQuote, trimPhrase } from "./bounds.ts";
import { cueVerbAt, isBareParticiple, statementVerb, type CueVerbAt } from "./cue-verbs.ts";
import type { Draft } from "./draft.ts";

const MANNER =
  /^(?:statement|interview|letter|report|speech|tweet|post|briefing|conference|message|email|address|remarks|article|reporters|journalists|parliament|television|radio|twitter|telegram|friday|monday|tuesday|wednesday|thursday|saturday|sunday|today|yesterday|agency|news|press)$/;

/** Verbs of saying, claiming, denying, threatening … with a clause, a quotation, a noun phrase or an infinitive. */
export function speech(words: Words): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < words.length; i++) {
    const verb = cueVerbAt(words, i);
    const draft = verb && (preposed(words, verb) ?? postposed(words, verb));
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** "The minister said:" at the end of a paragraph: who speaks and the cue; what is said stands in the paragraphs below. */
export function introduction(words: Words): Omit<Draft, "content"> | undefined {
  const colon = words.length - 1;
  if (at(words, colon).text !== ":") return undefined;
  const verb = cueVerbAt(words, colon - 1) ?? statementVerb(words, colon);
  if (!verb || at(words, verb.at).lower.endsWith("ing")) return undefined;
  const source = subjectOf(words, verb);
  return (
    source && {
      source,
      cue: { first: verb.at, last: verb.last },
      lemma: verb.lemma,
      class: verb.class,
      rule: "introduced",
    }
  );
}

// ---- X said (that) …

function preposed(words: Words, verb: CueVerbAt): Draft | undefined {
  const source = subjectOf(words, verb);
  const start = contentStart(words, verb);
  if (!source || start === undefined) return undefined;
  const content = trimPhrase(words, { first: start, last: contentEnd(words, start) });
  if (!content || content.last < content.first) return undefined;
  return toDraft(
    verb,
    source,
    [content],
    isBareParticiple(words, verb) ? "verb-participle" : "verb-before",
  );
}

/** Where the content begins to the right of the verb; undefined where what follows is no content. */
function contentStart(words: Words, verb: CueVerbAt): number | undefined {
  let i = verb.last + 1;
  while (
    at(words, i).pos === "ADV" &&
    !["when", "where", "why", "how"].includes(at(words, i).lower)
  )
    i++;
  if (verb.frames.includes("O")) i = skipRecipient(words, i);
  i = skipManner(words, i);
  return opensContent(words, i) ?? clauseAt(words, verb, i);
}

const QUESTION_WORDS = new Set(["whether", "why", "how", "what", "when", "where", "if"]);

/** "that …", ": …", a quotation: content for every cue. */
function opensContent(words: Words, i: number): number | undefined {
  const { text, lower } = at(words, i);
  if (lower === "that" || QUESTION_WORDS.has(lower) || opensQuote(words, i)) return i;
  return text === ":" || (text === "," && opensQuote(words, i + 1)) ? i + 1 : undefined;
}

function clauseAt(words: Words, verb: CueVerbAt, i: number): number | undefined {
  if (i > lastWord(words) || /^[,.;!?)—–]$/.test(at(words, i).text)) return undefined;
  return takesRest(words, verb, i) ? i : undefined;
}

/** What stands at `i` fits one of the frames of the verb. */
function takesRest(words: Words, verb: CueVerbAt, i: number): boolean {
  const fits = (frame: string) => verb.frames.includes(frame);
  const infinitive = at(words, i).lower === "to" && /^(?:VERB|AUX|ADV)$/.test(at(words, i + 1).pos);
  if (infinitive && (fits("I") || (fits("O") && i > verb.last + 1))) return true;
  if (fits("S") && hasFinite(words, i, lastWord(words)) && startsClause(words, i)) return true;
  return fits("N") && startsObject(words, i);
}

function startsObject(words: Words, i: number): boolean {
  const { pos, lower } = at(words, i);
  return (pos === "VERB" && lower.endsWith("ing")) || nounPhraseAfter(words, i) !== undefined;
}

const CLAUSE_OPENERS = new Set("there it if in by after when as while the at on".split(" "));
const SUBJECT_REACH = 14; // words from a subject within which its verb follows

/** A subject stands here, and its verb follows before the clause ends. */
function startsClause(words: Words, i: number): boolean {
  const subject = nounPhraseAfter(words, i);
  if (!subject) return CLAUSE_OPENERS.has(at(words, i).lower);
  const rest = words.slice(subject.last + 1, subject.last + SUBJECT_REACH);
  const stop = rest.findIndex((word) => word.text === ";");
  const end = subject.last + (stop >= 0 ? stop : rest.length);
  return hasFinite(words, subject.last + 1, end);
}

function skipRecipient(words: Words, i: number): number {
  if (at(words, i).lower === "that" || opensQuote(words, i)) return i;
  const recipient = nounPhraseAfter(words, i);
  if (!recipient) return i;
  const cut = words.findIndex((word, k) => k >= i && k <= recipient.last && word.lower === "that");
  return cut > 0 ? cut : recipient.last + 1;
}

/** "on Friday", "in a statement", "to reporters": part of the saying, not of what is said. */
function skipManner(words: Words, start: number): number {
  let i = start;
  for (let rounds = 0; rounds < 3; rounds++) {
    const end = mannerEnd(words, i);
    if (end === undefined) return i;
    i = end + 1;
  }
  return i;
}

function mannerEnd(words: Words, i: number): number | undefined {
  const word = words[i];
  if (!word || word.quoted) return undefined;
  if (MANNER.test(word.lower) && word.pos !== "VERB") return i;
  if (!["in", "on", "at", "to", "during", "via", "through", "late", "early"].includes(word.lower))
    return undefined;
  const phrase = nounPhraseAfter(words, i + 1);
  if (!phrase || phrase.last - i > 8) return undefined;
  const manner = words.slice(i + 1, phrase.last + 1).findIndex((inner) => MANNER.test(inner.lower));
  return manner >= 0
    ? Math.max(i + 1 + manner, endOfManner(words, i + 1 + manner, phrase))
    : undefined;
}

function endOfManner(words: Words, from: number, phrase: Phrase): number {
  let end = from;
  while (
    end < phrase.last &&
    (at(words, end + 1).pos === "NOUN" ||
      (at(words, end + 1).pos === "PROPN" && MANNER.test(at(words, end + 1).lower)))
  )
    end++;
  return end;
}

// ---- "…", X said / said X

function postposed(words: Words, verb: CueVerbAt): Draft | undefined {
  if (!/[SOQN]/.test(verb.frames) || isBareParticiple(words, verb)) return undefined;
  return inverted(words, verb) ?? trailing(words, verb);
}

// Verbs that stand before their subject without a quotation: "…, said the minister".
const INVERTING = new Set([
  "say",
  "report",
  "write",
  "add",
  "note",
  "explain",
  "warn",
  "claim",
  "announce",
]);

/** `"…," said X` */
function inverted(words: Words, verb: CueVerbAt): Draft | undefined {
  const left = verb.group - 1;
  if (left < 1 || verb.group !== verb.at || !endsClause(words, left)) return undefined;
  const source = nounPhraseAfter(words, verb.last + 1);
  if (!source || !isQuotedOrClause(words, left)) return undefined;
  if (verb.last !== verb.at || (!closesQuote(words, left) && !INVERTING.has(verb.lemma)))
    return undefined;
  return toDraft(verb, source, contentsAround(words, left, source.last), "verb-inverted");
}

/** `…, X said.` and `"…," X said, "…"` */
function trailing(words: Words, verb: CueVerbAt): Draft | undefined {
  const source = subjectOf(words, verb);
  if (!source) return undefined;
  const left = source.first - 1;
  if (left < 1 || source.last >= verb.at || !endsClause(words, left)) return undefined;
  if (!isQuotedOrClause(words, left) && resumedClause(words, left, verb.last) === undefined)
    return undefined;
  return toDraft(verb, source, contentsAround(words, left, verb.last), "verb-after");
}

function isQuotedOrClause(words: Words, left: number): boolean {
  return closesQuote(words, left) || closesQuote(words, left - 1) || hasFinite(words, 0, left - 1);
}

/** What stands before the source and verb, and what goes on after them: a second quotation, or the clause itself. */
function contentsAround(words: Words, left: number, right: number): Phrase[] {
  const before = trimPhrase(words, { first: 0, last: closesQuote(words, left) ? left : left - 1 });
  const resume = resumedQuote(words, right) ?? resumedClause(words, left, right);
  const after =
    resume === undefined
      ? undefined
      : trimPhrase(words, { first: resume, last: contentEnd(words, resume) });
  return [before, after].flatMap((phrase) => phrase ?? []);
}

function resumedQuote(words: Words, right: number): number | undefined {
  for (let i = right + 1; i < Math.min(words.length, right + 12); i++) {
    if (opensQuote(words, i)) return i;
    if (at(words, i).text === "." || isVerb(words[i])) return undefined;
  }
  return undefined;
}

/** `The strike, the report says, targeted …`: before the verb stands only the subject. */
function resumedClause(words: Words, left: number, right: number): number | undefined {
  if (at(words, right + 1).text !== "," || hasFinite(words, 0, left)) return undefined;
  return hasFinite(words, right + 2, Math.min(words.length - 1, right + 6)) ? right + 2 : undefined;
}

// ---- who

/** The speaker: the noun phrase before the verb, the antecedent of "who", or the subject of the sentence. */
function subjectOf(words: Words, verb: CueVerbAt): Phrase | undefined {
  const left = verb.group - 1;
  const { lower } = at(words, left);
  if (RELATIVE_PRONOUNS.has(lower)) return antecedent(words, left);
  if (left < 0) return undefined;
  if (isBareParticiple(words, verb) || COORDINATORS.has(lower))
    return sentenceSubject(words, verb.group);
  const phrase = nounPhraseBefore(words, left);
  const first = relativeHead(words, phrase?.first ?? verb.group);
  if (first !== undefined) return { first, last: left };
  return phrase ?? (lower === "," ? sentenceSubject(words, verb.group) : undefined);
}

const RELATIVE_PRONOUNS = new Set(["who", "which", "that"]);
const COORDINATORS = new Set(["and", "but", "or"]);
const RELATIVE_REACH = 12; // words from "who" to the verb of its sentence

/** "A senior officer who spoke on condition of anonymity said": begin of the officer, who speaks. */
function relativeHead(words: Words, before: number): number | undefined {
  for (let i = before - 1; i > Math.max(0, before - RELATIVE_REACH); i--) {
    const { lower, text } = at(words, i);
    if (/^[,;:"“”]$/.test(text)) return undefined;
    if (lower === "who") return nounPhraseBefore(words, i - 1)?.first;
  }
  return undefined;
}

function antecedent(words: Words, relative: number): Phrase | undefined {
  const end = at(words, relative - 1).text === "," ? relative - 2 : relative - 1;
  return nounPhraseBefore(words, end);
}

/** Noun phrase before the first finite verb of the sentence that stands left of `limit`, outside quotations. */
function sentenceSubject(words: Words, limit: number): Phrase | undefined {
  for (let i = 1; i < limit; i++) {
    if (at(words, i).quoted || !isFinite(words, i)) continue;
    const phrase = nounPhraseBefore(words, verbGroupStart(words, i) - 1);
    if (phrase) return phrase;
  }
  return undefined;
}

function toDraft(
  verb: CueVerbAt,
  source: Phrase,
  content: readonly Phrase[],
  rule: string,
): Draft | undefined {
  if (content.length === 0) return undefined;
  return {
    source,
    cue: { first: verb.group, last: verb.last },
    lemma: verb.lemma,
    class: verb.class,
    content,
    rule,
  };
}

import type { CueClass } from "../../model/claim.ts";
import { findCueVerb, findParticleCue } from "../lexicon.ts";
import {
  hasFinite,
  isFinite,
  isVerb,
  lastWord,
  nounPhraseAfter,
  nounPhraseBefore,
  verbGroupStart,
  type Phrase,
  type Words,
} from "../phrases.ts";
import { closesQuote, contentEnd, endsClause, opensQuote, trimPhrase } from "./bounds.ts";
import type { Draft } from "./draft.ts";

interface Verb {
  readonly at: number;
  readonly group: number;
  /** Last word of the cue: the verb, or its particle. */
  readonly last: number;
  readonly class: CueClass;
  readonly frames: string;
  readonly lemma: string;
}

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

function cueVerbAt(words: Words, i: number): Verb | undefined {
  const word = words[i];
  if (!word || word.quoted || !looksVerbal(words, i)) return undefined;
  const group = verbGroupStart(words, i);
  const helpers = words.slice(group, i);
  if (helpers.some((helper) => helper.lower === "to") && !goesOnTo(words, group)) return undefined;
  if (isPassive(words, group, i) || isNoSaying(words, group, i)) return undefined;
  const next = words[i + 1];
  const particle = next && findParticleCue(word.lemma, next.lower);
  if (particle)
    return {
      at: i,
      group,
      last: i + 1,
      class: particle,
      frames: "NS",
      lemma: `${word.lemma} ${next.lower}`,
    };
  const cue = findCueVerb(word.lemma);
  return cue && { at: i, group, last: i, class: cue.class, frames: cue.frames, lemma: word.lemma };
}

/** Tagged as a verb; or as a noun where only a verb can stand: "Tehran claims that". */
function looksVerbal(words: Words, i: number): boolean {
  const word = words[i];
  if (word?.pos === "VERB") return true;
  if (word?.pos !== "NOUN" || !/[sd]$/.test(word.lower)) return false;
  const before = words[i - 1]?.pos;
  const after = words[i + 1];
  if (before === "NOUN" && (after?.lower === "that" || after?.text === ":")) return true;
  return (
    (before === "PROPN" || before === "PRON") &&
    (after?.lower === "that" || after?.pos === "DET" || after?.text === '"' || after?.text === "“")
  );
}

const BARE_VERB_GOVERNORS = new Set(["help", "let", "make", "see", "have", "watch"]);

/** "maintained by the factions", "regarding the talks", "if they feel …", "helping the state assert …". */
function isNoSaying(words: Words, group: number, i: number): boolean {
  const word = words[i];
  if (
    words[i + 1]?.lower === "by" ||
    ["regarding", "concerning", "considering", "given"].includes(word?.lower ?? "")
  )
    return true;
  return inCondition(words, i) || (word?.lower === word?.lemma && followsGovernor(words, group));
}

function inCondition(words: Words, i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const word = words[k];
    if (
      word?.text === "," &&
      words[k + 1]?.pos !== "ADV" &&
      words[k - 1]?.lower !== "if" &&
      !endsAside(words, k)
    )
      return false;
    if (word?.lower === "if" || word?.lower === "unless") return !isSaying(words, k);
  }
  return false;
}

/** The second comma of "if, however, …". */
function endsAside(words: Words, comma: number): boolean {
  return words[comma - 2]?.text === "," && words[comma - 3]?.lower === "if";
}

function isSaying(words: Words, condition: number): boolean {
  return findCueVerb(words[condition - 1]?.lemma ?? "") !== undefined; // "asked if …"
}

function followsGovernor(words: Words, group: number): boolean {
  const subject = nounPhraseBefore(words, group - 1);
  return subject !== undefined && BARE_VERB_GOVERNORS.has(words[subject.first - 1]?.lemma ?? "");
}

function goesOnTo(words: Words, group: number): boolean {
  return ["on", "continued", "continues"].includes(words[group - 1]?.lower ?? "");
}

const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re"]);

export function isPassive(words: Words, group: number, verb: number): boolean {
  if (!/(?:ed|en|wn|id|ld|un|nt|pt|de|ought|een)$/.test(words[verb]?.lower ?? "")) return false;
  for (let i = verb - 1; i >= group; i--) if (BE.has(words[i]?.lower ?? "")) return true;
  return false;
}

// ---- X said (that) …

function preposed(words: Words, verb: Verb): Draft | undefined {
  const source = subjectOf(words, verb);
  const start = contentStart(words, verb);
  if (!source || start === undefined) return undefined;
  const content = trimPhrase(words, { first: start, last: contentEnd(words, start) });
  if (!content || content.last < content.first) return undefined;
  return draft(
    verb,
    source,
    [content],
    isParticiple(words, verb) ? "verb-participle" : "verb-before",
  );
}

/** Where the content begins to the right of the verb; undefined where what follows is no content. */
function contentStart(words: Words, verb: Verb): number | undefined {
  let i = verb.last + 1;
  while (
    words[i]?.pos === "ADV" &&
    !["when", "where", "why", "how"].includes(words[i]?.lower ?? "")
  )
    i++;
  if (verb.frames.includes("O")) i = skipRecipient(words, i);
  i = skipManner(words, i);
  return opensContent(words, i) ?? clauseAt(words, verb, i);
}

/** "that …", ": …", a quotation: content for every cue. */
function opensContent(words: Words, i: number): number | undefined {
  const word = words[i];
  if (word?.lower === "that" || opensQuote(words, i)) return i;
  if (word?.text === ":") return i + 1;
  if (word?.text === "," && opensQuote(words, i + 1)) return i + 1;
  if (word && ["whether", "why", "how", "what", "when", "where", "if"].includes(word.lower))
    return i;
  return undefined;
}

function clauseAt(words: Words, verb: Verb, i: number): number | undefined {
  const word = words[i];
  const last = lastWord(words);
  if (!word || i > last || /^[,.;!?)—–]$/.test(word.text)) return undefined;
  if (verb.frames.includes("I") && word.lower === "to") return i;
  if (verb.frames.includes("S") && hasFinite(words, i, last) && startsClause(words, i)) return i;
  if (verb.frames.includes("O") && i > verb.last + 1 && word.lower === "to") return i;
  if (verb.frames.includes("N") && nounPhraseAfter(words, i)) return i;
  return undefined;
}

/** A subject stands here, and its verb follows before the clause ends. */
function startsClause(words: Words, i: number): boolean {
  const subject = nounPhraseAfter(words, i);
  if (!subject)
    return [
      "there",
      "it",
      "if",
      "in",
      "by",
      "after",
      "when",
      "as",
      "while",
      "the",
      "at",
      "on",
    ].includes(words[i]?.lower ?? "");
  for (let k = subject.last + 1; k < Math.min(words.length, subject.last + 14); k++) {
    if (isFinite(words, k)) return true;
    if (words[k]?.text === ";") return false;
  }
  return false;
}

function skipRecipient(words: Words, i: number): number {
  if (words[i]?.lower === "that" || opensQuote(words, i)) return i;
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
    (words[end + 1]?.pos === "NOUN" ||
      (words[end + 1]?.pos === "PROPN" && MANNER.test(words[end + 1]?.lower ?? "")))
  )
    end++;
  return end;
}

// ---- "…", X said / said X

function postposed(words: Words, verb: Verb): Draft | undefined {
  if (!/[SOQN]/.test(verb.frames) || isParticiple(words, verb)) return undefined;
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
function inverted(words: Words, verb: Verb): Draft | undefined {
  const left = verb.group - 1;
  if (left < 1 || verb.group !== verb.at || !endsClause(words, left)) return undefined;
  const source = nounPhraseAfter(words, verb.last + 1);
  if (!source || !isQuotedOrClause(words, left)) return undefined;
  if (verb.last !== verb.at || (!closesQuote(words, left) && !INVERTING.has(verb.lemma)))
    return undefined;
  return draft(verb, source, contentsAround(words, left, source.last), "verb-inverted");
}

/** `…, X said.` and `"…," X said, "…"` */
function trailing(words: Words, verb: Verb): Draft | undefined {
  const source = subjectOf(words, verb);
  if (!source) return undefined;
  const left = source.first - 1;
  if (left < 1 || source.last >= verb.at || !endsClause(words, left)) return undefined;
  if (!isQuotedOrClause(words, left) && resumedClause(words, left, verb.last) === undefined)
    return undefined;
  return draft(verb, source, contentsAround(words, left, verb.last), "verb-after");
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
    if (words[i]?.text === "." || isVerb(words[i])) return undefined;
  }
  return undefined;
}

/** `The strike, the report says, targeted …`: before the verb stands only the subject. */
function resumedClause(words: Words, left: number, right: number): number | undefined {
  if (words[right + 1]?.text !== "," || hasFinite(words, 0, left)) return undefined;
  return hasFinite(words, right + 2, Math.min(words.length - 1, right + 6)) ? right + 2 : undefined;
}

// ---- who

/** The speaker: the noun phrase before the verb, the antecedent of "who", or the subject of the sentence. */
function subjectOf(words: Words, verb: Verb): Phrase | undefined {
  const left = verb.group - 1;
  const before = words[left];
  if (!before) return undefined;
  if (["who", "which", "that"].includes(before.lower)) return antecedent(words, left);
  if (isParticiple(words, verb)) return sentenceSubject(words, verb.group);
  if (before.lower === "and" || before.lower === "but" || before.lower === "or")
    return sentenceSubject(words, verb.group);
  const phrase = nounPhraseBefore(words, left);
  if (phrase) return phrase;
  return before.text === "," ? sentenceSubject(words, verb.group) : undefined;
}

function isParticiple(words: Words, verb: Verb): boolean {
  return (
    words[verb.at]?.lower.endsWith("ing") === true &&
    !words.slice(verb.group, verb.at).some((word) => word.pos === "AUX")
  );
}

function antecedent(words: Words, relative: number): Phrase | undefined {
  const end = words[relative - 1]?.text === "," ? relative - 2 : relative - 1;
  return nounPhraseBefore(words, end);
}

/** Noun phrase before the first finite verb of the sentence that stands left of `limit`, outside quotations. */
function sentenceSubject(words: Words, limit: number): Phrase | undefined {
  for (let i = 1; i < limit; i++) {
    if (words[i]?.quoted || !isFinite(words, i)) continue;
    const phrase = nounPhraseBefore(words, verbGroupStart(words, i) - 1);
    if (phrase) return phrase;
  }
  return undefined;
}

function draft(
  verb: Verb,
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

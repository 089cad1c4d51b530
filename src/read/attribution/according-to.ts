import type { CueClass } from "../../model/claim.ts";
import { CUE_PHRASES } from "../lexicon.ts";
import { nounPhraseAfter, nounPhraseBefore } from "../noun-phrases.ts";
import { at, hasFinite, lastWord, type Phrase, type Words } from "../phrases.ts";
import { trimPhrase } from "./bounds.ts";
import type { Draft } from "./draft.ts";

interface Found {
  readonly cue: Phrase;
  readonly class: CueClass;
}

/** "According to X, …", "…, according to X", "…, as reported by X, …", "…, attributed to X, …". */
export function accordingTo(words: Words): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < words.length; i++) {
    const found = phraseAt(words, i);
    if (!found || at(words, i).quoted) continue;
    const phrase = nounPhraseAfter(words, found.cue.last + 1);
    if (!phrase) continue;
    const source = withName(words, phrase);
    const content = isAside(words, found.cue)
      ? nounBefore(words, found.cue)
      : contentAround(words, found.cue, source);
    if (content.length === 0) continue;
    const lemma = words
      .slice(found.cue.first, found.cue.last + 1)
      .map((word) => word.lower)
      .join(" ");
    drafts.push({
      source,
      cue: found.cue,
      lemma,
      class: found.class,
      content,
      rule: "according-to",
    });
  }
  return drafts;
}

const NAME_WORDS = 4;

/** "the team's coach, Otto Kringel,": the name between commas belongs to the source. */
function withName(words: Words, phrase: Phrase): Phrase {
  if (at(words, phrase.last + 1).text !== "," || at(words, phrase.last).pos === "PROPN")
    return phrase;
  let end = phrase.last + 2;
  while (at(words, end).pos === "PROPN" && end - phrase.last - 2 < NAME_WORDS) end++;
  const found = end > phrase.last + 2 && at(words, end).text === ",";
  return found ? { first: phrase.first, last: end - 1 } : phrase;
}

/** "This analysis, attributed to X, comes as …": only the analysis is on X's word. */
function isAside(words: Words, cue: Phrase): boolean {
  return at(words, cue.first).lower === "attributed" && at(words, cue.first - 1).text === ",";
}

function nounBefore(words: Words, cue: Phrase): Phrase[] {
  const phrase = nounPhraseBefore(words, cue.first - 2);
  return phrase ? [phrase] : [];
}

function phraseAt(words: Words, i: number): Found | undefined {
  const found = CUE_PHRASES.find(({ words: phrase }) =>
    phrase.every((word, k) => at(words, i + k).lower === word),
  );
  if (!found || (found.words.length === 1 && at(words, i - 1).text !== ",")) return undefined;
  return { cue: { first: i, last: i + found.words.length - 1 }, class: found.class };
}

/** What the phrase is about: the rest of the sentence after it when it leads, else the clause before it. */
function contentAround(words: Words, cue: Phrase, source: Phrase): Phrase[] {
  const last = lastWord(words);
  if (leads(words, cue.first))
    return keep(words, [{ first: afterComma(words, source.last + 1), last }]);
  const before = { first: clauseStart(words, cue.first), last: cue.first - 1 };
  const resumes = at(words, source.last + 1).text === ",";
  const after = { first: source.last + 2, last };
  if (
    resumes &&
    hasFinite(words, after.first, after.last) &&
    !hasFinite(words, before.first, before.last)
  ) {
    return keep(words, [before, after]); // "The group, according to X, has moved …"
  }
  return keep(words, [before]);
}

const LEAD_IN = new Set(["that", "and", "but"]);

function leads(words: Words, first: number): boolean {
  const before = at(words, first - 1);
  if (first === 0 || LEAD_IN.has(before.lower)) return true;
  return (
    (before.text === "," && at(words, first - 2).lower === "that") || (before.quoted && first === 1)
  );
}

function afterComma(words: Words, i: number): number {
  for (let k = i; k < Math.min(words.length, i + 25); k++)
    if (at(words, k).text === ",") return k + 1;
  return i;
}

/** Start of the clause that ends before `end`: the sentence, or after a semicolon. */
function clauseStart(words: Words, end: number): number {
  for (let i = end - 2; i > 0; i--) if (at(words, i).text === ";") return i + 1;
  return 0;
}

function keep(words: Words, phrases: readonly Phrase[]): Phrase[] {
  return phrases.flatMap((phrase) => trimPhrase(words, phrase) ?? []);
}

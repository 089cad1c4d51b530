import type { CueClass } from "../../model/claim.ts";
import { CUE_PHRASES } from "../lexicon.ts";
import {
  hasFinite,
  lastWord,
  nounPhraseAfter,
  nounPhraseBefore,
  type Phrase,
  type Words,
} from "../phrases.ts";
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
    if (!found || words[i]?.quoted) continue;
    const source = nounPhraseAfter(words, found.cue.last + 1);
    if (!source) continue;
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

/** "This analysis, attributed to X, comes as …": only the analysis is on X's word. */
function isAside(words: Words, cue: Phrase): boolean {
  return words[cue.first]?.lower === "attributed" && words[cue.first - 1]?.text === ",";
}

function nounBefore(words: Words, cue: Phrase): Phrase[] {
  const phrase = nounPhraseBefore(words, cue.first - 2);
  return phrase ? [phrase] : [];
}

function phraseAt(words: Words, i: number): Found | undefined {
  const found = CUE_PHRASES.find(({ words: phrase }) =>
    phrase.every((word, k) => words[i + k]?.lower === word),
  );
  if (!found || (found.words.length === 1 && words[i - 1]?.text !== ",")) return undefined;
  return { cue: { first: i, last: i + found.words.length - 1 }, class: found.class };
}

/** What the phrase is about: the rest of the sentence after it when it leads, else the clause before it. */
function contentAround(words: Words, cue: Phrase, source: Phrase): Phrase[] {
  const last = lastWord(words);
  if (leads(words, cue.first))
    return keep(words, [{ first: afterComma(words, source.last + 1), last }]);
  const before = { first: clauseStart(words, cue.first), last: cue.first - 1 };
  const resumes = words[source.last + 1]?.text === ",";
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

function leads(words: Words, first: number): boolean {
  const before = words[first - 1];
  return (
    first === 0 ||
    before?.lower === "that" ||
    before?.lower === "and" ||
    before?.lower === "but" ||
    (before?.text === "," && words[first - 2]?.lower === "that") ||
    (words[first - 1]?.quoted === true && first === 1)
  );
}

function afterComma(words: Words, i: number): number {
  for (let k = i; k < Math.min(words.length, i + 25); k++) if (words[k]?.text === ",") return k + 1;
  return i;
}

/** Start of the clause that ends before `end`: the sentence, or after a semicolon. */
function clauseStart(words: Words, end: number): number {
  for (let i = end - 2; i > 0; i--) if (words[i]?.text === ";") return i + 1;
  return 0;
}

function keep(words: Words, phrases: readonly Phrase[]): Phrase[] {
  return phrases.flatMap((phrase) => trimPhrase(words, phrase) ?? []);
}

import { isNationality } from "../name-words.ts";
import { findCueNoun, findCueVerb, findPassiveCue } from "../lexicon.ts";
import { nounPhraseAfter, nounPhraseBefore } from "../noun-phrases.ts";
import { at, isPossessive, lastWord, verbGroupStart, type Phrase, type Words } from "../phrases.ts";
import { contentEnd, opensQuote, trimPhrase } from "./bounds.ts";
import type { Draft } from "./draft.ts";
import { isPassive } from "./cue-verbs.ts";

/** "Iran's claim that …", "a warning that …", "the assessment of X that …". */
export function nounCue(words: Words): Draft[] {
  return words.flatMap((word, i) => {
    const cue = word.pos === "NOUN" && !word.quoted ? findCueNoun(word.lemma) : undefined;
    if (!cue || at(words, i + 1).lower !== "that") return [];
    const content = trimPhrase(words, { first: i + 1, last: contentEnd(words, i + 1) });
    if (!content || content.last - content.first < 2) return [];
    const source = possessorOf(words, i);
    if (!source) return [];
    return [
      {
        source,
        cue: { first: i, last: i },
        lemma: word.lemma,
        class: cue.class,
        content: [content],
        rule: "noun",
      },
    ];
  });
}

function possessorOf(words: Words, noun: number): Phrase | undefined {
  for (let i = noun - 1; i >= Math.max(0, noun - 4); i--) {
    if (isPossessive(words[i])) return nounPhraseBefore(words, i - 1);
    if (["his", "her", "their", "its"].includes(at(words, i).lower)) return { first: i, last: i };
  }
  return isNationality(at(words, noun - 1).text) && /^\p{Lu}/u.test(at(words, noun - 1).text)
    ? { first: noun - 1, last: noun - 1 } // "the Israeli assessment that"
    : undefined;
}

/** "is expected to …", "are seen as …", "is believed to": said, but not by whom. */
export function passiveCue(words: Words): Draft[] {
  return words.flatMap((word, i) => {
    const cue = word.pos === "VERB" && !word.quoted ? findPassiveCue(word.lemma) : undefined;
    const group = verbGroupStart(words, i);
    const next = at(words, i + 1).lower;
    if (!cue || !isPassive(words, group, i) || (next !== "to" && next !== "as")) return [];
    const subject = nounPhraseBefore(words, group - 1);
    const rest = trimPhrase(words, { first: i + 1, last: contentEnd(words, i + 1) });
    if (!subject || !rest) return [];
    return [
      {
        source: null,
        cue: { first: group, last: i },
        lemma: `be ${word.lemma}`,
        class: cue,
        content: [subject, rest],
        rule: "passive",
      },
    ];
  });
}

const BY_PARTICIPLES =
  /^(?:envision|envisage|claim|describe|report|propose|announce|cite|allege|deny|condemn|order|quote|outline|describe)$/;

/** "The plan proposed by engineers includes …", "The raids, later claimed by a cell, …". */
export function byCue(words: Words): Draft[] {
  return words.flatMap((word, i) => {
    if (word.pos !== "VERB" || word.quoted || !BY_PARTICIPLES.test(word.lemma)) return [];
    const group = verbGroupStart(words, i);
    if (at(words, i + 1).lower !== "by" || isPassive(words, group, i)) return [];
    return byDraft(words, group, i) ?? [];
  });
}

function byDraft(words: Words, group: number, verb: number): Draft | undefined {
  const source = nounPhraseAfter(words, verb + 2);
  const aside = at(words, group - 1).text === ",";
  const subject = nounPhraseBefore(words, aside ? group - 2 : group - 1);
  if (!source || !subject) return undefined;
  const rest = aside
    ? undefined
    : trimPhrase(words, { first: source.last + 1, last: contentEnd(words, source.last + 1) });
  const { lemma } = at(words, verb);
  return {
    source,
    cue: { first: group, last: verb + 1 },
    lemma,
    class: findCueVerb(lemma)?.class ?? "assess",
    content: rest ? [subject, rest] : [subject],
    rule: "by",
  };
}

const NAME_WORDS = 6; // more words before a colon are no speaker

/** "PENCE: Well, look, …" and `X: "…"`: a name, a colon, and what was said. */
export function colonCue(words: Words): Draft[] {
  const colon = words.findIndex((word) => word.text === ":");
  if (colon < 1 || colon > NAME_WORDS || !isSpeaker(words, colon)) return [];
  const content = trimPhrase(words, { first: colon + 1, last: lastWord(words) });
  if (!content) return [];
  return [
    {
      source: { first: 0, last: colon - 1 },
      cue: { first: colon, last: colon },
      lemma: ":",
      class: "say",
      content: [content],
      rule: "colon",
    },
  ];
}

/** A name in capitals, or a name before a quotation. */
function isSpeaker(words: Words, colon: number): boolean {
  const names = words.slice(0, colon);
  const nominal = names.every(
    (word) => ["PROPN", "NOUN", "ADJ"].includes(word.pos) || word.text === ".",
  );
  if (!nominal || !names.some((word) => word.pos === "PROPN")) return false;
  return opensQuote(words, colon + 1) || names.every((word) => !/\p{Ll}/u.test(word.text));
}

import { overlap } from "../../base/span.ts";
import type { Predicate } from "../../model/claim.ts";
import type { Mention } from "../../model/mention.ts";
import { isPassive } from "../attribution/cue-verbs.ts";
import { findCueVerb } from "../lexicon.ts";
import { nounPhraseAfter, nounPhraseBefore } from "../noun-phrases.ts";
import { at, isVerb, spanOf, verbGroupStart, type Phrase, type Words } from "../phrases.ts";
import { isNegated } from "../stance.ts";
import { dictionaryEvent } from "./dictionary.ts";

// Verbs that the dictionary codes without an object, though alone they say nothing of an event.
const TOO_GENERAL = new Set(
  "come prepare involve move advance push take give make hold go set call see use keep leave bring open close run show become get put face turn begin start end continue".split(
    " ",
  ),
);
const BY_REACH = 8; // words after the verb in which "by" names who did it

/** What the content says happens, and who does it to whom, by the verb lexicon and the nearest noun phrases. */
export function predicatesIn(words: Words, mentions: readonly Mention[]): Predicate[] {
  const found = words.flatMap((word, i) => {
    if (word.pos !== "VERB" || isCompound(words, i)) return [];
    const event = eventOf(words, i);
    return event || isMainVerb(words, i) ? [predicateAt(words, i, { event, mentions })] : [];
  });
  return found.some((one) => one.event) ? found.filter((one) => one.event) : found.slice(0, 1);
}

/** "Iran-backed", "state-sanctioned": part of an adjective. */
function isCompound(words: Words, i: number): boolean {
  return [at(words, i - 1), at(words, i + 1)].some(({ text }) => text === "-");
}

/** PLOVER type of the verb with its object. */
function eventOf(words: Words, i: number): string | null {
  const row = dictionaryEvent(words, i);
  if (!row || (row.object === undefined && TOO_GENERAL.has(row.verb))) return null;
  return row.event;
}

function isMainVerb(words: Words, i: number): boolean {
  return !findCueVerb(at(words, i).lemma) && !at(words, i).lower.endsWith("ing");
}

/** The verb with its event, its negation, and who did it to whom by the nearest noun phrases. */
export function predicateAt(
  words: Words,
  i: number,
  { event, mentions }: { event: string | null; mentions: readonly Mention[] },
): Predicate {
  const group = verbGroupStart(words, i);
  const left = mentionsIn(words, nounPhraseBefore(words, group - 1), mentions);
  const right = mentionsIn(words, nounPhraseAfter(words, i + 1), mentions);
  const passive = isPassive(words, group, i) || at(words, i + 1).lower === "by";
  const by = words.findIndex((word, k) => k > i && k < i + BY_REACH && word.lower === "by");
  const agent = by > 0 ? mentionsIn(words, nounPhraseAfter(words, by + 1), mentions) : [];
  return {
    span: { begin: at(words, i).begin, end: at(words, i).end },
    lemma: at(words, i).lemma,
    event,
    negated: isNegated(words, helped(words, i)),
    agents: passive ? agent : left,
    patients: passive ? left : right,
  };
}

/** First helper of the verb: "did not attack" is negated at "did". */
function helped(words: Words, i: number): number {
  let first = i;
  while (
    first > 0 &&
    (isVerb(words[first - 1]) ||
      at(words, first - 1).lower === "not" ||
      at(words, first - 1).lower === "n't")
  )
    first--;
  return first;
}

function mentionsIn(
  words: Words,
  phrase: Phrase | undefined,
  mentions: readonly Mention[],
): string[] {
  if (!phrase) return [];
  const span = spanOf(words, phrase);
  return mentions
    .filter((mention) => overlap(mention.span, span) > 0 && mention.type !== "Weapon")
    .map((mention) => mention.id);
}

import { findCueVerb, ANONYMOUS_NOUNS } from "../lexicon.ts";
import { isRole } from "../name-words.ts";
import { at, hasFinite, lastWord, type Phrase, type Words } from "../phrases.ts";
import { namesBody } from "../sources.ts";
import { trimPhrase } from "./bounds.ts";
import type { Draft } from "./draft.ts";

const MOST_WORDS = 6; // more words beside the mark are no speaker

/** Lower-case words that stand before a verb of saying somewhere in a text: who speaks in it. */
export type Speakers = ReadonlySet<string>;

/** Who speaks in a text: one name may be a speaker or a topic, and the body of the article tells which. */
export function speakersIn(tokens: Words): Speakers {
  return new Set(
    tokens.flatMap(({ lower, pos }, i) => {
      const next = at(tokens, i + 1);
      const verb = next.pos === "AUX" ? at(tokens, i + 2) : next;
      const says = verb.pos === "VERB" && findCueVerb(verb.lemma)?.frames.includes("S");
      return pos === "PROPN" && says ? [lower] : [];
    }),
  );
}

/** "Port office: Ferries to stop", "Ferries to stop — port office", "Ferries to stop: port office" in a title. */
export function headlineCue(words: Words, speakers: Speakers): Draft[] {
  const mark = words.findIndex((word, i) => i > 0 && isMark(words, i) && !word.quoted);
  if (mark < 1) return [];
  const before = { first: 0, last: mark - 1 };
  const after = { first: mark + 1, last: lastWord(words) };
  const leads = at(words, mark).text === ":" && isSpeaker(words, before, speakers);
  const trails = !leads && isSpeaker(words, after, speakers);
  if (!leads && !trails) return [];
  const [source, said] = leads ? [before, after] : [after, before];
  const content = trimPhrase(words, said);
  if (!content || !tellsSomething(words, content)) return [];
  const cue = { first: mark, last: mark };
  return [{ source, cue, lemma: ":", class: "say", content: [content], rule: "headline" }];
}

/** A colon, or a dash between spaces. */
function isMark(words: Words, i: number): boolean {
  const { text, begin } = at(words, i);
  return text === ":" || (/^[—–-]{1,2}$/.test(text) && begin > at(words, i - 1).end);
}

/** A clause, an infinitive ("Ferries to stop") or a quotation. */
function tellsSomething(words: Words, { first, last }: Phrase): boolean {
  const inside = words.slice(first, last + 1);
  return (
    hasFinite(words, first, last) ||
    inside.some(
      (word, i) => word.quoted || (word.lower === "to" && at(inside, i + 1).pos === "VERB"),
    )
  );
}

/** An office, a body, people without a name, or a name that speaks in the body of the article. */
function isSpeaker(words: Words, { first, last }: Phrase, speakers: Speakers): boolean {
  const inside = words.slice(first, last + 1);
  if (inside.length === 0 || inside.length > MOST_WORDS) return false;
  if (inside.some((word) => word.pos === "NUM" || word.pos === "PUNCT")) return false;
  if (hasFinite(words, first, last)) return false;
  const head = at(words, last);
  const lemmas = [head.lemma, head.lower, head.lower.replace(/s$/, "")].map((one) =>
    one.toLowerCase(),
  );
  return (
    lemmas.some((one) => isRole(one) || ANONYMOUS_NOUNS.has(one) || namesBody(one)) ||
    speakers.has(head.lower)
  );
}

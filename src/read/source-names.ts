import { contains, type Span } from "../base/span.ts";
import type { ChainLink } from "../model/claim.ts";
import type { Mention } from "../model/mention.ts";
import { isRole } from "./name-words.ts";
import { at, isPossessive, type Words } from "./phrases.ts";
import type { SourceReading } from "./sources.ts";

/** Who a source is, as far as a name says it. */
export interface Named {
  readonly name: string;
  readonly type: ChainLink["type"];
}

const NAMEABLE = new Set<ChainLink["type"]>(["person", "organisation", "role", "unknown"]);

/**
 * What the mentions in a source phrase know better than its words: "Minister of Culture Ines Daro" and "the head of the
 * guard, Otto Kringel" are persons, "Sorrel Ferries" is a body whatever it looks like.
 *
 * @param mentions names of the sentence
 */
export function nameByMentions(
  reading: SourceReading,
  words: Words,
  mentions: readonly Mention[],
): Named | null {
  if (!NAMEABLE.has(reading.type) || reading.refersBack === "person") return null;
  const inside = mentions.filter(
    ({ span, form }) => form === "name" && words.some((word) => contains(span, word)),
  );
  const person = inside.find(
    (mention) => mention.type === "Person" && isSpeaker(words, mention.span),
  );
  if (person) return { name: person.text, type: "person" };
  const body = inside.find(
    (mention) => mention.type === "Organisation" && holdsHead(words, mention.span, reading.head),
  );
  return body && reading.type === "person" ? { name: body.text, type: "organisation" } : null;
}

const ARTICLES = new Set(["the", "a", "an"]);

/** The name is the head of the phrase, or stands in apposition to a role: not "the wife of X", not "X's lawyer". */
function isSpeaker(words: Words, { begin, end }: Span): boolean {
  const first = words.findIndex((word) => word.begin >= begin);
  const last = words.findLastIndex((word) => word.end <= end);
  if (first < 0 || last < first || isPossessive(words[last + 1])) return false;
  const before = at(words, first - 1);
  if (first === 0 || ARTICLES.has(before.lower))
    return first === 0 || isRole(at(words, last).lemma);
  if (before.pos === "ADP" || before.lower === "and") return false;
  const lead = words.slice(0, first);
  return lead.some((word) => isRole(word.lemma) || isRole(word.lower)) || before.text !== ",";
}

function holdsHead(words: Words, span: Span, head: string): boolean {
  return words.some(
    (word) => contains(span, word) && (word.lemma === head || word.lower.startsWith(head)),
  );
}

import type { EntityType } from "../../model/mention.ts";
import { at, type Phrase } from "../phrases.ts";
import type { NounPhrase } from "./noun-phrases.ts";
import type { Text } from "./referents.ts";

const NOMINAL = new Set(["NOUN", "PROPN"]);
const BEFORE = new Set(["DET", "ADJ", "NUM", "NOUN", "PROPN"]);
const POSSESSIVE = /^(?:my|your|his|her|its|our|their)$/;

/** Noun phrases without a model: pronouns, and runs of nouns with what modifies them. */
export function rulePhrases({ tokens, sentences }: Text): NounPhrase[] {
  return sentences.flatMap(({ first: begin, last: end, index }) => {
    const out: NounPhrase[] = [];
    const pos = (i: number) => (i < begin || i > end ? "X" : at(tokens, i).pos);
    for (let head = begin; head <= end; head++) {
      if (pos(head) === "PRON") out.push({ first: head, last: head, head, sentence: index });
      if (!NOMINAL.has(pos(head)) || NOMINAL.has(pos(head + 1))) continue;
      let first = head;
      while (BEFORE.has(pos(first - 1))) first--;
      if (POSSESSIVE.test(at(tokens, first - 1).lower)) first--;
      out.push({ first: Math.max(begin, first), last: head, head, sentence: index });
    }
    return out.sort((a, b) => a.first - b.first || b.last - a.last);
  });
}

const NAMED: ReadonlySet<EntityType> = new Set(["Person", "Organisation"]);

/** Names of persons and bodies, by their words. */
function namesOf(tokens: Text["tokens"], mentions: Text["mentions"]): Phrase[] {
  const firsts = new Map(tokens.map(({ begin, index }) => [begin, index]));
  const lasts = new Map(tokens.map(({ end, index }) => [end, index]));
  return mentions
    .filter(({ form, type }) => form === "name" && NAMED.has(type))
    .map(({ span }) => ({ first: firsts.get(span.begin) ?? -1, last: lasts.get(span.end) ?? -1 }))
    .filter(({ first }) => first >= 0);
}

/** Phrases, and the names of several words of persons and bodies that none of them ends with or is headed by; in order, the longer first. */
export function withNames(
  { tokens, sentences, mentions }: Text,
  found: readonly NounPhrase[],
): NounPhrase[] {
  const known = new Set(found.flatMap(({ head, last }) => [head, last]));
  let index = 0;
  const missed = namesOf(tokens, mentions).flatMap(({ first, last }): NounPhrase[] => {
    if (last <= first || known.has(last)) return [];
    while ((sentences[index]?.last ?? Infinity) < last) index++;
    const sentence = sentences[index];
    const isWhole = sentence !== undefined && sentence.first <= first;
    return isWhole ? [{ first, last, head: last, sentence: sentence.index }] : [];
  });
  if (missed.length === 0) return [...found];
  return [...found, ...missed].sort((a, b) => a.first - b.first || b.last - a.last);
}

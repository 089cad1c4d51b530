import type { EntityType } from "../../model/mention.ts";
import { at } from "../phrases.ts";
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

/** Phrases, and the names of several words of persons and bodies that none of them ends with or is headed by; in order, the longer first. */
export function withNames(
  { tokens, sentences, mentions }: Text,
  found: readonly NounPhrase[],
): NounPhrase[] {
  const firsts = new Map(tokens.map(({ begin, index }) => [begin, index]));
  const lasts = new Map(tokens.map(({ end, index }) => [end, index]));
  const known = new Set(found.flatMap(({ head, last }) => [head, last]));
  let index = 0;
  const missed = mentions.flatMap(({ span, type, form }): NounPhrase[] => {
    const [first, last] = [firsts.get(span.begin), lasts.get(span.end)];
    if (form !== "name" || !NAMED.has(type) || first === undefined || last === undefined) return [];
    if (known.has(last) || last === first) return [];
    while ((sentences[index]?.last ?? Infinity) < last) index++;
    const sentence = sentences[index];
    return sentence && sentence.first <= first
      ? [{ first, last, head: last, sentence: sentence.index }]
      : [];
  });
  if (missed.length === 0) return [...found];
  return [...found, ...missed].sort((a, b) => a.first - b.first || b.last - a.last);
}

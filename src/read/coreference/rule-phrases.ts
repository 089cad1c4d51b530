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

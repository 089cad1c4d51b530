import type { NounPhrase } from "./noun-phrases.ts";
import type { Text } from "./referents.ts";

const NOMINAL = new Set(["NOUN", "PROPN"]);
const BEFORE = new Set(["DET", "ADJ", "NUM", "NOUN", "PROPN"]);
const POSSESSIVE = /^(?:my|your|his|her|its|our|their)$/;

/** Noun phrases without a model: pronouns, and runs of nouns with what modifies them. */
export function rulePhrases({ tokens, sentences }: Text): NounPhrase[] {
  return sentences.flatMap(({ first: begin, last: end, index }) => {
    const out: NounPhrase[] = [];
    for (let head = begin; head <= end; head++) {
      const pos = tokens[head]?.pos ?? "X";
      if (pos === "PRON") out.push({ first: head, last: head, head, sentence: index });
      const isLastNoun =
        NOMINAL.has(pos) && !(head < end && NOMINAL.has(tokens[head + 1]?.pos ?? "X"));
      if (!isLastNoun) continue;
      let first = head;
      while (first > begin && BEFORE.has(tokens[first - 1]?.pos ?? "X")) first--;
      if (first > begin && POSSESSIVE.test(tokens[first - 1]?.lower ?? "")) first--;
      out.push({ first, last: head, head, sentence: index });
    }
    return out.sort((a, b) => a.first - b.first || b.last - a.last);
  });
}

import words from "../../data/lexicons/word-counts.json" with { type: "json" };

// Weights fixed once for all: what two claims have in common must not change with the rest of the case.
const SCALE = 60; // sentences in which a word that was never counted is expected to stand once
const NAME = 6; // at most: names are compared as actors and places too

const COUNTS: ReadonlyMap<string, number> = new Map(Object.entries(words.counts));

/**
 * What a content word is worth in comparing claims: ln²(1 + 60 / (1 + 60·share)), share of the sentences of the
 * sample that hold it; a name or country at most 6.
 *
 * @see docs/methods/propositions.md
 */
export function worthOf(key: string, isName: boolean): number {
  const share = (COUNTS.get(key) ?? 0) / words.sentences;
  const rarity = Math.log(1 + SCALE / (1 + share * SCALE)) ** 2;
  return isName || key.startsWith("@") ? Math.min(NAME, rarity) : rarity;
}

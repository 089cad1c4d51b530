const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** The stems of the words of a text, in order: lower case, without diacritics, endings and possessives. */
export function stems(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(POSSESSIVE, "");
  return (folded.match(WORD) ?? []).map(stem);
}

/** Endings and what stands in their place, where at least `keep` letters stay before; the first that fits. */
const ENDINGS: readonly (readonly [ending: string, becomes: string, keep: number])[] = [
  ["ization", "is", 3],
  ["isation", "is", 3],
  ["ation", "at", 3],
  ["ment", "", 4],
  ["ing", "", 3],
  ["al", "", 6],
  ["ed", "", 3],
  ["e", "", 3],
];

/**
 * A light stemmer for English news: enough that "deploys", "deployed" and "deployment" are one word.
 * Not Porter's: the analyst reads the words of a query, so a stem should not join unlike words.
 */
function stem(word: string): string {
  const singular = withoutPlural(word);
  const found = ENDINGS.find(
    ([ending, , keep]) => singular.length - ending.length >= keep && singular.endsWith(ending),
  );
  const base = found ? singular.slice(0, -found[0].length) + found[1] : singular;
  return undoubled(base)
    .replace(/(?<=.{5})at$/, "")
    .replace(/y$/, "i")
    .replace(/iz$/, "is");
}

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(sh|ch|x|ss|z)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** "planned" → "plan"; "l" and "s" stay doubled, as in "kill" and "pass". */
function undoubled(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

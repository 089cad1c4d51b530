/** Cyrillic and Greek small letters by the Latin letter they look like, as small or as capital letter. */
const LOOK_ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    в: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    һ: "h",
    і: "i",
    ј: "j",
    к: "k",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    ѕ: "s",
    т: "t",
    у: "y",
    х: "x",
    ԛ: "q",
    ԝ: "w",
    α: "a",
    β: "b",
    ε: "e",
    η: "n",
    ι: "i",
    κ: "k",
    μ: "m",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
  }),
);

const FOREIGN = /[\u0370-\u03ff\u0400-\u052f]/;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Lower-case text in which a word of Latin and Cyrillic or Greek letters is written in Latin letters,
 * by looks: nobody writes one word in two scripts but to deceive, or by a slip of the keyboard.
 */
export function unmixScripts(lower: string): string {
  if (!FOREIGN.test(lower)) return lower;
  return lower.replace(WORD, (word) =>
    FOREIGN.test(word) && /[a-z]/.test(word)
      ? Array.from(word, (letter) => LOOK_ALIKE.get(letter) ?? letter).join("")
      : word,
  );
}

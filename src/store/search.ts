const SEGMENTER = new Intl.Segmenter("und", { granularity: "word" });
const MAX_WORD_LENGTH = 64; // longer runs are encodings, not words
const MAX_TERMS = 32;

/** Words in a row, as they must stand in the text; the last may go on where `prefix` is set. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly exclude: boolean;
}

/** Text without case, accents, vowel points and compatibility forms: what search and sorting compare. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/**
 * Folded words in order, letters and digits only; by dictionary where the script has no spaces.
 *
 * An apostrophe parts words, so that "Iran" finds "Iran's"; the points of "U.S." part none.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of SEGMENTER.segment(fold(text))) {
    if (!isWordLike) continue;
    const joined = segment.replace(/(?<=\p{L})\.(?=\p{L})/gu, "");
    for (const [word] of joined.matchAll(/[\p{L}\p{N}]+/gu)) words.push(cut(word));
  }
  return words;
}

/** Never in the middle of a surrogate pair. */
function cut(word: string): string {
  return word.slice(0, MAX_WORD_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * Terms of a search box: all must hold. `"two words"` stand together, `-word` must be absent, `word*` may go on.
 *
 * @returns undefined for a blank query, which asks nothing; empty where it has no word to look for
 */
export function parseSearch(q: string | undefined): Term[] | undefined {
  if (q === undefined || q.trim() === "") return undefined;
  return [...q.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/gu)]
    .slice(0, MAX_TERMS)
    .map(([, minus, phrase, word = ""]) => ({
      words: wordsOf(phrase ?? word),
      prefix: phrase === undefined && word.endsWith("*"),
      exclude: minus === "-",
    }))
    .filter((term) => term.words.length > 0);
}

/** Pattern for LIKE that finds the folded words anywhere; its escape character is "!". */
export function likeAnywhere(q: string): string {
  return `%${fold(q.trim()).replace(/[!%_]/gu, "!$&")}%`;
}

import { unmixScripts } from "./homoglyphs.ts";
import { romanise } from "./script.ts";

const MARKS = /\p{M}+/gu;
/** Ayn, hamza and every apostrophe: writers add and drop them freely. */
const APOSTROPHES = /[ʿʾʻʼ'’‘`´]/g;
/** Marks of direction and width that no reader sees. */
const INVISIBLE = /\p{Cf}+/gu;
const NON_WORD = /[^\p{L}\p{N}]+/gu;
/** Arabic article before a hyphen, sun letters included: "al-Sadr", "ash-Sham", "ul-Haq". */
const HYPHEN_ARTICLE =
  /(?<![\p{L}\p{N}])(?:al|el|ul|ad|ar|as|ash|at|az|an|ad-?dh|ath)[-‐‑](?=\p{L})/gu;
const PLAIN_ASCII = /^[a-z0-9 ]*$/;

/**
 * Words of a name without case, marks, apostrophes and punctuation, in Latin letters, one space apart.
 * Letters of another script that look like Latin ones, inside a Latin word, are taken for these.
 *
 * Law: folding twice is folding once.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN_ASCII.test(lower)) return lower.replace(/ +/g, " ").trim();
  return latin(lower).replace(NON_WORD, " ").trim();
}

function latin(lower: string): string {
  const seen = lower.replace(INVISIBLE, "").replace(APOSTROPHES, "").normalize("NFKC");
  const plain = romanise(unmixScripts(seen.toLowerCase()));
  const bare = romanise(plain.normalize("NFKD").replace(MARKS, "").replace(APOSTROPHES, ""));
  return unmixScripts(bare); // letters that stand in a Latin word only since their neighbours are romanised
}

/**
 * Key under which two spellings of a name are the same name: folded, without articles
 * ("the", "al-"), possessive and the dots of acronyms. "The U.S." → "us", "al-Qa'ida" → "qaida".
 *
 * Empty where nothing is left; a name that is only an article keeps it.
 */
export function nameKey(text: string): string {
  const lower = text.toLowerCase();
  const words = fold(PLAIN_ASCII.test(lower) ? lower : withoutSigns(lower)).split(" ");
  if (words.length === 1) return words[0] ?? "";
  const kept = words.filter((word, i) => !isArticle(word, i, words.length));
  return (kept.length > 0 ? kept : words).join(" ");
}

/** Without the possessive, the dots of acronyms and the articles before a hyphen. */
function withoutSigns(lower: string): string {
  return lower
    .replace(/['’]s$/, "")
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}|$|\s)/gu, "")
    .replace(HYPHEN_ARTICLE, "");
}

function isArticle(word: string, at: number, count: number): boolean {
  if (at === count - 1) return false;
  return word === "al" || word === "el" || (at === 0 && word === "the");
}

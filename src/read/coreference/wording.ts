import type { Token } from "../layers.ts";

/** The words of a noun phrase, as links compare them. */
export interface Wording {
  /** Lower-case words without article and possessive, joined by spaces. */
  readonly key: string;
  /** Lower-case nouns, names, adjectives and numbers before the head. */
  readonly modifiers: readonly string[];
  readonly headKey: string;
  /** Modifiers and head: all the words of a name. */
  readonly words: readonly string[];
  /** Lower-case letters of an acronym; "" for anything else. */
  readonly acronym: string;
  /** First letters of its words, from two of them on: what an acronym would be. */
  readonly initials: string;
}

/** @param content lower-case words of the phrase up to its head, see `Wording.key` */
export function wordingOf(word: Token, content: readonly string[], isPronoun: boolean): Wording {
  const headKey = isPronoun || word.pos !== "NOUN" ? word.lower : word.lemma;
  const modifiers = content.slice(0, -1);
  const words = [...modifiers, headKey];
  const bare = { key: content.join(" "), modifiers, headKey, words };
  if (isPronoun) return { ...bare, acronym: "", initials: "" };
  const isLong = words.length > 1;
  return {
    ...bare,
    acronym: isLong ? "" : acronymOf(word.text),
    initials: isLong ? words.map((one) => one.charAt(0)).join("") : "",
  };
}

/** "PMF", "U.S." */
function acronymOf(text: string): string {
  return /^\p{Lu}[\p{Lu}.]{1,7}$/u.test(text) ? text.replaceAll(".", "").toLowerCase() : "";
}

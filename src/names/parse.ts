import countries from "../../data/countries/countries.json" with { type: "json" };
import nationalities from "../../data/lexicons/nationalities.json" with { type: "json" };
import { fold } from "./fold.ts";
import { joinSkeletons, skeleton, soundOf } from "./skeleton.ts";
import {
  ABBREVIATIONS,
  CANONICAL_NAMES,
  COMMON_PERSON_NAMES,
  FILIATION_WORDS,
  GENERIC_ORG_WORDS,
  LEGAL_FORM_CLASSES,
  NUMBER_WORDS,
  ROMAN_NUMERALS,
  TITLE_WORDS,
} from "./variants.ts";

/** What is named: decides which words are titles, forms and particles. */
export type NameSchema = "person" | "organisation" | "vessel" | "any";

/** One word of a name that counts. */
export interface NameToken {
  /** Folded, in the usual form of the name: "tony" → "antonio". */
  readonly text: string;
  /** Folded, as written. */
  readonly word: string;
  readonly skeleton: string;
  /** One letter for each sound, vowels kept. */
  readonly sound: string;
  /** How much it says: 1 for a telling word, less for one that many bear. */
  readonly weight: number;
  /** Country names and nationalities are never matched by likeness: Niger is not Nigeria. */
  readonly fixed: boolean;
  /** From a script that leaves vowels out: only consonants can be compared. */
  readonly vowelless: boolean;
}

/** A name taken apart, ready to be compared many times. */
export interface ParsedName {
  readonly schema: NameSchema;
  readonly text: string;
  readonly tokens: readonly NameToken[];
  readonly numbers: readonly string[];
  /** Classes of the legal forms it bears: "llc", "jsc" … */
  readonly forms: readonly string[];
  /** All words that count, written together: their letters, and the skeleton of these. */
  readonly joined: { readonly text: string; readonly skeleton: string };
  /** Names before and after the first "bin": whose son he is. */
  readonly filiation: { readonly child: string; readonly parent: string } | null;
}

const FUNCTION_WORDS = new Set(
  "the of and for de la le du des und der y e na i a in on".split(" "),
);
const VESSEL_PREFIXES = new Set("mv mt ms ss m v t the".split(" "));
const ARTICLES = new Set([
  "al",
  "el",
  "ul",
  "ud",
  "ur",
  "an",
  "as",
  "ash",
  "ad",
  "ar",
  "az",
  "at",
  "eddin",
]);
const COUNTRY_WORDS: ReadonlySet<string> = new Set(
  [
    ...countries.flatMap((country) => country.names),
    ...nationalities.map((nationality) => nationality.adjective),
  ]
    .flatMap((name) => fold(name).split(" "))
    .filter((word) => word.length > 3),
);

const MOST_TOKENS = 24; // words of the longest names of the lists: 20; what follows is no name
const LONGEST_TEXT = 2_000; // UTF-16 units
const VOWELLESS = /[\u0590-\u06ff\u0750-\u077f]/;

/** The article, written to the word it belongs to. */
const ARABIC_ARTICLE = /(?<![\p{L}\p{M}])و?ال(?=[\p{L}\p{M}]{3})/gu;

/** Words met before, with what they are: parsing many names, most words come again. */
export type TokenCache = Map<string, NameToken>;

/**
 * Takes a name apart. Never fails; a name of nothing but titles keeps them as its words.
 *
 * What stands behind the first 2,000 characters or 24 words is no name and is left out.
 *
 * @param cache shared by the names of one index; grows with the words it has seen
 */
export function parseName(
  given: string,
  schema: NameSchema,
  cache: TokenCache = new Map(),
): ParsedName {
  const cut = given.slice(0, LONGEST_TEXT);
  const vowelless = VOWELLESS.test(cut);
  const text = vowelless ? cut.replace(ARABIC_ARTICLE, "") : cut;
  const initials = text.replace(/(?<![\p{L}])(\p{L})\.(?=\p{L}\.|\p{L}(?!\p{L})|\s|,|$)/gu, "$1");
  const words = fold(unmixDigits(initials).replace(/&/g, " and "))
    .split(" ")
    .filter((word) => word !== "");
  const { rest, forms } = schema === "person" ? { rest: words, forms: [] } : stripForms(words);
  const { numbers, others } = takeNumbers(rest, schema);
  const kept = others.filter((word, i) => counts(word, schema) || isSurname(i, others));
  const telling = kept.length > 0 ? kept : others.length > 0 ? others : words;
  const tokens = telling
    .slice(0, MOST_TOKENS)
    .flatMap(splitServantName)
    .map((word) => cachedToken(word, { schema, vowelless }, cache));
  return {
    schema,
    text: words.join(" "),
    tokens,
    numbers,
    forms,
    joined: {
      text: tokens.map((token) => token.text).join(""),
      skeleton: joinSkeletons(tokens.map((token) => token.skeleton)),
    },
    filiation: filiationOf(words.filter((word) => !TITLE_WORDS.has(word))),
  };
}

/** Digits between letters that stand for letters: "Ig0r Sech1n". */
function unmixDigits(text: string): string {
  return text.replace(
    /(?<=\p{L})[0159](?=\p{L})/gu,
    (digit) => ({ "0": "o", "1": "i", "5": "s", "9": "g" })[digit] ?? digit,
  );
}

function counts(word: string, schema: NameSchema): boolean {
  switch (schema) {
    case "person":
      return !TITLE_WORDS.has(word) && !FILIATION_WORDS.has(word) && !ARTICLES.has(word);
    case "vessel":
      return !VESSEL_PREFIXES.has(word);
    default:
      return !FUNCTION_WORDS.has(word) && !ARTICLES.has(word);
  }
}

/** Titles that families bear too: at the end of a name they are its last word. */
const TITLE_SURNAMES = new Set("king prince lord lady queen hon general".split(" "));

function isSurname(at: number, words: readonly string[]): boolean {
  return at > 0 && at === words.length - 1 && TITLE_SURNAMES.has(words[at] ?? "");
}

function stripForms(words: readonly string[]): { rest: string[]; forms: string[] } {
  const forms: string[] = [];
  let rest = [...words];
  for (const [form, kind] of formsThatMayBeIn(words)) {
    const at = rest.findIndex((_, i) => form.every((word, j) => rest[i + j] === word));
    if (at < 0 || rest.length === form.length) continue;
    rest = [...rest.slice(0, at), ...rest.slice(at + form.length)];
    forms.push(kind);
  }
  return { rest, forms };
}

const FORMS_BY_FIRST_WORD = Map.groupBy(
  LEGAL_FORM_CLASSES.entries(),
  ([, [[first = ""]]]) => first,
);

/** Forms whose first word is here, in their order: the longest first. */
function formsThatMayBeIn(words: readonly string[]): (typeof LEGAL_FORM_CLASSES)[number][] {
  const found = [...new Set(words)].flatMap((word) => FORMS_BY_FIRST_WORD.get(word) ?? []);
  return found.sort(([a], [b]) => a - b).map(([, form]) => form);
}

/** Ordinals, number words and Roman numerals as digits: "Forty-Four", "44th" → "44". */
function takeNumbers(
  words: readonly string[],
  schema: NameSchema,
): { numbers: string[]; others: string[] } {
  if (schema === "person") return { numbers: [], others: [...words] };
  const numbers: string[] = [];
  const others: string[] = [];
  let pending = 0;
  for (const [i, word] of words.entries()) {
    const value = numberOf(word, i, words.length);
    if (value === undefined) {
      others.push(word);
      continue;
    }
    const next = numberOf(words[i + 1] ?? "", i + 1, words.length);
    const isTens = value >= 20 && value < 100 && value % 10 === 0;
    if (isTens && next !== undefined && next < 10) pending = value;
    else {
      numbers.push(String(pending + value));
      pending = 0;
    }
  }
  return { numbers, others };
}

function numberOf(word: string, at: number, count: number): number | undefined {
  const digits = /^(\d{1,9})(?:st|nd|rd|th)?$/.exec(word);
  if (digits) return Number(digits[1]);
  const roman = ROMAN_NUMERALS.get(word);
  if (roman !== undefined && at > 0 && (word.length > 1 || at === count - 1)) return roman;
  return NUMBER_WORDS.get(word);
}

/** "abdulaziz", "abdurrahman" → "abd", "aziz" / "rahman": the parts that writers join and split. */
function splitServantName(word: string): string[] {
  if (/^abd[ue]l$/.test(word)) return ["abd"];
  const joined = /^abd[aeou](?:l|(?=([rsdztn])\1)[rsdztn])(\p{L}{3,})$/u.exec(word);
  return joined?.[2] && joined[2] !== "lah" ? ["abd", joined[2]] : [word];
}

type TokenKind = { readonly schema: NameSchema; readonly vowelless: boolean };

function cachedToken(word: string, kind: TokenKind, cache: TokenCache): NameToken {
  const key = `${kind.schema.charAt(0)}${kind.vowelless ? "-" : "+"}${word}`;
  const known = cache.get(key);
  if (known) return known;
  const token = tokenOf(word, kind);
  cache.set(key, token);
  return token;
}

function tokenOf(word: string, { schema, vowelless }: TokenKind): NameToken {
  const text = canonical(word, schema);
  return {
    text,
    word,
    skeleton: skeleton(text),
    sound: soundOf(text),
    weight: weightOf(text, schema),
    fixed: schema !== "person" && COUNTRY_WORDS.has(text),
    vowelless,
  };
}

function canonical(word: string, schema: NameSchema): string {
  if (schema === "organisation" || schema === "vessel") return ABBREVIATIONS.get(word) ?? word;
  return CANONICAL_NAMES.get(word) ?? (/^ab(?:u|ou|i|o)$/.test(word) ? "abu" : word);
}

function weightOf(text: string, schema: NameSchema): number {
  if (text.length === 1 || text === "abd") return 0.4;
  if (schema !== "organisation" && COMMON_PERSON_NAMES.has(text)) return 0.7;
  if (schema !== "person" && GENERIC_ORG_WORDS.has(text)) return 0.6;
  return 1;
}

function filiationOf(words: readonly string[]): ParsedName["filiation"] {
  const at = words.findIndex((word, i) => i > 0 && FILIATION_WORDS.has(word));
  const child = words[at - 1];
  const parent = words.slice(at + 1).find((word) => !ARTICLES.has(word));
  return child && parent ? { child, parent } : null;
}

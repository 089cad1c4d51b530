import type { Span } from "../base/span.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { upToLegalForm, withoutLegalForm, withoutOneForm } from "./legal-forms.ts";

/** One way to read the words of a mention as a name, with what was taken off it. */
export interface NameReading {
  readonly key: string;
  /** Country stated by what was taken off: "Iraqi …", "Lebanon's …", "… in Lebanon". */
  readonly country: string | null;
}

const KIND_WORDS =
  /\s+(?:militia|militias|group|movement|fighters|forces|faction|party|organi[sz]ation|leader|commander|rebels|militants|network|news agency|newspaper|channel|TV|television|website|radio|network|spokes(?:man|woman|person)|officials?)$/i;
const TITLE_WORDS =
  "Mr|Mrs|Ms|Dr|Gen|Lt|Maj|Col|Brig|Sgt|Adm|Capt|Cmdr|Staff|Chief|Petty|Officer|General|Lieutenant|Major|Colonel|Brigadier|Admiral|Commodore|Captain|Sheikh|Ayatollah|Sayyid|President|Prime|Minister|Premier|Secretary|Foreign|Defen[cs]e|Interior|Deputy|Commander|Spokesman|Spokeswoman|Spokesperson|King|Prince|Crown|Senator|Ambassador|Envoy";
const TITLES = new RegExp(`^(?:(?:${TITLE_WORDS})\\.?\\s+)+`);
/** "Navy Capt. Jeff Davis": what stands before the last title, the title, and two to four words of a name. */
const TITLED = new RegExp(
  `^((?:[\\w.'’-]+\\s+){0,4}?(?:${TITLE_WORDS})\\.?(?:\\s+(?:${TITLE_WORDS})\\.?)*)\\s+((?:\\p{Lu}[\\p{L}.'’-]*\\s?){2,4})$`,
  "u",
);

/** The name itself, then the name without what often stands round it; the longest first. */
export function readingsOf(text: string, base: ResolverBase): NameReading[] {
  const whole = text.replace(/^the\s+/i, "").trim();
  const found: NameReading[] = [{ key: nameKey(whole), country: null }];
  const untitled = withoutTitle(whole);
  if (untitled !== whole) found.push({ key: nameKey(untitled), country: null });
  const rest = withoutCountry(whole, base);
  if (rest) found.push({ key: nameKey(rest.name), country: rest.country });
  for (const reading of [{ name: whole, country: null }, rest].filter((one) => one !== undefined)) {
    const bare = withoutLegalForm(reading.name).replace(KIND_WORDS, "");
    const cut = upToLegalForm(reading.name) ?? bare;
    for (const shorter of [bare, cut])
      if (shorter !== reading.name && shorter !== "")
        found.push({ key: nameKey(shorter), country: reading.country });
  }
  return found.filter(
    (reading, i) =>
      reading.key !== "" && found.findIndex((other) => other.key === reading.key) === i,
  );
}

const JOINED_AFTER =
  /^,? (?:and|&|of|for|of the|on|in) (?:\p{Lu}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*){0,3}/u;
const JOINED_BEFORE = /(?:\p{Lu}[\p{L}'’.-]* ){1,3}(?:(?:and|&|of|for|of the|on) (?:the )?)?$/u;
const LONGEST_NAME = 300; // characters: a longer string is no name
const WINDOW = 80; // UTF-16 units either side

/**
 * The words of a mention with the capitalised ones beside it and what "and", "of" or "for" joins to them, the
 * longest first: of the Securities and Exchange Commission a reader may have found one half. Only a listed name
 * of that length is meant by it.
 */
export function widerNames(span: Span, text: string): string[] {
  const after = JOINED_AFTER.exec(text.slice(span.end, span.end + WINDOW))?.[0] ?? "";
  const left = text.slice(Math.max(0, span.begin - WINDOW), span.begin);
  const ahead = JOINED_BEFORE.exec(left)?.[0] ?? "";
  if (after === "" && ahead === "") return [];
  return cutAtEnd(text.slice(span.begin, span.end)).flatMap((name) => around(name, ahead, after));
}

/** "Exchange Commission John Shad": the name, and without one or two words at its end, which may be another's. */
function cutAtEnd(name: string): string[] {
  const words = name.length > LONGEST_NAME ? [] : name.split(" ");
  const cuts = [1, 2].filter((cut) => words.length - cut >= 2);
  return [name, ...cuts.map((cut) => words.slice(0, -cut).join(" "))];
}

function around(name: string, ahead: string, after: string): string[] {
  const begins = ahead === "" ? [""] : [...beginsOf(ahead), ""];
  const ends = after === "" ? [""] : [...endsOf(after), ""];
  return begins
    .flatMap((begin) => ends.map((end) => begin + name + end))
    .filter((wider) => wider.length > name.length)
    .flatMap((wider) => [...new Set([wider, withoutOneForm(wider), withoutLegalForm(wider)])]);
}

/** "Chairman of New " → with each word less, from the first capital on. */
function beginsOf(ahead: string): string[] {
  const words = ahead.trimEnd().split(" ");
  return words.flatMap((word, i) =>
    /^\p{Lu}/u.test(word) ? [`${words.slice(i).join(" ")} `] : [],
  );
}

/** " and Exchange Commission John" → with each word less, while a capital is left. */
function endsOf(after: string): string[] {
  const words = after.split(" ");
  const least = words.findIndex((word) => /^\p{Lu}/u.test(word));
  return words.slice(least).map((_, i) => words.slice(0, words.length - i).join(" "));
}

/** A person's name without title: "Defence Minister Amos Peretz" → "Amos Peretz". */
export function withoutTitle(text: string): string {
  const bare = TITLED.exec(text)?.[2] ?? text.replace(TITLES, "");
  return bare === "" ? text : bare;
}

/** True where the words are a title and a name: a person, whatever the reader took it for. */
export function isTitled(text: string): boolean {
  return TITLED.test(text);
}

const BODY_OF =
  /^(?:[Tt]he )?(?:\p{Lu}[\p{L}'’-]* ){0,3}(?:Bank|University|Institute|Academy|Council|Court|Parliament|Ministry|Army|Chamber|Church|Union) of (?!the )/u;
const PLACE_AT_END = / of ((?:the )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})$/u;

/** "Bank of Armenia", "University of Mosul": a body, whatever lies in its name; not "the Left Bank of the river". */
export function isBodyOf(text: string): boolean {
  return BODY_OF.test(text) && PLACE_AT_END.test(text);
}

/** What stands behind the last "of" of a body's name, with where it begins: "Mosul". */
export function bodyIsOf(text: string): { readonly name: string; readonly at: number } | undefined {
  const name = isBodyOf(text) ? PLACE_AT_END.exec(text)?.[1]?.replace(/^the /, "") : undefined;
  return name === undefined ? undefined : { name, at: text.length - name.length };
}

/** "Iraqi Kata'ib Hezbollah", "the Army in Lebanon": the name and the country stated with it. */
export function withoutCountry(
  text: string,
  base: ResolverBase,
): { name: string; country: string } | undefined {
  const inCountry = /^(.+?) in (?:the )?([A-Z].*)$/.exec(text);
  const country = inCountry?.[2] ? base.countryNamed(nameKey(inCountry[2])) : undefined;
  if (inCountry?.[1] && country) return { name: inCountry[1], country };
  return withoutPrefix(text, base);
}

/** "Iraqi Kata'ib Hezbollah", "Lebanon's Hezbollah", "Iran-backed Houthis". */
function withoutPrefix(
  text: string,
  base: ResolverBase,
): { name: string; country: string } | undefined {
  const words = text.split(/\s+/);
  for (const taken of [2, 1]) {
    const prefix = words.slice(0, taken).join(" ");
    const name = words.slice(taken).join(" ");
    const country = base.nationality(prefix) ?? possessor(prefix, base);
    if (name !== "" && country) return { name, country };
  }
  return undefined;
}

function possessor(prefix: string, base: ResolverBase): string | undefined {
  const owner = /^(.+)(?:['’]s|s['’]|(?<=\p{Ll})s)$/u.exec(prefix)?.[1];
  if (owner === undefined) return undefined;
  return base.countryNamed(nameKey(owner)) ?? base.countryOfCapital(nameKey(owner));
}

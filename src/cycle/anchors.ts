import { fnv1a } from "../base/hash.ts";
import type { Document } from "../model/document.ts";
import { fold } from "../names/fold.ts";
import { skeleton } from "../names/skeleton.ts";
import type { Anchor } from "../weigh/index.ts";
import { daysOf, monthsOf } from "./calendar-words.ts";

const NEAR_DAYS = 3; // a date so close to its own publication stands in every report of that week
const DAY_MS = 86_400_000;

/**
 * What of a text would stand in its translation too: numbers, dates, addresses of pages, and names by their
 * consonants.
 *
 * A capital inside a sentence marks a name; where the script or the language has no such sign, every word may be
 * one. Words as they are inflected or led by a preposition stand beside the bare word.
 *
 * @returns in order of the text; none where nobody knows its language
 * @see docs/methods/reuse.md, translations
 */
export function anchorsOf({
  text,
  language,
  published,
}: Pick<Document, "text" | "language" | "published">): Anchor[] {
  if (language === "und") return [];
  const links = linksIn(text);
  const dates = datesIn(text, language);
  const plain = blank(text, [...links, ...dates]);
  const far = dates.filter(({ day }) => !isNear(day, published));
  const anchors = [...links, ...far, ...numbersIn(plain), ...namesIn(plain, language)];
  return anchors.sort((a, b) => a.begin - b.begin || a.key - b.key).map(toAnchor);
}

interface Found extends Anchor {
  readonly day?: string;
}

function toAnchor({ key, kind, weight, clear, begin, end }: Found): Anchor {
  return { key, kind, weight, clear, begin, end };
}

/** The same text with nothing where these stand, so that places stay. */
function blank(text: string, spans: readonly Found[]): string {
  return spans.reduce(
    (rest, { begin, end }) => rest.slice(0, begin) + " ".repeat(end - begin) + rest.slice(end),
    text,
  );
}

const LINK = /\bhttps?:\/\/(?:www\.)?([^\s"'<>()[\]]{4,300})/giu;
const LINK_WEIGHT = 3;

function linksIn(text: string): Found[] {
  return Array.from(text.matchAll(LINK), ({ index, 0: whole, 1: rest = "" }) => {
    const address = rest.replace(/[.,;:!?/]+$/u, "").toLowerCase();
    return {
      key: fnv1a(`link ${address}`),
      kind: "link" as const,
      weight: LINK_WEIGHT,
      clear: true,
      begin: index,
      end: index + whole.length,
    };
  });
}

const DATE =
  /(?<![\p{L}\p{N}])(\p{Nd}{1,2})(?:\.|st|nd|rd|th|º)?(?: de| του)? (\p{L}[\p{L}\p{M}]{2,11})/gu;
const MONTH_FIRST = /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{M}]{2,11}) (\p{Nd}{1,2})(?![\p{N}:])/gu;

/** "12 November", "November 12", "١٢ نوفمبر": month and day, as a year is seldom said. */
function datesIn(text: string, language: string): Found[] {
  const months = monthsOf(language);
  const found = (index: number, whole: string, [day = "", name = ""]: readonly string[]) => {
    const month = months.get(name.toLowerCase());
    const at = Number(asciiDigits(day));
    if (month === undefined || at < 1 || at > 31) return [];
    const key = fnv1a(`date ${month}-${at}`);
    const span = { begin: index, end: index + whole.length };
    return [{ key, kind: "date" as const, weight: 1, clear: true, ...span, day: `${month}-${at}` }];
  };
  const forth = Array.from(text.matchAll(DATE), (m) =>
    found(m.index, m[0], [m[1] ?? "", m[2] ?? ""]),
  );
  const back = Array.from(text.matchAll(MONTH_FIRST), (m) =>
    found(m.index, m[0], [m[2] ?? "", m[1] ?? ""]),
  );
  return [...forth, ...back].flat();
}

function isNear(day: string | undefined, published: string | null): boolean {
  if (day === undefined || published === null) return false;
  const at = Date.parse(published);
  const [month = 1, date = 1] = day.split("-").map(Number);
  const year = new Date(at).getUTCFullYear();
  return [year - 1, year, year + 1].some(
    (y) => Math.abs(Date.UTC(y, month - 1, date) - at) <= NEAR_DAYS * DAY_MS,
  );
}

const NUMBER =
  /(?<![\p{L}\p{N}.,٫٬:/]|\p{N}-)\p{Nd}{1,12}(?:[.,٫٬'’\u00a0\u202f ]\p{Nd}{3})*(?:[.,٫]\p{Nd}{1,2})?(?![\p{N}:]|[.,/-]\p{Nd})/gu;
const YEAR = /^(?:19|20)\d\d$/;
const ROUND = /^[1-9]0+$/;

function numbersIn(text: string): Found[] {
  return Array.from(text.matchAll(NUMBER), ({ index, 0: printed }) => ({ index, printed })).flatMap(
    ({ index, printed }) => {
      const value = valueOf(printed);
      if (value.length < 2) return [];
      const span = { begin: index, end: index + printed.length };
      const weight = weightOfNumber(value);
      return [
        { key: fnv1a(`number ${value}`), kind: "number" as const, weight, clear: true, ...span },
      ];
    },
  );
}

/** Years and round numbers stand in many reports; the longer a number, the less it is chance. */
function weightOfNumber(value: string): number {
  if (YEAR.test(value)) return 0.25;
  if (ROUND.test(value)) return 0.5;
  return value.length > 2 ? 1.5 : 1;
}

/** Digits of any script; what stands before three digits parts thousands, before one or two decimals. */
function valueOf(printed: string): string {
  const [, whole = "", decimals = ""] = /^(.*?)(?:[.,٫](\p{Nd}{1,2}))?$/u.exec(printed) ?? [];
  const digits = asciiDigits(whole.replace(/\P{Nd}+/gu, "")).replace(/^0+(?=\d)/, "");
  return decimals === "" ? digits : `${digits}.${asciiDigits(decimals)}`;
}

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]; // digits of ASCII, Arabic, Persian, Devanagari, Bengali, full width

function asciiDigits(digits: string): string {
  return [...digits]
    .map((digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((one) => code >= one && code < one + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .join("");
}

const WORD = /\p{L}[\p{L}\p{M}'’ʼ\u200c]{1,40}/gu;
const LEAST_SOUNDS = 3; // consonants of a name: shorter ones collide
const TELLING_SOUNDS = 4;
const SHORT_NAME_WEIGHT = 0.4;
const CAPITAL = /^\p{Lu}/u;
const CASELESS: ReadonlySet<string> = new Set(["de", "lb"]); // every noun has a capital

function namesIn(text: string, language: string): Found[] {
  const skipped = daysOf(language);
  const cased = !CASELESS.has(language) && /\p{Lu}/u.test(text);
  return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({ index, word })).flatMap(
    ({ index, word }) => {
      const capital = CAPITAL.test(word);
      if ((cased || CASELESS.has(language)) && !capital) return [];
      if (skipped.has(word.toLowerCase()) || monthsOf(language).has(word.toLowerCase())) return [];
      const span = { begin: index, end: index + word.length };
      const clear = cased && !opensSentence(text, index);
      return soundsOf(word).map((sounds) => ({
        key: fnv1a(`name ${sounds}`),
        kind: "name" as const,
        weight: sounds.length < TELLING_SOUNDS ? SHORT_NAME_WEIGHT : 1,
        clear,
        ...span,
      }));
    },
  );
}

/** A capital there says nothing. */
function opensSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at).replace(/["“”«»„'‘’([—–-]|[^\S\n]/gu, "");
  return before === "" || /[.!?:\n؟]$/u.test(before);
}

/** Consonants of a word as it stands, and without what the language may have put before or behind it. */
function soundsOf(word: string): string[] {
  const bare = word.replace(/['’]s$/u, "");
  const forms = new Set([bare, ...strippedOf(bare)]);
  const sounds = [...forms].map((form) => skeleton(fold(form).replaceAll(" ", "")));
  return [...new Set(sounds)].filter((one) => one.length >= LEAST_SOUNDS);
}

const LEAST_STEM = 3; // letters

/** What articles, prepositions and cases leave of a word. */
function strippedOf(word: string): string[] {
  return AFFIXES.flatMap(({ script, affix }) => {
    if (!script.test(word)) return [];
    const stem = word.replace(affix, "");
    return stem !== word && stem.length >= LEAST_STEM ? [stem] : [];
  });
}

const AFFIXES: readonly { readonly script: RegExp; readonly affix: RegExp }[] = [
  { script: /\p{sc=Arab}/u, affix: /^[وف]?(?:ال|لل|بال|كال)/u },
  { script: /\p{sc=Arab}/u, affix: /^[وفبلک]/u },
  { script: /\p{sc=Hebr}/u, affix: /^[והבלמשכ]/u },
  { script: /\p{sc=Hebr}/u, affix: /^ו?[בלמשכה]?ה?(?=[\p{L}]{3})/u },
  { script: /\p{sc=Cyrl}/u, affix: /(?:ами|ями|ом|ем|ым|им|ах|ях|ых|их|ого|его)$/u },
  { script: /\p{sc=Latn}/u, affix: /['’]\p{L}{1,5}$/u },
];

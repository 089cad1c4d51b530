import type { Amount } from "../model/claim.ts";
import { NUMBER_WORDS } from "./numbers.ts";
import { at, type Words } from "./phrases.ts";

/** A number as printed, with its bound; `first` and `last` are its own words, without those of the bound. */
export interface Quantity extends Pick<Amount, "value" | "bound" | "upTo"> {
  readonly first: number;
  readonly last: number;
}

interface Numeral {
  readonly value: number;
  readonly last: number;
}

const MULTIPLES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
};
// "Dozens" are at least two of them, and so on up.
const PLURALS: Readonly<Record<string, number>> = {
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2000,
  millions: 2e6,
};
const TENS_OF = 20; // "tens of thousands"

/** Every number of a sentence that may count something: no dates, years, times, ages, sums of money, numbers of things. */
export function quantitiesIn(words: Words): Quantity[] {
  const found: Quantity[] = [];
  for (let i = 0; i < words.length; i++) {
    const quantity = quantityAt(words, i);
    if (!quantity) continue;
    if (counts(words, quantity)) found.push(quantity);
    i = quantity.last;
  }
  return found;
}

function quantityAt(words: Words, i: number): Quantity | undefined {
  const some = pluralAt(words, i);
  if (some) return { first: i, last: some.last, value: some.value, bound: "at-least" };
  const low = numeralAt(words, i);
  if (!low) return undefined;
  const high = rangeEnd(words, i, low);
  if (high)
    return { first: i, last: high.last, value: low.value, bound: "at-least", upTo: high.value };
  const after = boundAfter(words, low.last);
  if (after) return { first: i, last: low.last + 2, value: low.value, bound: after };
  return { first: i, last: low.last, value: low.value, bound: boundBefore(words, i, low.last) };
}

/** "several dozen", "tens of thousands", "hundreds", "hundreds of thousands". */
function pluralAt(words: Words, i: number): Numeral | undefined {
  const { lower } = at(words, i);
  const multiple = own(MULTIPLES, at(words, i + 1).lower);
  if (/^(?:several|few|many)$/.test(lower) && multiple !== undefined)
    return { value: 2 * multiple, last: i + 1 };
  const isOf = at(words, i + 1).lower === "of";
  const larger = isOf ? own(PLURALS, at(words, i + 2).lower) : undefined;
  const value = lower === "tens" ? TENS_OF : own(PLURALS, lower);
  if (value === undefined) return undefined;
  if (larger !== undefined) return { value: value * (larger / 2), last: i + 2 };
  const isLoose = lower === "tens" || (lower === "scores" && !isOf);
  return isLoose ? undefined : { value, last: i };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** "12", "1,200", "2.5 million", "twenty-four", "two hundred and fifty", "a dozen", "half a dozen". */
function numeralAt(words: Words, i: number): Numeral | undefined {
  if (isHalfDozen(words, i)) return { value: 6, last: i + 2 };
  const first = valueOf(at(words, i).lower);
  if (first === undefined) return undefined;
  const base = withUnits(words, i, first);
  const multiple = own(MULTIPLES, at(words, base.last + 1).lower);
  if (multiple === undefined) return base;
  return withRest(words, { value: base.value * multiple, last: base.last + 1 });
}

function isHalfDozen(words: Words, i: number): boolean {
  return ["half", "a", "dozen"].every((word, k) => at(words, i + k).lower === word);
}

/** "and fifty" after hundreds. */
function withRest(words: Words, { value, last }: Numeral): Numeral {
  const rest = at(words, last + 1).lower === "and" ? valueOf(at(words, last + 2).lower) : undefined;
  const isRest = at(words, last).lower === "hundred" && rest !== undefined && rest < 100;
  return isRest ? { value: value + rest, last: last + 2 } : { value, last };
}

/** "twenty-four" in three tokens. */
function withUnits(words: Words, i: number, value: number): Numeral {
  const unit = NUMBER_WORDS.get(at(words, i + 2).lower);
  const joined = at(words, i + 1).text === "-" && unit !== undefined && unit < 10;
  return joined &&
    value >= 20 &&
    value < 100 &&
    value % 10 === 0 &&
    NUMBER_WORDS.has(at(words, i).lower)
    ? { value: value + unit, last: i + 2 }
    : { value, last: i };
}

function valueOf(lower: string): number | undefined {
  if (/^\d{1,3}(?:,\d{3})+$|^\d{1,9}(?:\.\d+)?$/.test(lower))
    return Number(lower.replaceAll(",", ""));
  const [tens = "", unit] = lower.split("-");
  const value = NUMBER_WORDS.get(tens) ?? own(MULTIPLES, tens);
  const more = unit === undefined ? 0 : NUMBER_WORDS.get(unit);
  return value === undefined || more === undefined ? undefined : value + more;
}

/** "3 to 5", "3-5", "between 3 and 5". */
function rangeEnd(words: Words, first: number, low: Numeral): Numeral | undefined {
  const link = at(words, low.last + 1);
  const isBetween = at(words, first - 1).lower === "between" && link.lower === "and";
  if (!isBetween && !/^(?:to|or|-|–)$/.test(link.lower)) return undefined;
  const high = numeralAt(words, low.last + 2);
  return high && high.value > low.value ? high : undefined;
}

const BEFORE: readonly (readonly [Amount["bound"], RegExp])[] = [
  [
    "at-most",
    /(?:at most|up to|as many as|(?:fewer|less) than|(?:no|not) more than|under|maximum of)$/,
  ],
  ["at-least", /(?:at least|more than|over|(?:no|not) (?:fewer|less) than|upwards of|minimum of)$/],
  ["about", /(?:about|around|some|nearly|almost|approximately|roughly|estimated|close to|circa)$/],
];
const AT_LEAST_FIRST = /(?:no|not) (?:fewer|less) than$/;
const BOUND_WORDS = 4; // words before a number that may bound it

const AFTER: Readonly<Record<string, Amount["bound"]>> = {
  more: "at-least",
  so: "about",
  fewer: "at-most",
  less: "at-most",
};

/** "12 or more". */
function boundAfter(words: Words, last: number): Amount["bound"] | undefined {
  return at(words, last + 1).lower === "or" ? own(AFTER, at(words, last + 2).lower) : undefined;
}

function boundBefore(words: Words, first: number, last: number): Amount["bound"] {
  const before = words
    .slice(Math.max(0, first - BOUND_WORDS), first)
    .map((word) => word.lower)
    .join(" ");
  if (AT_LEAST_FIRST.test(before)) return "at-least";
  const found = BEFORE.find(([, pattern]) => pattern.test(before))?.[0];
  return found ?? (at(words, last).lower === "dozen" ? "about" : "exact");
}

const MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split(
    " ",
  ),
);
const NUMBERED = new Set(
  "resolution article unit no no. number chapter section phase level page channel aged age route highway flight room".split(
    " ",
  ),
);
const CLOCK = /^(?:a\.m\.?|p\.m\.?|am|pm|gmt|o'clock|%|:)$/;
const YEAR_OPENERS = new Set(
  "a an over in since the of by during until from late early mid before after".split(" "),
);

function counts(words: Words, quantity: Quantity): boolean {
  return !isDateOrNumber(words, quantity) && !isPartOrYear(words, quantity);
}

/** "May 11", "Resolution 1701", "$5", "12-year-old", "10 a.m.". */
function isDateOrNumber(words: Words, { first, last }: Quantity): boolean {
  const before = at(words, first - 1);
  const next = at(words, last + 1);
  if (MONTHS.has(before.lower) || MONTHS.has(next.lower)) return true;
  if (NUMBERED.has(before.lower) || CLOCK.test(next.lower)) return true;
  return /^[$€£¥:#-]$/.test(before.text) || next.text === "-";
}

/** "one of them", "the 2009 coup". */
function isPartOrYear(words: Words, { first, last }: Quantity): boolean {
  const next = at(words, last + 1);
  if (next.lower === "of" && at(words, last).lower === "one") return true;
  if (first !== last || !/^(?:19|20)\d\d$/.test(at(words, first).text)) return false;
  return next.pos !== "NOUN" || YEAR_OPENERS.has(at(words, first - 1).lower);
}

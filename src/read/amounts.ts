import type { Amount } from "../model/claim.ts";
import { at, type Words } from "./phrases.ts";

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  hundred: 100,
};
const MULTIPLES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  dozen: 12,
};
const KILLED = /^(?:kill|die|dead|death|slay|murder|massacre|execute)$/;
const WOUNDED = /^(?:wound|injure|hurt|injured|wounded)$/;
const ARRESTED = /^(?:arrest|detain|capture|detained)$/;
const REACH = 7; // words to the right in which a verb of killing or a noun gives the unit

/** Amounts with their bounds and unit: "at least 12 people were killed" → 12, at-least, killed. */
export function amountsIn(words: Words): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < words.length; i++) {
    const number = numberAt(words, i);
    if (!number) continue;
    const unit = unitOf(words, i, number.last);
    if (unit) {
      const span = { begin: at(words, i).begin, end: at(words, number.last).end };
      amounts.push({ span, value: number.value, bound: boundOf(words, i), unit });
    }
    i = number.last;
  }
  return amounts;
}

function numberAt(words: Words, i: number): { value: number; last: number } | undefined {
  const base = valueOf(at(words, i).lower);
  if (base === undefined) return undefined;
  let value = base;
  let last = i;
  if (
    at(words, i + 1).text === "-" &&
    valueOf(at(words, i + 2).lower) !== undefined &&
    value >= 20 &&
    value < 100
  ) {
    value += valueOf(at(words, i + 2).lower) ?? 0;
    last = i + 2;
  }
  const multiple = MULTIPLES[at(words, last + 1).lower];
  return multiple ? { value: value * multiple, last: last + 1 } : { value, last };
}

function valueOf(lower: string): number | undefined {
  if (/^\d{1,3}(?:,\d{3})+$|^\d{1,9}(?:\.\d+)?$/.test(lower))
    return Number(lower.replaceAll(",", ""));
  return Object.hasOwn(NUMBER_WORDS, lower) ? NUMBER_WORDS[lower] : undefined;
}

/** What is counted: killed, wounded or arrested by the nearest verb in reach, else the noun. */
function unitOf(words: Words, first: number, last: number): string | undefined {
  const right = words.slice(last + 1, last + 1 + REACH);
  const stop = right.findIndex(
    (word) => /^[.;]$/.test(word.text) || valueOf(word.lower) !== undefined,
  );
  const near = stop >= 0 ? right.slice(0, stop) : right;
  const before = words
    .slice(Math.max(0, first - 4), first)
    .findLast((word) => casualty(word.lemma) !== undefined);
  const after = near.find((word) => casualty(word.lemma) !== undefined);
  const noun = countedNoun(near);
  const verb = before && !after ? before : (after ?? before);
  if (verb && (before === undefined || before.pos === "VERB" || after)) return casualty(verb.lemma);
  return noun;
}

/** The noun right after the number, with at most adjectives and nouns between; the last of its run. */
function countedNoun(near: Words): string | undefined {
  const stop = near.findIndex(
    (word) => !["NOUN", "ADJ", "VERB"].includes(word.pos) || /(?:said|was|were)/.test(word.lower),
  );
  const run = stop >= 0 ? near.slice(0, stop) : near;
  const first = run.findIndex((word) => word.pos === "NOUN");
  if (first < 0 || first > 2) return undefined;
  let last = first;
  while (run[last + 1]?.pos === "NOUN") last++;
  return run[last]?.lemma;
}

function casualty(lemma: string): string | undefined {
  if (KILLED.test(lemma)) return "killed";
  if (WOUNDED.test(lemma)) return "wounded";
  return ARRESTED.test(lemma) ? "arrested" : undefined;
}

function boundOf(words: Words, first: number): Amount["bound"] {
  const before = words
    .slice(Math.max(0, first - 3), first)
    .map((word) => word.lower)
    .join(" ");
  if (/(?:at least|more than|over|no fewer than|upwards of)$/.test(before)) return "at-least";
  if (/(?:at most|up to|fewer than|less than|no more than|under)$/.test(before)) return "at-most";
  return /(?:about|around|some|nearly|almost|approximately|roughly)$/.test(before)
    ? "about"
    : "exact";
}

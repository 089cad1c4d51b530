import type { Amount } from "../model/claim.ts";
import { opensAnother } from "./events/frames.ts";
import { at, isVerb, type Words } from "./phrases.ts";
import { quantitiesIn, type Quantity } from "./quantities.ts";

/** An amount, and the word whose doing is counted: "killed" in "killed 12", -1 where there is none. */
export interface Count {
  readonly amount: Amount;
  readonly governor: number;
}

/** Amounts with their bounds and unit: "at least 12 people were killed" → 12, at-least, killed. */
export function amountsIn(words: Words): Amount[] {
  return countsIn(words).map(({ amount }) => amount);
}

/** Amounts with the word that governs them. What is counted is what happens to it, else its noun. */
export function countsIn(words: Words): Count[] {
  return quantitiesIn(words).flatMap((quantity) => {
    const { first, last, value, bound, upTo } = quantity;
    const counted = countedAt(words, quantity);
    if (!counted) return [];
    const span = { begin: at(words, first).begin, end: at(words, last).end };
    const amount = {
      span,
      value,
      bound,
      unit: counted.unit,
      ...(upTo === undefined ? {} : { upTo }),
    };
    return [{ amount, governor: counted.governor }];
  });
}

interface Counted {
  readonly unit: string;
  readonly governor: number;
}

const HARM: Readonly<Record<string, string>> = {
  killed:
    "kill die dead death slay murder massacre execute assassinate behead perish fatality killing",
  wounded: "wound injure hurt maim wounded injured injury",
  arrested: "arrest detain apprehend jail imprison detention",
  abducted: "abduct kidnap abducted kidnapped abduction kidnapping",
  displaced: "displace uproot evacuate flee displaced",
  missing: "missing",
};
const harmOf = new Map(
  Object.entries(HARM).flatMap(([unit, words]) =>
    words.split(" ").map((word): [string, string] => [word, unit]),
  ),
);

function harmAt(words: Words, i: number): string | undefined {
  const { lemma, lower } = at(words, i);
  return harmOf.get(lemma) ?? harmOf.get(lower);
}

/** The verb on its left, the verb of which it is subject, the verb before in a list, else the noun itself. */
function countedAt(words: Words, { first, last }: Quantity): Counted | undefined {
  const head = headAfter(words, last);
  const own = head === undefined ? undefined : harmAt(words, head);
  if (own !== undefined && head !== undefined) return { unit: own, governor: head };
  const end = head ?? last;
  return (
    idiom(words, first, end) ??
    harmBefore(words, first, DIRECT) ??
    harmAfter(words, end) ??
    harmBefore(words, first, LISTED) ??
    toll(words, first) ??
    nounAt(words, first, head)
  );
}

function nounAt(words: Words, first: number, head: number | undefined): Counted | undefined {
  if (head === undefined) return undefined;
  return { unit: at(words, head).lemma, governor: verbNear(words, first, head) };
}

const HEAD_REACH = 5; // words after a number in which the noun it counts ends

/** Last noun of the run after a number: "three", "more", "armed" … "fighter jets". */
function headAfter(words: Words, last: number): number | undefined {
  let head: number | undefined;
  for (let k = last + 1; k <= last + HEAD_REACH; k++) {
    const { pos, lower } = at(words, k);
    if (pos === "NOUN" || harmNoun(lower)) head = k;
    else if (head !== undefined || !opensHead(words, k)) break;
  }
  return head;
}

function harmNoun(lower: string): boolean {
  return lower === "dead" || lower === "injuries";
}

function opensHead(words: Words, k: number): boolean {
  const { pos, lower } = at(words, k);
  if (lower === "of" || lower === "more" || lower === "other" || lower === "the") return true;
  const isModifier = pos === "ADJ" || pos === "PROPN" || pos === "DET";
  return isModifier && !harmOf.has(lower);
}

const DIRECT = /^(?:ADV|ADJ|DET|PART)$/;
const LISTED = /^(?:ADV|ADJ|DET|PART|NOUN|PROPN|NUM|CCONJ)$/;
const BOUND = new Set(
  "at least than up to as many over about around nearly some of another".split(" "),
);
const LIST_REACH = 12; // words to the left over which a list of counted things goes

/** The verb whose object the number opens: "killed at least 12", in a list "killed 3 soldiers and 5 guards". */
function harmBefore(words: Words, first: number, passes: RegExp): Counted | undefined {
  for (let k = first - 1; k >= 0 && first - k <= LIST_REACH; k--) {
    const unit = isVerbal(words, k) ? harmAt(words, k) : undefined;
    if (unit) return { unit, governor: k };
    const { pos, lower, text } = at(words, k);
    const isListed = passes === LISTED && text === ",";
    if (!isListed && !passes.test(pos) && !BOUND.has(lower)) return undefined;
  }
  return undefined;
}

/** The tagger takes "abducted" for a noun. */
function isVerbal(words: Words, k: number): boolean {
  return at(words, k).pos === "VERB" || at(words, k).lower.endsWith("ed");
}

const ASIDE_REACH = 10; // words of an aside between a subject and its verb

/** What happens to the phrase that ends at `end`: "were killed", "killed", ", including two guards, were killed". */
function harmAfter(words: Words, end: number): Counted | undefined {
  let k = end + 1;
  if (at(words, k).text === ",") {
    const close = words.findIndex((word, n) => n > k && word.text === ",");
    if (close < 0 || close - k > ASIDE_REACH || !isVerb(words[close + 1])) return undefined;
    k = close + 1;
  }
  while (/^(?:AUX|ADV|PART)$/.test(at(words, k).pos)) k++;
  const unit = harmAt(words, k);
  return unit === undefined ? undefined : { unit, governor: k };
}

const TOLL_REACH = 6; // words from "toll" to its number

/** "The toll rose to 12", "a death toll of 12". */
function toll(words: Words, first: number): Counted | undefined {
  for (let k = first - 1; k >= 0 && first - k <= TOLL_REACH; k--) {
    if (opensAnother(at(words, k))) return undefined;
    if (at(words, k).lemma === "toll") return { unit: "killed", governor: k };
  }
  return undefined;
}

const LOSING = new Set(["claim", "cost", "lose", "take"]);
const TAKING = new Set(["take", "seize", "hold"]);

/** "claimed 12 lives", "took 12 hostages", "took 12 people hostage", "took 12 into custody". */
function idiom(words: Words, first: number, end: number): Counted | undefined {
  const governor = verbBefore(words, first);
  const verb = at(words, governor).lemma;
  const [noun, next] = [at(words, end).lemma, at(words, end + 1).lower];
  if (noun === "life" && LOSING.has(verb)) return { unit: "killed", governor };
  const isHostage = noun === "hostage" || next === "hostage" || next === "captive";
  if (isHostage && TAKING.has(verb)) return { unit: "abducted", governor };
  const isCustody = next === "into" && at(words, end + 2).lower === "custody";
  return isCustody && verb === "take" ? { unit: "arrested", governor } : undefined;
}

const VERB_REACH = 8; // words from a counted noun to its verb

/** The verb before a counted noun in its clause, else the one after it; -1 where there is none. */
function verbNear(words: Words, first: number, head: number): number {
  const before = verbBefore(words, first);
  if (before >= 0) return before;
  for (let k = head + 1; k <= head + VERB_REACH && k < words.length; k++) {
    if (opensAnother(at(words, k))) return -1;
    if (at(words, k).pos === "VERB") return k;
  }
  return -1;
}

function verbBefore(words: Words, first: number): number {
  for (let k = first - 1; k >= 0 && first - k <= VERB_REACH; k--) {
    if (opensAnother(at(words, k))) return -1;
    if (at(words, k).pos === "VERB") return k;
  }
  return -1;
}

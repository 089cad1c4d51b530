import type { Span } from "../../base/span.ts";
import type { Document } from "../../model/document.ts";
import type { ReadContext } from "../layers.ts";
import { NEGATIONS } from "../lexicon.ts";
import { at, isVerb, type Words } from "../phrases.ts";
import { readLayers } from "../pipeline.ts";

// Set by judgement for each way a verb is put, in quarters; fitted to nothing.
const SCORES = {
  plain: 2.5,
  negated: -2,
  possible: -0.5,
  future: -1,
  would: -1,
  infinitive: -0.25,
  achieved: 2,
  supposed: -1,
  commanded: -1,
  asked: 0.25,
} as const;
type Way = keyof typeof SCORES;

const POSSIBLE = new Set(["may", "might", "can", "could", "ca"]);
const FUTURE = new Set(["will", "shall", "'ll", "’ll", "wo", "going", "gonna"]);
const WOULD = new Set(["would", "should", "must", "'d", "’d", "ought"]);
const NOT = new Set([...NEGATIONS, "not", "n't", "n’t", "never", "cannot"]);
const HELPED: readonly [Way, ReadonlySet<string>][] = [
  ["negated", NOT],
  ["future", FUTURE],
  ["possible", POSSIBLE],
  ["would", WOULD],
];
const SUPPOSING = new Set(["if", "unless", "whether", "suppose"]);
const ACHIEVING = new Set(
  "begin start continue manage able help come try get use fail happen".split(" "),
);
const CLAUSE_WORDS = 8; // before a verb in which "if" and helpers reach it

/** A verb, and how certain it is that its event happened. */
export interface FactualityScore extends Span {
  readonly factuality: number;
}

/** How certain it is that the event of each verb happened, −3 (certainly not) to 3 (certainly). */
export function factualityScores(document: Document, context: ReadContext): FactualityScore[] {
  const { tokens, sentences } = readLayers(document, context);
  return sentences.flatMap((sentence) => {
    const words = tokens.slice(sentence.first, sentence.last + 1);
    return words.flatMap(({ begin, end }, i) =>
      isVerb(words[i]) ? [{ begin, end, factuality: SCORES[wayOf(words, i)] }] : [],
    );
  });
}

/** The way in which the verb is put: the first of these that holds. */
function wayOf(words: Words, i: number): Way {
  const helpers = helpersOf(words, i);
  const helped = HELPED.find(([, set]) => helpers.some((word) => set.has(word)));
  if (helped) return helped[0];
  if (clauseBefore(words, i).some(({ lower }) => SUPPOSING.has(lower))) return "supposed";
  if (at(words, i - 1).lower === "to") return toInfinitive(words, i);
  if (i <= 1 && isBare(words, i)) return "commanded";
  return words.at(-1)?.text === "?" ? "asked" : "plain";
}

function toInfinitive(words: Words, i: number): Way {
  return ACHIEVING.has(at(words, i - 2).lemma) ? "achieved" : "infinitive";
}

/** Helpers and adverbs right before the verb, and the subject between them in a question. */
function helpersOf(words: Words, i: number): string[] {
  const helpers: string[] = [];
  for (let k = i - 1; k >= Math.max(0, i - 5); k--) {
    const word = at(words, k);
    if (!["AUX", "ADV", "PART", "PRON"].includes(word.pos) && !NOT.has(word.lower)) break;
    if (word.lower === "to" && k < i - 1) break;
    helpers.push(word.lower);
  }
  return helpers;
}

function clauseBefore(words: Words, i: number): Words {
  const before = words.slice(Math.max(0, i - CLAUSE_WORDS), i);
  const stop = before.findLastIndex(({ text }) => /^[,;:.]$/.test(text));
  return before.slice(stop + 1);
}

function isBare(words: Words, i: number): boolean {
  const { pos, lower, lemma } = at(words, i);
  return pos === "VERB" && lower === lemma && at(words, i - 1).pos !== "PRON";
}

// Verbs that take what follows for true, whatever is done to them (after Kiparsky and Kiparsky 1970).
const FACTIVE = new Set(
  "know realize realise notice discover forget regret remember learn see find recognize recognise resent understand admit acknowledge reveal mean foresee".split(
    " ",
  ),
);
const BELIEVING = new Set(
  "think believe suppose imagine guess expect suspect feel assume".split(" "),
);
const EMBEDDING = new Set([
  ...FACTIVE,
  ...BELIEVING,
  ..."say tell claim hope hear fear swear figure suggest insist predict pretend signal show prove bet".split(
    " ",
  ),
]);

/** How far the author is committed to the clause under the last verb that takes one, −3 to 3; 0 where there is none. */
export function commitmentOf(document: Document, context: ReadContext): number {
  const { tokens } = readLayers(document, context);
  const verb = tokens.findLastIndex(({ lemma, pos }) => EMBEDDING.has(lemma) && pos === "VERB");
  if (verb < 0) return 0;
  const first = tokens.findIndex(({ sentence }) => sentence === at(tokens, verb).sentence);
  const words = tokens.slice(first);
  const way = wayOf(words, verb - first);
  const { lemma } = at(tokens, verb);
  if (FACTIVE.has(lemma)) return way === "plain" ? 2 : 1.25;
  if (way === "negated") return BELIEVING.has(lemma) ? -1.5 : -0.75;
  if (way === "plain" || way === "achieved") return 0.75;
  return -0.25;
}

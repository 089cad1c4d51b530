import type { Mention } from "../../model/mention.ts";
import type { Attribution } from "../layers.ts";
import { hashText } from "../perceptron/hash.ts";
import type { Words } from "../phrases.ts";
import { conceptsIn } from "./concepts.ts";
import { dictionaryEvent } from "./dictionary.ts";
import { framesIn, mainFrame } from "./frames.ts";
import type { Features } from "./model.ts";

/** What a coder sees: a sentence or a short text. */
export interface Passage {
  readonly words: Words;
  readonly mentions: readonly Mention[];
  readonly attributions: readonly Attribution[];
}

// Strengths of the kinds of feature, chosen by cross-validation on the developer sets.
const PAIR = 0.5;
const STEM = 0.7;
const CUE = 0.7;
const CONCEPT = 3;
const FRAME = 3;

/**
 * Features of a passage: lemmas, stems and pairs with names masked by their type, so that "Iran" weighs
 * nothing for war; CAMEO dictionary codes of its verbs; cues; concepts; and its triggers, unless left out.
 */
export function featuresOf(
  { words, mentions, attributions }: Passage,
  { triggers }: { triggers: boolean } = { triggers: true },
): Features {
  const found = new Map<number, number>();
  const add = (name: string, strength: number) => {
    const hash = hashText(name);
    found.set(hash, Math.max(found.get(hash) ?? 0, strength));
  };
  const terms = termsOf(words, mentions);
  terms.forEach((term, i) => {
    add(`u=${term}`, 1);
    add(`s=${stem(term)}`, STEM);
    if (i > 0) add(`b=${terms[i - 1]} ${term}`, PAIR);
  });
  addDictionary(words, add);
  if (triggers) addFrames(words, add);
  for (const { cue } of attributions) {
    add(`q=${cue.class}`, CUE);
    add(`ql=${cue.lemma}`, CUE);
  }
  for (const [concept, count] of conceptsIn(words))
    add(`x=${concept}`, CONCEPT * Math.log1p(count));
  return found;
}

function addDictionary(words: Words, add: (name: string, strength: number) => void): void {
  let isFirst = true;
  words.forEach((_, i) => {
    const entry = dictionaryEvent(words, i);
    if (!entry) return;
    add(`d=${entry.event}`, 1);
    if (entry.object) add(`do=${entry.event}`, 1);
    if (isFirst) add(`df=${entry.event}`, 1);
    isFirst = false;
  });
}

/** What the triggers say by themselves: the type of the main one, how it is put, and the types of the others. */
function addFrames(words: Words, add: (name: string, strength: number) => void): void {
  const frames = framesIn(words);
  const main = mainFrame(frames);
  add(`r=${main?.type ?? "none"}`, FRAME);
  add(`rr=${main?.trigger.type ?? "none"} ${main?.trigger.mode ?? ""}`, FRAME / 2);
  for (const { type, trigger } of frames) {
    add(`ra=${type}`, FRAME / 3);
    if (trigger.mode) add(`rm=${trigger.type} ${trigger.mode}`, FRAME / 2);
  }
}

/** Lemmas without punctuation; numbers and names as classes. */
function termsOf(words: Words, mentions: readonly Mention[]): string[] {
  const sorted = mentions.toSorted((a, b) => a.span.begin - b.span.begin);
  let next = 0;
  return words.flatMap(({ begin, lemma, pos }) => {
    if (pos === "PUNCT" || pos === "SPACE") return [];
    while ((sorted[next]?.span.end ?? Infinity) <= begin) next++;
    const mention = sorted[next];
    if (/^\d/.test(lemma)) return ["<number>"];
    return [
      pos === "PROPN" && mention && mention.span.begin <= begin ? `<${mention.type}>` : lemma,
    ];
  });
}

const ENDING = /(?:ing|ed|es|s|ion|ions|ment|ments|ers|er|ly)$/;

function stem(term: string): string {
  return term.length > 5 ? term.replace(ENDING, "") : term;
}

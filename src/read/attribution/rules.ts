import { contains, overlap, type Span } from "../../base/span.ts";
import type { CueClass } from "../../model/claim.ts";
import type { Attribution, Sentence, Token } from "../layers.ts";
import { spanOf, type Phrase, type Words } from "../phrases.ts";
import { accordingTo } from "./according-to.ts";
import type { Draft, Rule } from "./draft.ts";
import { byCue, colonCue, nounCue, passiveCue } from "./other-rules.ts";
import { headlineCue, type Speakers } from "./headlines.ts";
import { speech } from "./speech.ts";

const RULES: readonly Rule[] = [accordingTo, speech, nounCue, passiveCue, byCue, colonCue];
const SAME_CONTENT = 0.8; // two rules that agree on this share of the content found one attribution twice

/**
 * What the rules over the cue lexicon find in one sentence.
 *
 * @param speakers who speaks in the text, for a sentence of a title: only there "X: Y" is a saying
 */
export function ruledAttributions(
  tokens: readonly Token[],
  sentence: Sentence,
  speakers?: Speakers,
): Attribution[] {
  const words = tokens.slice(sentence.first, sentence.last + 1);
  const titled = speakers ? headlineCue(words, speakers) : [];
  return settle([
    ...[...titled, ...RULES.flatMap((rule) => rule(words))].map((draft) =>
      toAttribution(words, draft, sentence.index),
    ),
    ...quotations(words).flatMap((inside) => sayingsInside(inside, sentence.index)),
  ]);
}

const LEAST_WORDS = 5; // of a quotation that tells what somebody else said: "The army says so"

/** What stands between quotation marks, as words of nobody's yet. */
function quotations(words: Words): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  for (const word of words) {
    if (!word.quoted) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else if (!MARKS.has(word.text)) run.push({ ...word, quoted: false });
  }
  return [...runs, run].filter(({ length }) => length >= LEAST_WORDS);
}

const MARKS = new Set(['"', "“", "”", "``", "''", "«", "»", "„"]);

/**
 * "The army says the road is open," she said: the army is quoted by her. Only where the cue leaves no doubt that words
 * were said, and by somebody else: "I", "we" and "they" say nothing of whose word it is.
 */
function sayingsInside(words: Words, sentence: number): Attribution[] {
  return [accordingTo, speech]
    .flatMap((rule) => rule(words))
    .filter(({ source, class: kind }) => SAYING.has(kind) && source && isSomebody(words, source))
    .map((draft) => toAttribution(words, draft, sentence));
}

const SAYING = new Set<CueClass>(["say", "confirm", "deny"]);

function isSomebody(words: Words, { first, last }: Phrase): boolean {
  return words.slice(first, last + 1).some(({ pos }) => pos === "NOUN" || pos === "PROPN");
}

function toAttribution(words: Words, draft: Draft, sentence: number): Attribution {
  return {
    source: draft.source && spanOf(words, draft.source),
    cue: { spans: [spanOf(words, draft.cue)], lemma: draft.lemma, class: draft.class },
    content: draft.content.map((phrase) => spanOf(words, phrase)),
    sentence,
    rule: draft.rule,
    scope: "explicit",
  };
}

/** Of two attributions with nearly the same content, and of two with the same cue, the one with a source stays. */
function settle(drafts: readonly Attribution[]): Attribution[] {
  const kept: Attribution[] = [];
  for (const draft of [...drafts].sort(
    (a, b) => Number(b.source !== null) - Number(a.source !== null),
  )) {
    if (
      !kept.some(
        (other) =>
          sameCue(other, draft) || (shareOf(other, draft) > SAME_CONTENT && !nests(other, draft)),
      )
    )
      kept.push(draft);
  }
  return kept.sort((a, b) => begin(a) - begin(b));
}

function begin(attribution: Attribution): number {
  return attribution.content[0]?.begin ?? 0;
}

/** "The paper writes that, according to X, …": one stands inside the other, and both are links of the chain. */
export function nests(a: Attribution, b: Attribution): boolean {
  return isInside(a, b) || isInside(b, a);
}

/** The cue of `inner` stands in the content of `outer`. */
function isInside(outer: Attribution, inner: Attribution): boolean {
  return inner.cue.spans.every((cue) => outer.content.some((span) => contains(span, cue)));
}

export function sameCue(a: Attribution, b: Attribution): boolean {
  return a.cue.spans.some((x) => b.cue.spans.some((y) => overlap(x, y) > 0));
}

/** Share of the union of two contents that both have, from 0 to 1. */
export function shareOf(a: Attribution, b: Attribution): number {
  const both = a.content.reduce(
    (sum, x) => sum + b.content.reduce((s, y) => s + overlap(x, y), 0),
    0,
  );
  return both / Math.max(1, sizeOf(a.content) + sizeOf(b.content) - both);
}

export function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.begin, 0);
}

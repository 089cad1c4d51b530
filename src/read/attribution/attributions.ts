import { groupBy } from "../../base/group.ts";
import type { Span } from "../../base/span.ts";
import { reader, type Attribution, type Sentence } from "../layers.ts";
import { carried } from "./carried.ts";
import { combine } from "./combine.ts";
import { speakersIn } from "./headlines.ts";
import { introduced } from "./introduced.ts";
import { ruledAttributions } from "./rules.ts";
import { taggedAttributions } from "./tagged.ts";

/**
 * Source, cue and content: by the trained tagger where there is one, and by rules over the cue lexicon where it found
 * nothing or is less sure (`docs/methods/cues.md`); then statements introduced by a colon and quotations carried over.
 */
export const attributions = reader({
  name: "attribution/2",
  needs: ["blocks", "tokens", "sentences"],
  adds: "attributions",
  read: ({ text }, { blocks, tokens, sentences }, { models }) => {
    const tagged = models?.attribution
      ? taggedAttributions({ tokens, sentences }, models.attribution)
      : [];
    const learned = groupBy(
      tagged.flatMap((one) => bySentence(one, sentences)),
      ({ sentence }) => sentence,
    );
    const speakers = speakersIn(tokens);
    const found = sentences.map((sentence, i) => {
      const titled = blocks[sentence.block]?.kind === "title" ? speakers : undefined;
      return combine(text, learned.get(i) ?? [], ruledAttributions(tokens, sentence, titled));
    });
    return carried(sentences, tokens, introduced(sentences, tokens, found));
  },
});

/** An attribution whose content runs over several sentences, as one for each: those without the cue are carried. */
function bySentence(one: Attribution, sentences: readonly Sentence[]): Attribution[] {
  const pieces = groupBy(
    one.content.flatMap((span) => cut(span, sentences, one.sentence)),
    ({ sentence }) => sentence,
  );
  return [...pieces].map(([sentence, content]) => ({
    ...one,
    content: content.map(({ begin, end }) => ({ begin, end })),
    sentence,
    scope: sentence === one.sentence ? "explicit" : "carried",
  }));
}

/** The parts of a span that lie in each sentence, from the one that holds its begin on. */
function cut(
  span: Span,
  sentences: readonly Sentence[],
  near: number,
): (Span & { sentence: number })[] {
  let i = near;
  while (i > 0 && (sentences[i]?.begin ?? 0) > span.begin) i--;
  while ((sentences[i]?.end ?? Infinity) <= span.begin) i++;
  const parts: (Span & { sentence: number })[] = [];
  for (let at = sentences[i]; at && at.begin < span.end; at = sentences[++i])
    parts.push({
      begin: Math.max(at.begin, span.begin),
      end: Math.min(at.end, span.end),
      sentence: i,
    });
  return parts;
}

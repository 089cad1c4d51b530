import { overlap } from "../../base/span.ts";
import type { Claim } from "../../model/claim.ts";
import type { CodedEvent } from "../../model/reading.ts";
import { reader, type Attribution, type Layers, type Sentence } from "../layers.ts";
import { at, type Words } from "../phrases.ts";
import { codingOf, mostProbable, type Coding } from "./coder.ts";
import { verbEvent } from "./dictionary.ts";
import { featuresOf, type Passage } from "./features.ts";
import { predicateAt } from "./predicates.ts";

type Needs = "blocks" | "tokens" | "sentences" | "attributions" | "mentions" | "claims";

// Below this a sentence tells no event; with a verb that the dictionary codes the same way less is enough.
const SURE = 0.5;
const SURE_WITH_DICTIONARY = 0.15;

/** What each sentence tells, by the trained coder; nothing where there is no model. */
export const events = reader<Needs, "events">({
  name: "events/1",
  needs: ["blocks", "tokens", "sentences", "attributions", "mentions", "claims"],
  adds: "events",
  read: (_, layers, { models }) => {
    const trained = models?.events;
    if (!trained) return [];
    return passagesOf(layers).flatMap((passage) => {
      const coding = codingOf(trained, featuresOf(passage));
      return eventIn(passage, coding, layers.claims);
    });
  },
});

/** @param coded the dictionary gives a verb of the sentence the same type */
export function isTold(confidence: number, coded: boolean): boolean {
  return confidence >= (coded ? SURE_WITH_DICTIONARY : SURE);
}

/** Sentences with what lies in them. All layers are in order of the text, so one walk serves. */
function passagesOf({
  sentences,
  tokens,
  mentions,
  attributions,
}: Pick<Layers, "sentences" | "tokens" | "mentions" | "attributions">): Passage[] {
  const bySentence = new Map<number, Attribution[]>();
  for (const one of attributions)
    bySentence.set(one.sentence, [...(bySentence.get(one.sentence) ?? []), one]);
  let next = 0;
  return sentences.map((sentence: Sentence) => {
    while ((mentions[next]?.span.end ?? Infinity) <= sentence.begin) next++;
    let last = next;
    while ((mentions[last]?.span.begin ?? Infinity) < sentence.end) last++;
    return {
      words: tokens.slice(sentence.first, sentence.last + 1),
      mentions: mentions.slice(next, last),
      attributions: bySentence.get(sentence.index) ?? [],
    };
  });
}

function eventIn(passage: Passage, coding: Coding, claims: readonly Claim[]): CodedEvent[] {
  const type = mostProbable(coding);
  if (type === undefined) return [];
  const confidence = coding.get(type) ?? 0;
  const { words } = passage;
  const coded = words.findIndex((_, i) => verbEvent(words, i) === type);
  if (!isTold(confidence, coded >= 0)) return [];
  const verb = coded >= 0 ? coded : triggerOf(passage);
  if (verb < 0) return [];
  const { span, agents, patients, negated } = predicateAt(words, verb, {
    event: type,
    mentions: passage.mentions,
  });
  const realis = negated ? "denied" : (realisAt(claims, span) ?? "occurred");
  return [{ span, type, confidence, realis, agents, patients }];
}

/** The cue where somebody speaks, since a demand or a denial is told by it; else the first verb. */
function triggerOf({ words, attributions }: Passage): number {
  const cue = attributions[0]?.cue.spans[0];
  const spoken = words.findIndex((word) => cue !== undefined && overlap(word, cue) > 0);
  return spoken >= 0 ? spoken : firstVerb(words);
}

function firstVerb(words: Words): number {
  return words.findIndex((_, i) => at(words, i).pos === "VERB");
}

function realisAt(
  claims: readonly Claim[],
  span: CodedEvent["span"],
): CodedEvent["realis"] | undefined {
  const claim = claims.find(({ content }) => content.some((part) => overlap(part, span) > 0));
  return claim?.predicates[0]?.realis;
}

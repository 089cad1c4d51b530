import { overlap, type Span } from "../base/span.ts";
import { RE3D_TYPE, type StatedKind } from "../model/read-relation.ts";
import type { Mention } from "../model/mention.ts";
import type { ExtractInput, Given } from "./extract-input.ts";

/** A relation as re3d writes it: type, the two mentions, and the words that say so. */
export type ExtractRelation = Span & {
  type: string;
  /** Our own, finer type; absent for what the classifier found. */
  subtype?: StatedKind;
  source: Span;
  target: Span;
  confidence?: number;
};

/** Relations between mentions of a sentence, and those between resolved entities whose words are not among them. */
export function relationsOf(input: ExtractInput, given: Given): ExtractRelation[] {
  const read = (input.reading.relations ?? [])
    .filter(({ negated }) => !negated)
    .flatMap(({ type, kind, source, target, trigger, confidence }): ExtractRelation[] => {
      const [from, to, words] = [source, target, trigger].map((span) => given(span)[0]);
      return from && to && words
        ? [
            {
              ...words,
              type,
              ...(kind ? { subtype: kind } : {}),
              source: from,
              target: to,
              confidence: rounded(confidence),
            },
          ]
        : [];
    });
  const isKnown = ({ type, source, target }: ExtractRelation) =>
    read.some(
      (one) =>
        one.type === type && overlap(one.source, source) > 0 && overlap(one.target, target) > 0,
    );
  return [...read, ...resolvedRelations(input, given).filter((one) => !isKnown(one))];
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

/** One for each piece of evidence that affirms a relation, between the nearest mentions of its parties. */
function resolvedRelations(
  { relations, reading, resolutions, toponyms }: ExtractInput,
  given: Given,
): ExtractRelation[] {
  const refs = new Map<string, string>();
  for (const { mentionId, entityId } of resolutions) if (entityId) refs.set(mentionId, entityId);
  for (const { mentionId, place } of toponyms)
    if (place && !refs.has(mentionId)) refs.set(mentionId, place.id);
  const nearest = (id: string, to: Span) =>
    reading.mentions
      .filter((mention) => refs.get(mention.id) === id)
      .sort((a, b) => distance(a, to) - distance(b, to))[0];
  return relations.flatMap(({ type, fromId, toId, evidence }) =>
    evidence
      .filter(({ polarity }) => polarity === "positive")
      .flatMap(({ span }) => {
        const [from, to] = [nearest(fromId, span), nearest(toId, span)];
        if (!from || !to) return [];
        const [source, target, words] = [from.span, to.span, span].map((s) => given(s)[0]);
        return source && target && words
          ? [{ ...words, type: RE3D_TYPE[type], subtype: type, source, target }]
          : [];
      }),
  );
}

function distance({ span }: Mention, to: Span): number {
  if (overlap(span, to) > 0) return 0;
  return Math.max(to.begin - span.end, span.begin - to.end);
}

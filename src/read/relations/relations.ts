import { overlap } from "../../base/span.ts";
import type { EntityType, Mention } from "../../model/mention.ts";
import { READ_RELATION_TYPES, type ReadRelation } from "../../model/read-relation.ts";
import { columnsOf, type Columns } from "../coreference/columns.ts";
import { reader, type Layers, type Models, type Sentence, type Token } from "../layers.ts";
import { NEGATIONS } from "../lexicon.ts";
import { scoresOf } from "../perceptron/model.ts";
import { pairFeatures, type Argument, type ArgumentPair } from "./features.ts";
import { decide, type RelationModel } from "./model.ts";
import { statedRelations } from "./stated.ts";

const EXTRACTOR = "relation-classifier/1";

/**
 * Relations that a sentence puts between two of its mentions: those that a phrase states, with the claim they stand in;
 * with the trained model also those that the classifier finds.
 */
export const relations = reader({
  name: "relations/3",
  needs: ["tokens", "sentences", "mentions", "coreference", "claims"],
  adds: "relations",
  read: ({ text }, layers, { models }) => {
    const stated = statedRelations({ text, ...layers });
    return models?.relations
      ? [...stated, ...newAmong(classified(layers, models.relations, models.words), stated)]
      : stated;
  },
});

/** Without those that are stated already; both in order of their sources. */
function newAmong(found: readonly ReadRelation[], stated: readonly ReadRelation[]): ReadRelation[] {
  const known = new Map<ReadRelation["type"], ReadRelation[]>();
  for (const one of stated) known.set(one.type, [...(known.get(one.type) ?? []), one]);
  return found.filter(
    ({ type, source, target }) =>
      !(known.get(type) ?? []).some(
        (one) => overlap(one.source, source) > 0 && overlap(one.target, target) > 0,
      ),
  );
}

function classified(
  { tokens, sentences, mentions }: Pick<Layers, "tokens" | "sentences" | "mentions">,
  model: RelationModel,
  words: Models["words"],
): ReadRelation[] {
  const columns = columnsOf(tokens, words);
  const places = argumentsOf(tokens, mentions);
  let next = 0;
  return sentences.flatMap((sentence) => {
    const own: Argument[] = [];
    while ((places[next]?.first ?? Infinity) < sentence.first) next++;
    while ((places[next]?.first ?? Infinity) <= sentence.last) {
      const place = places[next++];
      if (place && place.last <= sentence.last) own.push(place);
    }
    return pairsOf(own).flatMap((pair) => related(tokens, { columns, model, pair }));
  });
}

const TYPED: ReadonlySet<EntityType> = new Set<EntityType>([
  "Person",
  "Organisation",
  "Location",
  "Nationality",
  "Weapon",
  "MilitaryPlatform",
  "Vehicle",
  "Quantity",
  "Temporal",
  "DocumentReference",
]);

/** Whole phrases of the mentions in order, none inside another. */
export function argumentsOf(tokens: readonly Token[], mentions: readonly Mention[]): Argument[] {
  const firsts = new Map(tokens.map(({ begin, index }) => [begin, index]));
  const lasts = new Map(tokens.map(({ end, index }) => [end, index]));
  const found = mentions.flatMap(({ span, type, phrase }): Argument[] => {
    const whole = phrase ?? { ...span, type };
    const [first, last] = [firsts.get(whole.begin), lasts.get(whole.end)];
    return first === undefined || last === undefined || !TYPED.has(whole.type)
      ? []
      : [{ first, last, type: whole.type }];
  });
  let end = -1;
  return found
    .sort((a, b) => a.first - b.first || b.last - a.last)
    .filter(({ first, last }) => {
      if (first <= end) return false;
      end = last;
      return true;
    });
}

const REACH = 8; // mentions on either side that one is paired with: keeps lists linear

/** Ordered pairs of the mentions of a sentence. */
export function pairsOf(own: readonly Argument[]): ArgumentPair[] {
  return own.flatMap((source, i) =>
    own.slice(Math.max(0, i - REACH), i + REACH + 1).flatMap((target, k): ArgumentPair[] => {
      const between = Math.abs(Math.max(0, i - REACH) + k - i) - 1;
      return target === source ? [] : [{ source, target, between }];
    }),
  );
}

function related(
  tokens: readonly Token[],
  { columns, model, pair }: { columns: Columns; model: RelationModel; pair: ArgumentPair },
): ReadRelation[] {
  const { classifier, calibration } = model;
  const scores = scoresOf(classifier, pairFeatures(columns, pair));
  const found = decide(scores);
  const type = READ_RELATION_TYPES.find((known) => known === classifier.labels[found?.label ?? 0]);
  if (!type || !found) return [];
  const confidence = 1 / (1 + Math.exp(-calibration.bias - calibration.weight * found.margin));
  const { source, target } = pair;
  const [left, right] = source.first < target.first ? [source, target] : [target, source];
  const isApart = right.first > left.last + 1;
  const words = isApart ? tokens.slice(left.last + 1, right.first) : [];
  return [
    {
      type,
      source: spanOf(tokens, source),
      target: spanOf(tokens, target),
      trigger: isApart
        ? spanOf(tokens, { first: left.last + 1, last: right.first - 1 })
        : spanOf(tokens, { first: left.first, last: right.last }),
      negated: words.some(({ lower }) => NEGATIONS.has(lower)),
      confidence,
      extractor: EXTRACTOR,
    },
  ];
}

function spanOf(tokens: readonly Token[], { first, last }: Pick<Sentence, "first" | "last">) {
  return { begin: tokens[first]?.begin ?? 0, end: tokens[last]?.end ?? 0 };
}

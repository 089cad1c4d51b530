import { readFileSync } from "node:fs";
import { join } from "node:path";
import { overlap, type Span } from "../../src/base/span.ts";
import type { EntityType } from "../../src/model/mention.ts";
import { READ_RELATION_TYPES } from "../../src/model/read-relation.ts";
import { columnsOf } from "../../src/read/coreference/columns.ts";
import type { Models, Sentence, Token } from "../../src/read/layers.ts";
import { scoresOf } from "../../src/read/perceptron/model.ts";
import { readLayersUntil } from "../../src/read/pipeline.ts";
import { pairFeatures, type Argument } from "../../src/read/relations/features.ts";
import { decide, type RelationModel } from "../../src/read/relations/model.ts";
import { argumentsOf, pairsOf } from "../../src/read/relations/relations.ts";
import { fitLogistic, type Outcome } from "../attribution/calibration.ts";
import { documentOf } from "../entities/text.ts";
import { quantise } from "../perceptron/averaged.ts";
import { trainClassifier, type Item } from "../perceptron/ranker.ts";

interface GoldRelation {
  readonly type: string;
  readonly source: Span;
  readonly target: Span;
}

/** A text of re3d with its mentions and relations. */
export interface RelatedText {
  readonly id: string;
  readonly corpus: string;
  readonly text: string;
  readonly entities: readonly (Span & { readonly type: EntityType })[];
  readonly relations: readonly GoldRelation[];
}

/** re3d, developer part. */
export function readRe3d(gold: string): RelatedText[] {
  return readFileSync(join(gold, "re3d", "re3d.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RelatedText);
}

/** Pairs of a text with their labels: between marked mentions, and between those that the reader finds. */
export function itemsOf(one: RelatedText, models: Models): Item[] {
  const document = documentOf(one.text, one.id);
  const { tokens, sentences, mentions } = readLayersUntil("mentions", document, {
    outlets: new Map(),
    models,
  });
  const columns = columnsOf(tokens, models.words);
  const marked = argumentsOf(
    tokens,
    one.entities.map(({ begin, end, type }) => ({
      id: "",
      documentId: one.id,
      span: { begin, end },
      text: "",
      type,
      subtype: null,
      form: "name",
      context: [],
      extractor: "",
    })),
  );
  return [marked, argumentsOf(tokens, mentions)].flatMap((places) =>
    sentences.flatMap((sentence) =>
      pairsOf(inSentence(places, sentence)).map((pair) => ({
        features: pairFeatures(columns, pair),
        label: labelOf(one, tokens, pair),
      })),
    ),
  );
}

function inSentence(places: readonly Argument[], { first, last }: Sentence): Argument[] {
  return places.filter((place) => place.first >= first && place.last <= last);
}

const LABELS = ["", ...READ_RELATION_TYPES];
const SYMMETRIC: ReadonlySet<string> = new Set([
  "CoLocated",
  "Apart",
  "IsSynonymOf",
  "AlliesOf",
  "FightingAgainst",
  "CommWith",
]);

/** A symmetric relation holds as it was marked; the first marking of a pair counts. */
function labelOf(
  { relations }: RelatedText,
  tokens: readonly Token[],
  { source, target }: { source: Argument; target: Argument },
): number {
  const [s, t] = [spanOf(tokens, source), spanOf(tokens, target)];
  const isForward = s.begin < t.begin;
  const fits = (a: Span, b: Span) => overlap(a, s) > 0 && overlap(b, t) > 0;
  const found = relations.find(
    (one) =>
      fits(one.source, one.target) ||
      (isForward && SYMMETRIC.has(one.type) && fits(one.target, one.source)),
  );
  return found ? Math.max(0, LABELS.indexOf(found.type)) : 0;
}

function spanOf(tokens: readonly Token[], { first, last }: Argument): Span {
  return { begin: tokens[first]?.begin ?? 0, end: tokens[last]?.end ?? 0 };
}

const TRAINING = { bits: 18, epochs: 5, seed: 1, atLeast: 2 };

/** Classifier of pairs; `calibration` from pairs that it did not see. */
function learnClassifier(items: readonly Item[]): RelationModel["classifier"] {
  return quantise(trainClassifier(LABELS, items, TRAINING));
}

/** How far each relation that is found stands above none, and whether it is right. */
function outcomesOf(classifier: RelationModel["classifier"], items: readonly Item[]): Outcome[] {
  return items.flatMap(({ features, label }) => {
    const found = decide(scoresOf(classifier, features));
    return found ? [{ margins: [found.margin], right: found.label === label }] : [];
  });
}

/** The model from pairs in groups, calibrated by folds over the groups. */
export function learnRelations(groups: readonly (readonly Item[])[]): RelationModel {
  const outcomes = groups.flatMap((held) =>
    outcomesOf(learnClassifier(groups.filter((one) => one !== held).flat()), held),
  );
  const { bias, weights } = fitLogistic(outcomes);
  return {
    classifier: learnClassifier(groups.flat()),
    calibration: { bias, weight: weights[0] ?? 0 },
  };
}

import { DICTIONARY_ROWS } from "../../src/read/events/dictionary.ts";
import { featuresOf } from "../../src/read/events/features.ts";
import type { Token } from "../../src/read/layers.ts";
import { classOf } from "../../src/read/events/classes.ts";
import {
  byLabel,
  codingOf,
  confidenceOf,
  mostProbable,
  toldType,
} from "../../src/read/events/coder.ts";
import type { EventModels, TextModel } from "../../src/read/events/model.ts";
import {
  readBackground,
  readSet,
  textKey,
  type Background,
  type Item,
  type SetName,
} from "./gold.ts";
import { learn, rarityOf, SETTINGS, type Example } from "./softmax.ts";

export type Sets = Readonly<Record<SetName, readonly Item[]>> & {
  /** Passages that tell no event. */
  readonly background: Background;
};
const SET_NAMES = ["plover-gsr", "cameo-penta", "petrarch-validation", "case2021-task2"] as const;
export const FOLDS = 10;
// Machine-coded and mostly about meetings: it counts for less than sentences that people wrote for a type.
const PETRARCH_WEIGHT = 0.4;

export const TYPES =
  "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(
    " ",
  );
export const GATE = ["none", "event"];
export const PENTA = [
  "statement",
  "verbal cooperation",
  "material cooperation",
  "verbal conflict",
  "material conflict",
];

export function readSets(gold: string): Sets {
  return {
    "plover-gsr": readSet(gold, "plover-gsr"),
    "cameo-penta": readSet(gold, "cameo-penta"),
    "petrarch-validation": readSet(gold, "petrarch-validation"),
    "case2021-task2": readSet(gold, "case2021-task2"),
    background: readBackground(gold),
  };
}

/** Without the sets whose licence is not stated. */
export function licensedOnly(sets: Sets): Sets {
  return {
    ...sets,
    "cameo-penta": [],
    "case2021-task2": [],
    background: { business: [], mails: sets.background.mails },
  };
}

/** Five classes of a whole set by a model that learned from PLOVER's records alone. */
export function classesByPlover(sets: Sets, items: readonly Item[]): Map<string, Prediction> {
  const keys = new Set(items.map(({ text }) => textKey(text)));
  const own = sets["plover-gsr"].filter(({ text }) => !keys.has(textKey(text)));
  const model = trainClasses({ ...licensedOnly(sets), "plover-gsr": own });
  return new Map(
    items.map(({ id, features }) => {
      const all = byLabel(model, features);
      const label = mostProbable(all) ?? "";
      return [id, { label, probability: all.get(label) ?? 0 }];
    }),
  );
}

export function trainAll(sets: Sets): EventModels {
  return {
    gate: trainGate(sets),
    type: trainTypes(sets),
    penta: trainClasses(sets),
    case: trainKinds(sets["case2021-task2"]),
  };
}

function trainTypes(sets: Sets): TextModel {
  const own = examplesOf(sets["plover-gsr"], TYPES, 1);
  const weak = examplesOf(sets["petrarch-validation"], TYPES, PETRARCH_WEIGHT);
  const background = eventSets(sets).flatMap((items) => items.map(({ features }) => features));
  const known = [...own, ...weak, ...dictionaryExamples()];
  const first = trainOn(known, TYPES, background);
  const guessed = sets["cameo-penta"].flatMap((item) => guess(first, item));
  return trainOn([...known, ...guessed], TYPES, background);
}

function eventSets(sets: Sets): (readonly Item[])[] {
  return [
    sets["plover-gsr"],
    sets["cameo-penta"],
    sets["petrarch-validation"],
    sets["case2021-task2"],
  ];
}

/** Whether a passage tells an event at all. */
function trainGate(sets: Sets): TextModel {
  const labelled = eventSets(sets)
    .flat()
    .map(({ features, label }) => ({
      features,
      label: label === null || label === "statement" ? 0 : 1,
      weight: 1,
    }));
  const none = [...sets.background.business, ...sets.background.mails].map((features) => ({
    features,
    label: 0,
    weight: 1,
  }));
  return trainOn([...labelled, ...none], GATE);
}

// A guessed type teaches words that no typed sentence has; it counts for less, being a guess.
const GUESS_WEIGHT = 0.15;
const GUESS_SURE = 0.4; // of the probability of its class

/** The likeliest type of a sentence whose class is known (self-training, bounded by the class). */
function guess(model: TextModel, { features, label }: Item): Example[] {
  const types = [...byLabel(model, features)].filter(([type]) => classOf(type) === label);
  const total = types.reduce((sum, [, p]) => sum + p, 0);
  const best = mostProbable(new Map(types));
  const sure = (types.find(([type]) => type === best)?.[1] ?? 0) / total;
  if (best === undefined || sure < GUESS_SURE) return [];
  return [{ features, label: TYPES.indexOf(best), weight: GUESS_WEIGHT }];
}

// A row of the dictionary is a hint, no sentence.
const DICTIONARY_WEIGHT = 0.2;

/** Rows of the CAMEO verb dictionary as tiny texts, so that verbs no gold sentence has are known too. */
function dictionaryExamples(): Example[] {
  return DICTIONARY_ROWS.flatMap(({ verb, object, event }) => {
    const label = TYPES.indexOf(event);
    const words = [verb, ...(object?.split(" ") ?? [])].map((lemma, i) => wordOf(lemma, i));
    const features = featuresOf({ words, mentions: [], attributions: [] });
    return label < 0 ? [] : [{ features, label, weight: DICTIONARY_WEIGHT }];
  });
}

function wordOf(lemma: string, index: number): Token {
  const pos = index === 0 ? "VERB" : "NOUN";
  return {
    begin: 0,
    end: 0,
    index,
    sentence: 0,
    text: lemma,
    lower: lemma,
    lemma,
    pos,
    quoted: false,
  };
}

/** The five classes, from sentences that name theirs and from those whose type names it. */
function trainClasses(sets: Sets): TextModel {
  const typed = sets["plover-gsr"].map((item) => ({ ...item, label: classOf(item.label ?? "") }));
  return trainLabels([...sets["cameo-penta"], ...typed], PENTA);
}

/** The kinds of CASE 2021, from words alone. */
function trainKinds(items: readonly Item[]): TextModel {
  return trainLabels(items.map(plainly), labelsOf(items));
}

/** The item as the scheme of CASE 2021 sees it. */
function plainly(item: Item): Item {
  return { ...item, features: item.plain };
}

function trainLabels(items: readonly Item[], labels: readonly string[]): TextModel {
  return trainOn(examplesOf(items, labels, 1), labels);
}

function trainOn(
  examples: readonly Example[],
  labels: readonly string[],
  background = examples.map(({ features }) => features),
): TextModel {
  const rarity = rarityOf(background, SETTINGS.bits);
  return learn(examples, { labels, rarity });
}

function examplesOf(items: readonly Item[], labels: readonly string[], weight: number): Example[] {
  return items.flatMap(({ features, label }) => {
    const at = labels.indexOf(label ?? "");
    return at < 0 ? [] : [{ features, label: at, weight }];
  });
}

function labelsOf(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap(({ label }) => label ?? []))].toSorted();
}

/** A label, and how probable the coder holds it. */
export interface Prediction {
  readonly label: string;
  readonly probability: number;
}

/** Predictions for a set by models that saw none of the sentence, nor the same sentence in another set. */
export function crossValidate(sets: Sets, name: SetName): Map<string, Prediction> {
  const found = new Map<string, Prediction>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = sets[name].filter((_, i) => i % FOLDS === fold);
    const keys = new Set(held.map(({ text }) => textKey(text)));
    const rest = Object.fromEntries(
      SET_NAMES.map((set) => [set, sets[set].filter(({ text }) => !keys.has(textKey(text)))]),
    );
    const seen = { ...rest, background: sets.background } as Sets;
    for (const [id, prediction] of predictionsOf(seen, name, held)) found.set(id, prediction);
  }
  return found;
}

function predictionsOf(
  rest: Sets,
  name: SetName,
  held: readonly Item[],
): (readonly [string, Prediction])[] {
  if (name === "plover-gsr") return typesOf(rest, held);
  const isKind = name === "case2021-task2";
  const model = isKind ? trainKinds(rest[name]) : trainLabels(rest[name], PENTA);
  return held.map(({ id, features, plain }) => {
    const all = byLabel(model, isKind ? plain : features);
    const label = mostProbable(all) ?? "";
    return [id, { label, probability: all.get(label) ?? 0 }];
  });
}

function typesOf(rest: Sets, held: readonly Item[]): (readonly [string, Prediction])[] {
  const type = trainTypes(rest);
  const models = { gate: trainGate(rest), type, penta: trainClasses(rest), case: type };
  return held.map(({ id, features, frames }) => {
    const coding = codingOf(models, features);
    const label = toldType(coding, frames) ?? "NONE";
    return [id, { label, probability: confidenceOf(coding, frames, label) }];
  });
}

import {
  byModel,
  choose,
  featuresOf,
  linkAll,
  Discourse,
  type Option,
} from "../../src/read/coreference/decode.ts";
import type { Columns } from "../../src/read/coreference/columns.ts";
import type { Cluster } from "../../src/read/coreference/links.ts";
import type { CoreferenceModel, PhraseModels } from "../../src/read/coreference/model.ts";
import {
  headFeatures,
  leftCandidates,
  leftFeatures,
  mayHead,
  MOST_FEATURES,
  nounPhrases,
  rightCandidates,
  rightFeatures,
  type NounPhrase,
} from "../../src/read/coreference/noun-phrases.ts";
import { referentsOf, type Referent } from "../../src/read/coreference/referents.ts";
import { withNames } from "../../src/read/coreference/rule-phrases.ts";
import type { Sentence } from "../../src/read/layers.ts";
import { featureList, keptOf } from "../../src/read/perceptron/feature-list.ts";
import {
  rankOf,
  scoresOf,
  type Features,
  type LinearModel,
} from "../../src/read/perceptron/model.ts";
import { bump, meanOf, quantise, zeros, type Averaged } from "../perceptron/averaged.ts";
import { trainClassifier, trainRanker, type Choice, type Item } from "../perceptron/ranker.ts";
import { seeded, shuffled } from "../perceptron/shuffle.ts";
import { fitLogistic, type Outcome } from "../attribution/calibration.ts";
import type { GoldMention, GoldText } from "./gold.ts";

const LIST = featureList(MOST_FEATURES);
const PHRASES = { bits: 17, epochs: 5, seed: 1, atLeast: 2 };

/** Models of the noun phrases of GUM. */
export function learnPhrases(texts: readonly GoldText[]): PhraseModels {
  const examples: Examples = { heads: [], lefts: [], rights: [] };
  for (const { text, mentions } of texts) {
    const byHead = shortestByHead(mentions);
    for (const { index, sentence } of wordsOf(text))
      if (mayHead(text.columns, index))
        addHead(examples, text.columns, { head: index, sentence, mention: byHead.get(index) });
  }
  return {
    heads: quantise(trainClassifier(["no", "yes"], examples.heads, PHRASES)),
    lefts: quantise(trainRanker(examples.lefts, PHRASES)),
    rights: quantise(trainRanker(examples.rights, PHRASES)),
  };
}

/** Words with their sentences, those outside any left out. */
function wordsOf({ sentences }: GoldText["text"]): { index: number; sentence: Sentence }[] {
  return sentences.flatMap((sentence) =>
    Array.from({ length: sentence.last - sentence.first + 1 }, (_, i) => ({
      index: sentence.first + i,
      sentence,
    })),
  );
}

interface Examples {
  readonly heads: Item[];
  readonly lefts: Choice[];
  readonly rights: Choice[];
}

function addHead(
  { heads, lefts, rights }: Examples,
  columns: Columns,
  {
    head,
    sentence,
    mention,
  }: { head: number; sentence: Sentence; mention: GoldMention | undefined },
): void {
  heads.push({ features: keptOf(headFeatures(columns, head, LIST)), label: mention ? 1 : 0 });
  if (!mention) return;
  const { first, last } = mention;
  push(lefts, leftCandidates(columns, head, sentence), first, (edge) =>
    keptOf(leftFeatures(columns, { head, edge }, LIST)),
  );
  push(rights, rightCandidates(columns, head, sentence), last, (edge) =>
    keptOf(rightFeatures(columns, { first, head, edge, sentence }, LIST)),
  );
}

function push(
  choices: Choice[],
  candidates: readonly number[],
  right: number,
  toFeatures: (edge: number) => Features,
): void {
  const place = candidates.indexOf(right);
  if (place >= 0 && candidates.length > 1)
    choices.push({ candidates: candidates.map(toFeatures), right: place });
}

function shortestByHead(mentions: readonly GoldMention[]): Map<number, GoldMention> {
  const byHead = new Map<number, GoldMention>();
  for (const mention of mentions) {
    const known = byHead.get(mention.head);
    if (!known || mention.last - mention.first < known.last - known.first)
      byHead.set(mention.head, mention);
  }
  return byHead;
}

/** What a wrong choice costs in training: a link where there is none, none where there is one, the wrong one. */
const COSTS = { falseLink: 2, falseNew: 10, wrongLink: 6 };
const LINKS = { bits: 19, epochs: 6, seed: 1 };

/** Ranker of antecedents, learnt on the phrases that the reader finds, its own clusters at hand. */
export function learnLinks(texts: readonly GoldText[], phrases: PhraseModels): LinearModel {
  const weights = zeros(2 ** LINKS.bits);
  const model: LinearModel = {
    bits: LINKS.bits,
    labels: ["score"],
    weights: weights.now,
    scales: Float32Array.of(1),
  };
  const state: LinkState = { model, weights, step: 1 };
  const prepared = texts.map((gold) => prepare(gold, phrases));
  const random = seeded(LINKS.seed);
  for (let epoch = 0; epoch < LINKS.epochs; epoch++)
    for (const i of shuffled(prepared.length, random)) {
      const one = prepared[i];
      if (one) learnText(state, one);
    }
  return quantise({ ...model, weights: meanOf(weights, state.step) });
}

interface LinkState {
  readonly model: LinearModel;
  readonly weights: Averaged;
  step: number;
}

function learnText(state: LinkState, { gold, referents, ids }: Prepared): void {
  const discourse = new Discourse(gold.text);
  const golden = new Map<Cluster, Map<string, number>>();
  for (const later of referents) {
    const id = ids.get(later);
    const options = discourse.options(later).map((option) => ({
      cluster: option.cluster,
      features: keptOf(featuresOf(gold.text, { later, option }, LIST)),
    }));
    learnLink(
      state,
      options,
      options.map((option) => isRight(option, id, golden)),
    );
    const chosen = discourse.add(later, options[pick(state.model, options, () => true)]?.cluster);
    if (id !== undefined) count(golden, chosen, id);
  }
}

/** One step: from what is found, costs included, to the best of what is right. */
function learnLink(state: LinkState, options: Choices, right: readonly boolean[]): void {
  const isFresh = !right.some((yes, k) => yes && k > 0);
  const isGood = (k: number) => (k === 0 ? isFresh : (right[k] ?? false));
  const found = pick(
    state.model,
    options,
    () => true,
    (k) => costOf(k, { isFresh, right }),
  );
  if (!isGood(found)) {
    move(state, options[pick(state.model, options, isGood)]?.features ?? [], 1);
    move(state, options[found]?.features ?? [], -1);
  }
  state.step++;
}

function move({ weights, step }: LinkState, features: Features, by: number): void {
  const mask = 2 ** LINKS.bits - 1;
  for (let k = 0; k < features.length; k++) bump(weights, (features[k] ?? 0) & mask, { by, step });
}

function count(golden: Map<Cluster, Map<string, number>>, cluster: Cluster, id: string): void {
  const ids = golden.get(cluster) ?? new Map<string, number>();
  golden.set(cluster, ids.set(id, (ids.get(id) ?? 0) + 1));
}

type Choices = readonly { readonly cluster: Option["cluster"]; readonly features: Features }[];

function isRight(
  { cluster: candidate }: Pick<Option, "cluster">,
  id: string | undefined,
  golden: ReadonlyMap<Cluster, ReadonlyMap<string, number>>,
): boolean {
  const ids = candidate && id !== undefined ? golden.get(candidate) : undefined;
  if (!ids || id === undefined) return false;
  let most = 0;
  for (const n of ids.values()) most = Math.max(most, n);
  return (ids.get(id) ?? 0) === most;
}

function costOf(
  k: number,
  { isFresh, right }: { isFresh: boolean; right: readonly boolean[] },
): number {
  if (k === 0) return isFresh ? 0 : COSTS.falseNew;
  if (right[k]) return 0;
  return isFresh ? COSTS.falseLink : COSTS.wrongLink;
}

function pick(
  model: LinearModel,
  options: Choices,
  may: (k: number) => boolean,
  cost: (k: number) => number = () => 0,
): number {
  let [found, top] = [0, -Infinity];
  options.forEach(({ features }, k) => {
    if (!may(k)) return;
    const score = (scoresOf(model, features)[0] ?? 0) + cost(k);
    if (score > top) [found, top] = [k, score];
  });
  return found;
}

interface Prepared {
  readonly gold: GoldText;
  readonly referents: readonly Referent[];
  readonly ids: ReadonlyMap<Referent, string>;
}

function phrasesOf(text: GoldText["text"], models: PhraseModels): NounPhrase[] {
  return withNames(text, nounPhrases(text.sentences, { columns: text.columns, models }));
}

/** The phrases found in a text, each with the chain people put it in: by its words, else by its head. */
function prepare(gold: GoldText, models: PhraseModels): Prepared {
  const { text, mentions } = gold;
  const found = phrasesOf(text, models);
  const referents = referentsOf(text, found);
  const exact = new Map(mentions.map((one) => [`${one.first} ${one.last}`, one.cluster]));
  const byHead = shortestByHead(mentions);
  const ids = new Map<Referent, string>();
  referents.forEach((referent, i) => {
    const id =
      exact.get(`${referent.first} ${referent.last}`) ?? byHead.get(found[i]?.head ?? -1)?.cluster;
    if (id !== undefined) ids.set(referent, id);
  });
  return { gold, referents, ids };
}

/** Texts whose licence forbids no use: those under "NC" teach nothing. */
export function isFree({ licence }: Pick<GoldText, "licence">): boolean {
  return !licence.includes("NC");
}

const HELD = 5; // one text in five tells how sure the links are

/** The whole model: links calibrated on texts that a first ranker did not see, then learnt from all. */
export function learnCoreference(all: readonly GoldText[]): CoreferenceModel {
  const texts = all.filter(isFree);
  const seen = texts.filter((_, i) => i % HELD !== 0);
  const held = texts.filter((_, i) => i % HELD === 0);
  const first = learnPhrases(seen);
  const outcomes = linkOutcomes(held, first, learnLinks(seen, first));
  const { bias, weights } = fitLogistic(outcomes);
  const phrases = learnPhrases(texts);
  const links = learnLinks(texts, phrases);
  return { phrases, links, calibration: { bias, weight: weights[0] ?? 0 } };
}

/** The margin of each link that a ranker makes, and whether the two mean the same. */
function linkOutcomes(
  texts: readonly GoldText[],
  phrases: PhraseModels,
  links: LinearModel,
): Outcome[] {
  return texts.flatMap((gold) => {
    const { referents, ids } = prepare(gold, phrases);
    const discourse = new Discourse(gold.text);
    return referents.flatMap((later): Outcome[] => {
      const { option, margin } = choose(discourse.options(later), (one) =>
        rankOf(links, featuresOf(gold.text, { later, option: one }, LIST)),
      );
      const last = option?.cluster?.members.at(-1);
      discourse.add(later, option?.cluster);
      if (!last) return [];
      const [own, other] = [ids.get(later), ids.get(last)];
      return [{ margins: [margin], right: own !== undefined && own === other }];
    });
  });
}

/** Chains of a text as the scorer wants them. */
export function predict(
  { id, text }: GoldText,
  model: CoreferenceModel,
): { id: string; entities: { begin: number; end: number; cluster: string }[] } {
  const found = phrasesOf(text, model.phrases);
  const chains = linkAll(text, referentsOf(text, found), byModel(model));
  return {
    id,
    entities: chains.flatMap((chain, number) =>
      chain.map(({ referent: { first, last } }) => ({
        begin: text.tokens[first]?.begin ?? 0,
        end: text.tokens[last]?.end ?? 0,
        cluster: String(number),
      })),
    ),
  };
}

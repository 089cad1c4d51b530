import { cluster, Discourse, type Option } from "../../src/read/coreference/decode.ts";
import type { Cluster } from "../../src/read/coreference/links.ts";
import {
  headFeatures,
  leftCandidates,
  leftFeatures,
  mayHead,
  nounPhrases,
  rightCandidates,
  rightFeatures,
  type PhraseModels,
} from "../../src/read/coreference/noun-phrases.ts";
import { referentsOf, type Referent } from "../../src/read/coreference/referents.ts";
import { scoresOf, type Features, type LinearModel } from "../../src/read/perceptron/model.ts";
import { bump, meanOf, quantise, zeros } from "../perceptron/averaged.ts";
import { trainClassifier, trainRanker, type Choice, type Item } from "../perceptron/ranker.ts";
import { seeded, shuffled } from "../perceptron/shuffle.ts";
import type { GoldMention, GoldText } from "./gold.ts";

const PHRASES = { bits: 17, epochs: 5, seed: 1, atLeast: 2 };

/** Models of the noun phrases of GUM. */
export function learnPhrases(texts: readonly GoldText[]): PhraseModels {
  const heads: Item[] = [];
  const lefts: Choice[] = [];
  const rights: Choice[] = [];
  for (const gold of texts) {
    const byHead = shortestByHead(gold.mentions);
    const { sentences, columns } = gold.text;
    for (const sentence of sentences)
      for (let head = sentence.first; head <= sentence.last; head++) {
        if (!mayHead(columns, head)) continue;
        const mention = byHead.get(head);
        heads.push({ features: headFeatures(columns, head), label: mention ? 1 : 0 });
        if (!mention) continue;
        const { first, last } = mention;
        const left = leftCandidates(columns, head, sentence);
        push(lefts, left, first, (edge) => leftFeatures(columns, head, edge));
        const right = rightCandidates(columns, head, sentence);
        push(rights, right, last, (edge) => rightFeatures(columns, { first, head, edge, sentence }));
      }
  }
  return {
    heads: quantise(trainClassifier(["no", "yes"], heads, PHRASES)),
    lefts: quantise(trainRanker(lefts, PHRASES)),
    rights: quantise(trainRanker(rights, PHRASES)),
  };
}

function push(
  choices: Choice[],
  candidates: readonly number[],
  right: number,
  featuresOf: (edge: number) => Features,
): void {
  const place = candidates.indexOf(right);
  if (place >= 0 && candidates.length > 1)
    choices.push({ candidates: candidates.map(featuresOf), right: place });
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
export const COSTS = JSON.parse(process.env.COSTS ?? `{"falseLink":0.6,"falseNew":1.2,"wrongLink":1}`);
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
  const prepared = texts.map((gold) => prepare(gold, phrases));
  const random = seeded(LINKS.seed);
  let step = 1;
  for (let epoch = 0; epoch < LINKS.epochs; epoch++)
    for (const i of shuffled(prepared.length, random)) {
      const one = prepared[i];
      if (!one) continue;
      const discourse = new Discourse(one.gold.text);
      const golden = new Map<Cluster, Map<string, number>>();
      for (const later of one.referents) {
        const id = one.ids.get(later);
        const options = discourse.options(later);
        const right = options.map((option) => isRight(option, id, golden));
        const isFresh = !right.some((yes, k) => yes && k > 0);
        const best = pick(model, options, (k) => (k === 0 ? isFresh : (right[k] ?? false)));
        const found = pick(model, options, () => true, (k) => costOf(k, { isFresh, right }));
        const isGood = found === 0 ? isFresh : right[found];
        if (!isGood) {
          move(options[best]?.features ?? [], 1);
          move(options[found]?.features ?? [], -1);
        }
        step++;
        const plain = pick(model, options, () => true);
        const cluster = discourse.add(later, options[plain]?.cluster);
        if (id !== undefined) count(golden, cluster, id);
      }
    }
  return quantise({ ...model, weights: meanOf(weights, step) });

  function move(features: Features, by: number): void {
    const mask = 2 ** LINKS.bits - 1;
    for (let k = 0; k < features.length; k++)
      bump(weights, (features[k] ?? 0) & mask, { by, step });
  }
}

function count(golden: Map<Cluster, Map<string, number>>, cluster: Cluster, id: string): void {
  const ids = golden.get(cluster) ?? new Map<string, number>();
  golden.set(cluster, ids.set(id, (ids.get(id) ?? 0) + 1));
}

function isRight(
  { cluster: candidate }: Option,
  id: string | undefined,
  golden: ReadonlyMap<Cluster, ReadonlyMap<string, number>>,
): boolean {
  const ids = candidate && id !== undefined ? golden.get(candidate) : undefined;
  if (!ids || id === undefined) return false;
  let most = 0;
  for (const n of ids.values()) most = Math.max(most, n);
  return (ids.get(id) ?? 0) === most;
}

function costOf(k: number, { isFresh, right }: { isFresh: boolean; right: readonly boolean[] }): number {
  if (k === 0) return isFresh ? 0 : COSTS.falseNew;
  if (right[k]) return 0;
  return isFresh ? COSTS.falseLink : COSTS.wrongLink;
}

function pick(
  model: LinearModel,
  options: readonly Option[],
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

/** The phrases found in a text, each with the chain people put it in: by its words, else by its head. */
function prepare(gold: GoldText, models: PhraseModels): Prepared {
  const { text, mentions } = gold;
  const found = nounPhrases(text.tokens, text.sentences, { columns: text.columns, models });
  const referents = referentsOf(text, found);
  const exact = new Map(mentions.map((one) => [`${one.first} ${one.last}`, one.cluster]));
  const byHead = shortestByHead(mentions);
  const ids = new Map<Referent, string>();
  for (const referent of referents) {
    const id = exact.get(`${referent.first} ${referent.last}`) ?? byHead.get(referent.head)?.cluster;
    if (id !== undefined) ids.set(referent, id);
  }
  return { gold, referents, ids };
}

/** Chains of a text as the scorer wants them. */
export function predict(
  { id, text }: GoldText,
  phrases: PhraseModels,
  links: LinearModel,
): { id: string; entities: { begin: number; end: number; cluster: string }[] } {
  const found = nounPhrases(text.tokens, text.sentences, { columns: text.columns, models: phrases });
  const clusters = cluster(text, referentsOf(text, found), links);
  return {
    id,
    entities: clusters.flatMap(({ id: number, members }) =>
      members.map(({ first, last }) => ({
        begin: text.tokens[first]?.begin ?? 0,
        end: text.tokens[last]?.end ?? 0,
        cluster: String(number),
      })),
    ),
  };
}

import { featureList } from "../../src/read/perceptron/feature-list.ts";
import { bestLabel, type LinearModel } from "../../src/read/perceptron/model.ts";
import { addRelation, MOST_LABEL_FEATURES, treeOf } from "../../src/read/syntax/label-features.ts";
import type { SyntaxModel } from "../../src/read/syntax/model.ts";
import { bestAction, parseWith } from "../../src/read/syntax/parser.ts";
import { tagsOf, tagWith } from "../../src/read/syntax/tagger.ts";
import { ACTIONS, isLegal, type State } from "../../src/read/syntax/transitions.ts";
import { seeded, shuffled } from "../perceptron/shuffle.ts";
import type { GoldSentence } from "./gold.ts";
import { learner } from "./learner.ts";
import { costsOf, goldTree } from "./oracle.ts";

export const SETTINGS = {
  seed: 1,
  folds: { count: 4, epochs: 3 },
  tagger: { bits: 18, epochs: 6 },
  parser: { bits: 21, epochs: 8, explore: 0.9 },
  labeller: { bits: 18, epochs: 5 },
} as const;

type Report = (line: string) => void;

/** Labels by first sight, of those seen often enough to be learned. */
function labelsIn(all: readonly (readonly string[])[], atLeast: number): string[] {
  const counts = new Map<string, number>();
  for (const row of all) for (const label of row) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= atLeast).map(([label]) => label);
}

const SELDOM = 5;

export function trainTagger(
  sentences: readonly GoldSentence[],
  report: Report,
  epochs: number = SETTINGS.tagger.epochs,
): LinearModel {
  const { bits } = SETTINGS.tagger;
  const labels = labelsIn(
    sentences.map(({ tags }) => tags),
    SELDOM,
  );
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const learned = learner(labels, bits);
  eachEpoch(
    sentences,
    epochs,
    ({ columns, tags }) => {
      let wrong = 0;
      tagWith(columns, (features, i) => {
        const chosen = bestLabel(learned.score(features));
        const right = numbers.get(tags[i] ?? "") ?? chosen;
        learned.learn(features, right, chosen);
        if (chosen !== right) wrong++;
        return chosen;
      });
      return wrong;
    },
    (epoch, share) => report(`tagger, epoch ${epoch}: ${percent(share)} wrong`),
  );
  return learned.finish();
}

/** Tags for training the parser: each sentence by a tagger that has not seen its document's fold. */
function jackknifed(sentences: readonly GoldSentence[], labels: readonly string[], report: Report) {
  const out = new Map<GoldSentence, Int32Array>();
  for (let fold = 0; fold < SETTINGS.folds.count; fold++) {
    const isHeld = (_: GoldSentence, i: number) =>
      Math.floor(i / 20) % SETTINGS.folds.count === fold;
    const model = trainTagger(
      sentences.filter((one, i) => !isHeld(one, i)),
      () => undefined,
      SETTINGS.folds.epochs,
    );
    const numbers = model.labels.map((label) => labels.indexOf(label));
    for (const one of sentences.filter(isHeld))
      out.set(
        one,
        tagsOf(model, one.columns).map((tag) => numbers[tag] ?? -1),
      );
    report(`tags of fold ${fold + 1} of ${SETTINGS.folds.count}`);
  }
  return out;
}

type Tagged = readonly (readonly [GoldSentence, Int32Array])[];

function trainParser(tagged: Tagged, report: Report): LinearModel {
  const { bits, epochs, explore } = SETTINGS.parser;
  const learned = learner(ACTIONS, bits);
  const random = seeded(SETTINGS.seed + 1);
  eachEpoch(
    tagged,
    epochs,
    ([{ columns, heads }, tags], epoch) => {
      const tree = goldTree(heads);
      let wrong = 0;
      parseWith({ columns, tags }, (features, state) => {
        const scores = learned.score(features);
        const chosen = bestAction(scores, state);
        const costs = costsOf(state, tree);
        const right = bestFree(scores, costs, state);
        const isWrong = (costs[chosen] ?? 0) > (costs[right] ?? 0);
        learned.learn(features, isWrong ? right : chosen, chosen);
        if (isWrong) wrong++;
        return isWrong && (epoch === 1 || random() >= explore) ? right : chosen;
      });
      return wrong;
    },
    (epoch, share) => report(`parser, epoch ${epoch}: ${percent(share)} wrong`),
  );
  return learned.finish();
}

/** The best-scoring of the actions that cost least. */
function bestFree(scores: Float32Array, costs: readonly number[], state: State): number {
  const least = Math.min(...costs);
  let best = -1;
  for (let action = 0; action < ACTIONS.length; action++) {
    if (!isLegal(state, action) || costs[action] !== least) continue;
    if (best < 0 || (scores[action] ?? 0) > (scores[best] ?? 0)) best = action;
  }
  return best;
}

function trainLabeller(tagged: Tagged, report: Report): LinearModel {
  const { bits, epochs } = SETTINGS.labeller;
  const labels = labelsIn(
    tagged.map(([{ relations }]) => relations),
    SELDOM,
  );
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const learned = learner(labels, bits);
  const out = featureList(MOST_LABEL_FEATURES);
  const trees = tagged.map(([gold, tags]) => ({
    gold,
    tree: treeOf({ columns: gold.columns, tags }, gold.heads),
  }));
  eachEpoch(
    trees,
    epochs,
    ({ gold, tree }) => {
      let wrong = 0;
      for (let word = 0; word < gold.heads.length; word++) {
        const right = numbers.get(gold.relations[word] ?? "");
        if (right === undefined) continue;
        out.size = 0;
        addRelation(out, tree, word);
        const features = out.hashes.subarray(0, out.size);
        const chosen = bestLabel(learned.score(features));
        learned.learn(features, right, chosen);
        if (chosen !== right) wrong++;
      }
      return wrong;
    },
    (epoch, share) => report(`labeller, epoch ${epoch}: ${percent(share)} wrong`),
  );
  return learned.finish();
}

function eachEpoch<T>(
  items: readonly T[],
  epochs: number,
  learn: (item: T, epoch: number) => number,
  report: (epoch: number, wrongPerItem: number) => void,
): void {
  const random = seeded(SETTINGS.seed);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let wrong = 0;
    for (const i of shuffled(items.length, random)) {
      const item = items[i];
      if (item !== undefined) wrong += learn(item, epoch);
    }
    report(epoch, wrong / Math.max(1, items.length));
  }
}

/** Tagger, parser and labeller; the last two on tags that are as often wrong as they will be in use. */
export function trainSyntax(sentences: readonly GoldSentence[], report: Report): SyntaxModel {
  const tagger = trainTagger(sentences, report);
  const guessed = jackknifed(sentences, tagger.labels, report);
  const tagged = sentences.map((one) => [one, guessed.get(one) ?? new Int32Array()] as const);
  const parser = trainParser(tagged, report);
  const labeller = trainLabeller(tagged, report);
  return { tagger, parser, labeller };
}

function percent(share: number): string {
  return `${share.toFixed(3)} a sentence`;
}

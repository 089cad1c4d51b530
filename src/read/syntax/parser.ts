import { featureList } from "../perceptron/feature-list.ts";
import { addScores, bestLabel, type LinearModel } from "../perceptron/model.ts";
import { addRelation, MOST_LABEL_FEATURES, type Tree } from "./label-features.ts";
import { addState, MOST_PARSE_FEATURES, type TaggedColumns } from "./parse-features.ts";
import { ACTIONS, isDone, isLegal, startOf, take, type State } from "./transitions.ts";

/** Builds a tree action by action; `choose` sees the features of a state. */
export function parseWith(
  tagged: TaggedColumns,
  choose: (features: Int32Array, state: State) => number,
): Int32Array {
  const state = startOf(tagged.columns.length);
  const out = featureList(MOST_PARSE_FEATURES);
  while (!isDone(state)) {
    out.size = 0;
    addState(out, tagged, state);
    take(state, choose(out.hashes.subarray(0, out.size), state));
  }
  return state.heads.subarray(0, state.length);
}

/** The legal action with the highest score; there is always one while the tree is not done. */
export function bestAction(scores: Float32Array, state: State): number {
  let best = -1;
  for (let action = 0; action < ACTIONS.length; action++)
    if (isLegal(state, action) && (best < 0 || (scores[action] ?? 0) > (scores[best] ?? 0)))
      best = action;
  return best;
}

/** Head of each word, by the trained model; the number of words is the root. Two steps a word. */
export function headsOf(model: LinearModel, tagged: TaggedColumns): Int32Array {
  const scores = new Float32Array(ACTIONS.length);
  return parseWith(tagged, (features, state) => {
    scores.fill(0);
    addScores(model, features, scores, 0);
    return bestAction(scores, state);
  });
}

/** Number of the relation of each word to its head. */
export function relationsOf(model: LinearModel, tree: Tree): Int32Array {
  const out = featureList(MOST_LABEL_FEATURES);
  const scores = new Float32Array(model.labels.length);
  const relations = new Int32Array(tree.columns.length);
  for (let word = 0; word < relations.length; word++) {
    out.size = 0;
    scores.fill(0);
    addRelation(out, tree, word);
    addScores(model, out.hashes.subarray(0, out.size), scores, 0);
    relations[word] = bestLabel(scores);
  }
  return relations;
}

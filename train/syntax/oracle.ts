import {
  isLegal,
  LEFT,
  onStack,
  RIGHT,
  SHIFT,
  type State,
} from "../../src/read/syntax/transitions.ts";

/** A gold tree: the head of each word, and its dependents in order. */
export interface GoldTree {
  readonly heads: Int32Array;
  readonly children: readonly (readonly number[])[];
}

export function goldTree(heads: Int32Array): GoldTree {
  const children: number[][] = Array.from({ length: heads.length + 1 }, () => []);
  heads.forEach((head, word) => children[head]?.push(word));
  return { heads, children };
}

/**
 * Gold arcs that can no longer be built after an action; Infinity for what is not allowed. Arc-hybrid is
 * arc-decomposable, so that they can be counted one by one (Goldberg & Nivre 2013, §4.2).
 */
export function costsOf(state: State, tree: GoldTree): [number, number, number] {
  return [
    isLegal(state, SHIFT) ? shiftCost(state, tree) : Infinity,
    isLegal(state, LEFT) ? leftCost(state, tree) : Infinity,
    isLegal(state, RIGHT) ? rightCost(state, tree) : Infinity,
  ];
}

function shiftCost(state: State, { heads }: GoldTree): number {
  let cost = 0;
  for (let depth = 0; depth < state.size; depth++) {
    const word = onStack(state, depth);
    if (heads[word] === state.next) cost++;
    if (depth > 0 && heads[state.next] === word) cost++;
  }
  return cost;
}

function leftCost(state: State, tree: GoldTree): number {
  const word = onStack(state, 0);
  const head = tree.heads[word] ?? -1;
  const lost = head === onStack(state, 1) || head > state.next ? 1 : 0;
  return lost + waiting(state, tree, word);
}

function rightCost(state: State, tree: GoldTree): number {
  const word = onStack(state, 0);
  const lost = (tree.heads[word] ?? -1) >= state.next ? 1 : 0;
  return lost + waiting(state, tree, word);
}

/** Dependents of a word that are still in the buffer. */
function waiting({ next }: State, { children }: GoldTree, word: number): number {
  let count = 0;
  for (const child of children[word] ?? []) if (child >= next) count++;
  return count;
}

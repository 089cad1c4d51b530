const MOST_RINGS = 20;

/**
 * Groups of nodes that all lead to each other, of two and more, and nodes that lead to themselves.
 *
 * @param next node → the nodes it leads to; nodes that are no keys lead nowhere
 * @returns at most 20, each in ascending order
 * @see Tarjan (1972), strongly connected components; iterative
 */
export function ringsIn(next: ReadonlyMap<number, readonly number[]>): number[][] {
  const state: State = {
    next,
    index: new Map(),
    low: new Map(),
    stack: [],
    on: new Set(),
    rings: [],
  };
  for (const node of next.keys()) {
    if (state.rings.length >= MOST_RINGS) break;
    if (!state.index.has(node)) visit(state, node);
  }
  return state.rings.slice(0, MOST_RINGS);
}

interface State {
  readonly next: ReadonlyMap<number, readonly number[]>;
  readonly index: Map<number, number>;
  readonly low: Map<number, number>;
  readonly stack: number[];
  readonly on: Set<number>;
  readonly rings: number[][];
}

/** A node under way, and how many of its successors were seen. */
interface Frame {
  readonly node: number;
  at: number;
}

function visit(state: State, root: number): void {
  const frames: Frame[] = [enter(state, root)];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const other = state.next.get(frame.node)?.[frame.at++];
    if (other === undefined) {
      leave(state, frame.node);
      frames.pop();
      const parent = frames.at(-1);
      if (parent) lower(state, parent.node, state.low.get(frame.node) ?? 0);
    } else if (!state.index.has(other)) frames.push(enter(state, other));
    else if (state.on.has(other)) lower(state, frame.node, state.index.get(other) ?? 0);
  }
}

function enter(state: State, node: number): Frame {
  const at = state.index.size;
  state.index.set(node, at);
  state.low.set(node, at);
  state.stack.push(node);
  state.on.add(node);
  return { node, at: 0 };
}

function lower(state: State, node: number, to: number): void {
  state.low.set(node, Math.min(state.low.get(node) ?? to, to));
}

function leave(state: State, node: number): void {
  if (state.low.get(node) !== state.index.get(node)) return;
  const members = state.stack.splice(state.stack.lastIndexOf(node));
  for (const member of members) state.on.delete(member);
  const leadsToItself = state.next.get(node)?.includes(node) === true;
  if (members.length > 1 || leadsToItself) state.rings.push(members.sort((a, b) => a - b));
}

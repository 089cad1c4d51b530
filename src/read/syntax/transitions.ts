// The arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the root behind the last word, as Goldberg &
// Nivre (2013, §3) describe it. Words are numbered from 0; the root is the number of words.

export const ACTIONS = ["shift", "left", "right"] as const;
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
const NOBODY = -1;

/** A half-built tree: the words before the buffer that have no head yet lie on the stack. */
export interface State {
  readonly length: number;
  readonly stack: Int32Array;
  size: number;
  /** First word of the buffer; the root when all words were taken. */
  next: number;
  /** Head of each word; −1 while it has none. */
  readonly heads: Int32Array;
  /** Outermost dependents on either side, the ones beside them, and how many there are. The root has the last place. */
  readonly leftmost: Int32Array;
  readonly rightmost: Int32Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
}

export function startOf(length: number): State {
  const none = () => new Int32Array(length + 1).fill(NOBODY);
  return {
    length,
    stack: new Int32Array(length + 1),
    size: 0,
    next: 0,
    heads: none(),
    leftmost: none(),
    rightmost: none(),
    lefts: new Int32Array(length + 1),
    rights: new Int32Array(length + 1),
  };
}

export function isDone({ next, length, size }: State): boolean {
  return next === length && size === 0;
}

/** The word `depth` below the top of the stack; −1 where there is none. */
export function onStack({ stack, size }: State, depth: number): number {
  return depth < size ? (stack[size - 1 - depth] ?? NOBODY) : NOBODY;
}

/** Whether an action can be taken. One word alone hangs on the root. */
export function isLegal({ next, length, size }: State, action: number): boolean {
  if (action === SHIFT) return next < length;
  if (action === RIGHT) return size >= 2;
  return size >= 1 && (next < length || size === 1);
}

export function take(state: State, action: number): void {
  if (action === SHIFT) {
    state.stack[state.size++] = state.next++;
    return;
  }
  const word = onStack(state, 0);
  const head = action === LEFT ? state.next : onStack(state, 1);
  state.size--;
  state.heads[word] = head;
  if (action === LEFT) {
    state.lefts[head] = (state.lefts[head] ?? 0) + 1;
    state.leftmost[head] = word;
  } else {
    state.rights[head] = (state.rights[head] ?? 0) + 1;
    state.rightmost[head] = word;
  }
}

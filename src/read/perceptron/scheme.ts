/**
 * Labels of a sequence tagger, and which may follow which.
 * `allowed[from * n + to]` is 1 where `to` may follow `from`; row `n` is the begin of a sequence.
 */
export interface Scheme {
  readonly labels: readonly string[];
  readonly allowed: Uint8Array;
}

/** A run of tokens `[first, last]` of one type. */
export interface Run {
  readonly type: string;
  readonly first: number;
  readonly last: number;
}

/** O, then B-X and I-X for each type; I-X only follows B-X or I-X. */
export function bioScheme(types: readonly string[]): Scheme {
  const labels = ["O", ...types.flatMap((type) => [`B-${type}`, `I-${type}`])];
  const n = labels.length;
  const allowed = new Uint8Array((n + 1) * n);
  for (let from = 0; from <= n; from++)
    for (let to = 0; to < n; to++)
      allowed[from * n + to] = mayFollow(labels[from], labels[to] ?? "") ? 1 : 0;
  return { labels, allowed };
}

function mayFollow(from: string | undefined, to: string): boolean {
  return !to.startsWith("I-") || from?.slice(1) === to.slice(1);
}

/** Labels of a sequence of `length` tokens that holds these runs; of two runs on one token the first stays. */
export function labelsOf({ labels }: Scheme, runs: readonly Run[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (const { type, first, last } of runs) {
    if (out.subarray(first, last + 1).some((label) => label !== 0)) continue;
    out.fill(labels.indexOf(`I-${type}`), first, last + 1);
    out[first] = labels.indexOf(`B-${type}`);
  }
  return out;
}

/** Runs that BIO labels mark, in order. */
export function runsOf({ labels }: Scheme, sequence: ArrayLike<number>): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < sequence.length; i++) {
    const label = labels[sequence[i] ?? 0] ?? "O";
    if (!label.startsWith("B-")) continue;
    const inside = labels.indexOf(`I-${label.slice(2)}`);
    let last = i;
    while (sequence[last + 1] === inside) last++;
    runs.push({ type: label.slice(2), first: i, last });
    i = last;
  }
  return runs;
}

/** A stretch of time in one state: 0 is the usual pace, each level higher is `scale` times as fast. */
export interface Burst {
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

export interface BurstOptions {
  readonly scale?: number;
  /** Cost of going up one level is γ·ln n; going down is free. */
  readonly gamma?: number;
}

/**
 * Bursts in a stream of moments: the cheapest sequence of states that explains the gaps between them.
 *
 * @param moments ascending, no two the same
 * @returns stretches that follow one another from the first moment to the last; none for fewer than two moments
 * @see Kleinberg (2003), §2
 */
export function bursts(
  moments: readonly number[],
  { scale = 2, gamma = 1 }: BurstOptions = {},
): Burst[] {
  const gaps = moments.slice(1).map((moment, i) => moment - (moments[i] ?? 0));
  if (gaps.length === 0) return [];
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const least = gaps.reduce((low, gap) => Math.min(low, gap), Infinity);
  const levels = Math.max(1, Math.ceil(1 + Math.log(total / least) / Math.log(scale)));
  const pace = gaps.length / total;
  const states = cheapest(gaps.length, levels, {
    up: gamma * Math.log(gaps.length),
    cost: (at, level) => {
      const rate = scale ** level * pace;
      return rate * (gaps[at] ?? 0) - Math.log(rate);
    },
  });
  return stretches(moments, states);
}

/** Batches in two states: how many of all reports of a bin concern the matter. */
export interface Batch {
  readonly relevant: number;
  readonly all: number;
}

/**
 * Which bins are in a burst of share: the share of reports on a matter, against `scale` times its usual share.
 *
 * @returns one state a bin, 1 in a burst; all 0 where nothing or everything is relevant
 * @see Kleinberg (2003), §4
 */
export function batchedBursts(
  batches: readonly Batch[],
  { scale = 2, gamma = 1 }: BurstOptions = {},
): number[] {
  const [relevant, all] = [totalOf(batches, "relevant"), totalOf(batches, "all")];
  const usual = relevant / all;
  if (!(usual > 0 && usual < 1)) return batches.map(() => 0);
  const shares = [usual, Math.min(0.9999, scale * usual)];
  return cheapest(batches.length, shares.length, {
    up: gamma * Math.log(batches.length),
    cost: (at, level) => {
      const { relevant: r = 0, all: d = 0 } = batches[at] ?? {};
      const p = shares[level] ?? usual;
      return -(r * Math.log(p) + (d - r) * Math.log1p(-p)); // the binomial coefficient is the same for both
    },
  });
}

function totalOf(batches: readonly Batch[], field: keyof Batch): number {
  return batches.reduce((total, batch) => total + batch[field], 0);
}

interface Costs {
  readonly up: number;
  readonly cost: (at: number, level: number) => number;
}

/** Viterbi: the sequence of levels of least cost, begun at level 0. Time length × levels. */
function cheapest(length: number, levels: number, { up, cost }: Costs): number[] {
  let costs = Array.from({ length: levels }, (_, level) => level * up);
  const from: Int16Array[] = [];
  for (let at = 0; at < length; at++) {
    const step = at === 0 ? started(costs) : moved(costs, up);
    from.push(step.from);
    costs = step.costs.map((sofar, level) => sofar + cost(at, level));
  }
  const states = Array.from({ length }, () => 0);
  let level = costs.indexOf(Math.min(...costs));
  for (let at = length - 1; at >= 0; at--) {
    states[at] = level;
    level = from[at]?.[level] ?? 0;
  }
  return states;
}

function started(costs: readonly number[]) {
  return { costs: [...costs], from: Int16Array.from(costs, (_, level) => level) };
}

/** Cheapest way into each level: from above for nothing, from below for `up` a level. */
function moved(costs: readonly number[], up: number): { costs: number[]; from: Int16Array } {
  const best = [...costs];
  const from = Int16Array.from(costs, (_, level) => level);
  const offer = (level: number, by: number, fee: number) => {
    const cost = (best[by] ?? Infinity) + fee;
    if (cost >= (best[level] ?? Infinity)) return;
    best[level] = cost;
    from[level] = from[by] ?? 0;
  };
  for (let level = 1; level < costs.length; level++) offer(level, level - 1, up);
  for (let level = costs.length - 2; level >= 0; level--) offer(level, level + 1, 0);
  return { costs: best, from };
}

function stretches(moments: readonly number[], states: readonly number[]): Burst[] {
  const found: Burst[] = [];
  let begin = 0;
  states.forEach((level, i) => {
    if (states[i + 1] === level) return;
    found.push({ from: moments[begin] ?? 0, to: moments[i + 1] ?? 0, level });
    begin = i + 1;
  });
  return found;
}

/** Events of one area in one bin. */
export interface Cell {
  readonly area: string;
  readonly bin: number;
  readonly count: number;
}

/** A set of areas that hang together, e.g. a district with its neighbours within some distance. */
export interface Zone {
  readonly id: string;
  readonly areas: readonly string[];
}

export interface Cluster {
  readonly zone: string;
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
  readonly llr: number;
  /** (1 + simulations at least as high) / (1 + simulations). */
  readonly p: number;
}

/** ln of the likelihood ratio that c of C events fell in a zone where E were to be expected; 0 where c ≤ E. */
export function poissonLlr(c: number, e: number, all: number): number {
  if (c <= e) return 0;
  const outside = all - c;
  return c * Math.log(c / e) + (outside > 0 ? outside * Math.log(outside / (all - e)) : 0);
}

/** The same where only the zone's expectation is known: c·ln(c/E) + E − c. @see Neill (2009) */
export function expectationLlr(c: number, e: number): number {
  return c > e ? c * Math.log(c / e) + e - c : 0;
}

export interface ScanOptions {
  /** Longest cluster, bins; it ends with the last bin. */
  readonly longest: number;
  readonly simulations: number;
  /** Numbers in [0, 1): the same stream gives the same p. */
  readonly random: () => number;
}

/**
 * Space–time permutation scan: the zone and stretch of time, up to now, that hold more events than their area and their
 * time would have by themselves. For administrative areas only, never for points.
 *
 * @returns undefined where there is no event; p by Monte Carlo over permutations of the events' bins
 * @see Kulldorff et al. (2005)
 */
export function spaceTimeScan(
  cells: readonly Cell[],
  zones: readonly Zone[],
  { longest, simulations, random }: ScanOptions,
): Cluster | undefined {
  const table = tableOf(cells);
  if (table.all === 0) return undefined;
  const regions = zones.map(({ id, areas }) => ({
    id,
    rows: areas.flatMap((area) => table.rowOf.get(area) ?? []),
  }));
  const found = strongest(table, regions, longest);
  if (!found) return undefined;
  let atLeast = 0;
  for (let i = 0; i < simulations; i++) {
    const other = strongest(permuted(table, random), regions, longest);
    if (other && other.llr >= found.llr) atLeast++;
  }
  return { ...found, p: (1 + atLeast) / (1 + simulations) };
}

interface Table {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly bins: number;
  readonly firstBin: number;
  /** Count of row r in bin b at r × bins + b. */
  readonly counts: Int32Array;
  readonly rowSums: Int32Array;
  readonly binSums: Int32Array;
  readonly all: number;
}

function tableOf(cells: readonly Cell[]): Table {
  const rowOf = new Map<string, number>();
  for (const { area } of cells) if (!rowOf.has(area)) rowOf.set(area, rowOf.size);
  const firstBin = cells.reduce((low, { bin }) => Math.min(low, bin), Infinity);
  const bins = cells.reduce((high, { bin }) => Math.max(high, bin - firstBin + 1), 0);
  const counts = new Int32Array(rowOf.size * bins);
  for (const { area, bin, count } of cells) {
    const at = (rowOf.get(area) ?? 0) * bins + bin - firstBin;
    counts[at] = (counts[at] ?? 0) + count;
  }
  return withSums({ rowOf, bins, firstBin, counts });
}

function withSums(table: Pick<Table, "rowOf" | "bins" | "firstBin" | "counts">): Table {
  const rowSums = new Int32Array(table.rowOf.size);
  const binSums = new Int32Array(table.bins);
  table.counts.forEach((count, at) => {
    const [row, bin] = [Math.floor(at / table.bins), at % table.bins];
    rowSums[row] = (rowSums[row] ?? 0) + count;
    binSums[bin] = (binSums[bin] ?? 0) + count;
  });
  return { ...table, rowSums, binSums, all: rowSums.reduce((sum, n) => sum + n, 0) };
}

function strongest(
  table: Table,
  regions: readonly { id: string; rows: readonly number[] }[],
  longest: number,
): Omit<Cluster, "p"> | undefined {
  let best: Omit<Cluster, "p"> | undefined;
  const { bins, counts, rowSums, binSums, all, firstBin } = table;
  for (const { id, rows } of regions) {
    const inRegion = rows.reduce((sum, row) => sum + (rowSums[row] ?? 0), 0);
    let [observed, inBins] = [0, 0];
    for (let back = 1; back <= Math.min(longest, bins); back++) {
      const bin = bins - back;
      for (const row of rows) observed += counts[row * bins + bin] ?? 0;
      inBins += binSums[bin] ?? 0;
      const expected = (inRegion * inBins) / all;
      const llr = poissonLlr(observed, expected, all);
      if (llr > 0 && llr > (best?.llr ?? 0))
        best = {
          zone: id,
          from: firstBin + bin,
          to: firstBin + bins - 1,
          observed,
          expected,
          llr,
        };
    }
  }
  return best;
}

/** The events keep their areas and their times, but not which goes with which. */
function permuted(table: Table, random: () => number): Table {
  const times: number[] = [];
  table.binSums.forEach((count, bin) => {
    for (let i = 0; i < count; i++) times.push(bin);
  });
  for (let i = times.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [times[i], times[j]] = [times[j] ?? 0, times[i] ?? 0];
  }
  const counts = new Int32Array(table.counts.length);
  let next = 0;
  table.rowSums.forEach((sum, row) => {
    for (let i = 0; i < sum; i++) {
      const at = row * table.bins + (times[next++] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  });
  return withSums({ ...table, counts });
}

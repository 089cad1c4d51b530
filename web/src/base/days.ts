const DAY_MS = 86_400_000;

/** Claims published in [from, to), days of UTC. */
export interface Bin {
  readonly from: string;
  readonly to: string;
  readonly claims: number;
}

interface Day {
  readonly day: string;
  readonly claims: number;
}

function numberOf(day: string): number {
  return Math.floor(Date.parse(day) / DAY_MS);
}

function dayOfNumber(n: number): string {
  return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The days from the first to the last in equal bins without gaps.
 *
 * Law: the bins hold all claims, and each ends where the next begins.
 *
 * @param most bins at most; days are put together until they fit
 * @returns in order; empty for no days
 */
export function binsOf(days: readonly Day[], most: number): Bin[] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const begin = numberOf(first.day);
  const span = numberOf(last.day) - begin + 1;
  const width = Math.ceil(span / most);
  const sums = Array.from({ length: Math.ceil(span / width) }, () => 0);
  for (const { day, claims } of days) {
    const i = Math.floor((numberOf(day) - begin) / width);
    sums[i] = (sums[i] ?? 0) + claims;
  }
  return sums.map((claims, i) => ({
    from: dayOfNumber(begin + i * width),
    to: dayOfNumber(begin + (i + 1) * width),
    claims,
  }));
}

/** First and last bin that the window touches; all of them where it has no ends. */
export function binsWithin(
  bins: readonly Bin[],
  { from, to }: { readonly from: string | null; readonly to: string | null },
): readonly [number, number] {
  const first = from === null ? 0 : bins.findIndex((bin) => bin.to > from);
  const last = to === null ? bins.length - 1 : bins.findLastIndex((bin) => bin.from < to);
  return [first < 0 ? bins.length - 1 : first, Math.max(0, last)];
}

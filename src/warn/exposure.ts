import { daysBetween } from "../base/interval.ts";

/** What was read, by numbers of documents: of each day, and of each party that they name. */
export interface Exposing {
  /** By ISO date; undated documents expose nothing, and are in no day. */
  readonly days: ReadonlyMap<string, readonly number[]>;
  readonly naming: ReadonlyMap<string, readonly number[]>;
}

export interface ExposureFrame {
  readonly from: string;
  readonly bins: number;
  /** Days a bin. */
  readonly days: number;
}

const NOTHING: ReadonlySet<number> = new Set();

/**
 * Documents of each bin that could have told of a dyad: those that name either party; where neither is known, all.
 *
 * @returns counts in order of the bins, for any pair of parties; "" stands for nobody
 */
export function exposureOf(
  { days, naming }: Exposing,
  { from, bins, days: size }: ExposureFrame,
): (actor: string, recipient: string) => readonly number[] {
  const binOf = new Map<number, number>();
  const everything = none(bins);
  const named = new Map([...naming].map(([party, documents]) => [party, new Set(documents)]));
  for (const [day, documents] of days) {
    const bin = Math.floor(daysBetween(from, day) / size);
    if (bin < 0 || bin >= bins) continue;
    everything[bin] = (everything[bin] ?? 0) + documents.length;
    for (const document of documents) binOf.set(document, bin);
  }
  return (actor, recipient) => {
    if (actor === "" && recipient === "") return everything;
    const counts = none(bins);
    const either = (named.get(actor) ?? NOTHING).union(named.get(recipient) ?? NOTHING);
    for (const document of either) {
      const bin = binOf.get(document);
      if (bin !== undefined) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
}

function none(bins: number): number[] {
  return Array.from({ length: bins }, () => 0);
}

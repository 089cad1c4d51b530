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
  for (const [day, documents] of days) {
    const bin = Math.floor(daysBetween(from, day) / size);
    if (bin < 0 || bin >= bins) continue;
    everything[bin] = (everything[bin] ?? 0) + documents.length;
    for (const document of documents) binOf.set(document, bin);
  }
  const named = new Map<string, Named>();
  const namedBy = (party: string): Named => {
    const known = named.get(party);
    if (known) return known;
    const made = { documents: new Set(naming.get(party)), counts: none(bins) };
    for (const document of made.documents) countIn(made.counts, binOf.get(document), 1);
    named.set(party, made);
    return made;
  };
  return (actor, recipient) => {
    if (actor === "" && recipient === "") return everything;
    const [few, many] = [namedBy(actor), namedBy(recipient)].toSorted(
      (a, b) => a.documents.size - b.documents.size,
    ) as [Named, Named];
    const counts = few.counts.map((count, bin) => count + (many.counts[bin] ?? 0));
    // Those that name both were counted twice. Some parties are named in half of all documents, most in a few.
    for (const document of few.documents)
      if (many.documents.has(document)) countIn(counts, binOf.get(document), -1);
    return counts;
  };
}

/** The documents that name a party, and how many they are in each bin. */
interface Named {
  readonly documents: ReadonlySet<number>;
  readonly counts: number[];
}

/** Documents of no day are in no bin. */
function countIn(counts: number[], bin: number | undefined, by: number): void {
  if (bin !== undefined) counts[bin] = (counts[bin] ?? 0) + by;
}

function none(bins: number): number[] {
  return Array.from({ length: bins }, () => 0);
}

import { daysBetween } from "../base/interval.ts";

/** A document with the parties it names. */
export interface Exposing {
  /** ISO date; undated documents expose nothing. */
  readonly published: string | null;
  readonly parties: readonly string[];
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
  documents: readonly Exposing[],
  { from, bins, days }: ExposureFrame,
): (actor: string, recipient: string) => readonly number[] {
  const binOf = documents.map(({ published }) =>
    published === null ? -1 : Math.floor(daysBetween(from, published.slice(0, 10)) / days),
  );
  const naming = new Map<string, number[]>();
  documents.forEach(({ parties }, i) => {
    for (const party of new Set(parties)) {
      const known = naming.get(party);
      if (known) known.push(i);
      else naming.set(party, [i]);
    }
  });
  const everything = documents.map((_, i) => i);
  return (actor, recipient) => {
    const parties = [actor, recipient].filter((party) => party !== "");
    const there =
      parties.length === 0 ? everything : parties.flatMap((one) => naming.get(one) ?? []);
    const counts = Array.from({ length: bins }, () => 0);
    for (const i of new Set(there)) {
      const bin = binOf[i] ?? -1;
      if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  };
}

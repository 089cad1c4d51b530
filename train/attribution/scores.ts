import type { LinkedCue } from "../../src/read/attribution/links.ts";
import type { Run } from "../../src/read/perceptron/scheme.ts";
import type { GoldUnit } from "./gold.ts";

/** Right, found and gold; F1 as the share it is. */
export class Tally {
  right = 0;
  found = 0;
  gold = 0;

  get f1(): number {
    return (2 * this.right) / Math.max(1, this.found + this.gold);
  }
}

/** Exact-span F1 of each role. */
export function exactSpans(
  pairs: Iterable<readonly [gold: readonly Run[], found: readonly Run[]]>,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (type: string) => {
    const tally = tallies.get(type) ?? new Tally();
    tallies.set(type, tally);
    return tally;
  };
  for (const [gold, found] of pairs) {
    const keys = new Set(gold.map(keyOf));
    for (const run of gold) of(run.type).gold++;
    for (const run of found) {
      of(run.type).found++;
      if (keys.has(keyOf(run))) of(run.type).right++;
    }
  }
  return tallies;
}

function keyOf({ type, first, last }: Run): string {
  return `${type} ${first} ${last}`;
}

const SAME_CONTENT = 0.5; // share of the union of two contents that makes them one

/** The measure of the scorer: half of the union of the contents is shared, and the sources overlap where gold has one. */
export function isRight({ sources, contents }: LinkedCue, { runs }: GoldUnit): boolean {
  const found = wordsIn(contents);
  return [...new Set(runs.flatMap(({ of }) => of))].some((id) => {
    const own = runs.filter(({ of }) => of.includes(id));
    const gold = wordsIn(own.filter(({ type }) => type === "content"));
    const shared = gold.intersection(found).size;
    if (shared === 0 || shared < SAME_CONTENT * gold.union(found).size) return false;
    const source = wordsIn(own.filter(({ type }) => type === "source"));
    return source.size === 0 || source.intersection(wordsIn(sources)).size > 0;
  });
}

function wordsIn(runs: readonly Run[]): Set<number> {
  return new Set(
    runs.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    ),
  );
}

/** Attribution F1 of paragraphs, by the measure of `isRight`. */
export function attributionTally(
  units: readonly GoldUnit[],
  found: readonly (readonly LinkedCue[])[],
): Tally {
  const tally = new Tally();
  units.forEach((unit, i) => {
    const own = found[i] ?? [];
    tally.found += own.length;
    tally.right += own.filter((one) => isRight(one, unit)).length;
    tally.gold += new Set(unit.runs.flatMap(({ type, of }) => (type === "content" ? of : []))).size;
  });
  return tally;
}

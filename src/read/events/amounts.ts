import type { Amount } from "../../model/claim.ts";
import { countsIn, type Count } from "../amounts.ts";
import type { Words } from "../phrases.ts";
import { opensAnother, type Frame } from "./frames.ts";

// What happens to people, and arms, aircraft and troops that are counted.
const UNITS = new Set(
  "killed wounded arrested abducted displaced missing missile rocket drone mine mortar gun rifle weapon warhead aircraft airplane plane jet bomber warplane fighter helicopter tank vehicle troop soldier policeman militant rebel ship vessel boat warship submarine shell bomb launcher battery battalion brigade division".split(
    " ",
  ),
);

/** For each of the frames the amounts that are its own: those its word governs, else those whose governor is nearest in its clause. */
export function amountsOf(words: Words, frames: readonly Frame[]): Amount[][] {
  const own: Amount[][] = frames.map(() => []);
  for (const count of countsIn(words)) {
    if (!UNITS.has(count.amount.unit)) continue;
    own[frameOf(words, frames, count)]?.push(count.amount);
  }
  return own;
}

function frameOf(words: Words, frames: readonly Frame[], { amount, governor }: Count): number {
  const governed = frames.findIndex(({ index }) => index === governor);
  if (governed >= 0) return governed;
  const at = governor >= 0 ? governor : words.findIndex(({ end }) => end > amount.span.begin);
  const near = frames
    .map(({ index }, place) => ({ place, index, distance: Math.abs(index - at) }))
    .filter(({ index }) => isOneClause(words, index, at))
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.place ?? -1;
}

function isOneClause(words: Words, a: number, b: number): boolean {
  const between = words.slice(Math.min(a, b) + 1, Math.max(a, b));
  return !between.some((word) => opensAnother(word));
}

import { compareText, groupBy } from "../base/group.ts";
import { Recent } from "../base/recent.ts";
import type { Reuse } from "../model/proposition.ts";
import { boilerplateOf } from "./boilerplate.ts";
import { compareWords } from "./compare.ts";
import { foreignPairs } from "./foreign.ts";
import { anchorsIn, compareSketches, plainSketchOf, type Sketch } from "./sketch.ts";
import { openWords, type ReusableText, type Words } from "./words.ts";

export const HOLDERS = 8; // the earliest texts with a shingle: later ones are tied to these
const LEAST_SHARED = 2; // sampled shingles
const LEAST_SHARE = 0.05; // of the smaller sample: so few are enough where a text is short

/**
 * Whether two texts are compared: the later shares sampled shingles of which the earlier is among the first holders.
 *
 * Of many reprints each is thus tied to the earliest few, and pairs grow with the texts and not with their
 * square. It depends on which texts there are, never on the order in which they came.
 *
 * @param shared shingles in common for which the earlier text is among the first holders
 * @param telling those of quotes
 */
export function isCandidate(
  shared: number,
  telling: number,
  [a, b]: readonly [number, number],
): boolean {
  return (
    telling > 0 || shared >= LEAST_SHARED || (shared > 0 && shared >= LEAST_SHARE * Math.min(a, b))
  );
}

/**
 * Pairs of texts that share words, with the shared passages.
 *
 * Candidates come from an inverted index of sampled shingles, never from all pairs.
 *
 * @param texts in any order, with unique ids
 * @returns in order of `a`, `b`; `a` is the earlier, or the fuller where time does not tell
 * @see docs/methods/reuse.md
 */
export function findReuse(texts: readonly ReusableText[]): Reuse[] {
  const plain = boilerplateOf(texts);
  const sources = new Map(texts.map((text) => [text.id, plain(text)]));
  const opened = new Recent<string, Words>(OPENED);
  const open = (id: string) => {
    const words = opened.find(id) ?? openWords(sources.get(id) ?? NOTHING);
    opened.set(id, words);
    return words;
  };
  const sketches = texts.map(({ id }) => plainSketchOf(open(id)));
  const classes = [...groupBy(sketches, (sketch) => sketch.words).values()].map((list) =>
    list.toSorted(compareSketches),
  );
  const leading = classes.flatMap(([first]) => first ?? []);
  const pairs = [
    ...classes.flatMap(([first, ...copies]) =>
      copies.flatMap((copy) => (first ? [[first.id, copy.id] as const] : [])),
    ),
    ...candidatePairs(leading),
    ...foreignPairs(
      severalLanguages(leading).map((one) => ({ ...one, anchors: anchorsIn(open(one.id)) })),
      HOLDERS,
    ),
  ];
  const distinct = new Map(pairs.map((pair) => [pair.toSorted(compareText).join(" "), pair]));
  return [...distinct.values()]
    .flatMap(([a, b]) => compareWords(open(a), open(b)) ?? [])
    .sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

const OPENED = 1000; // texts kept open, at some 0.1 MB each
const NOTHING: ReusableText = { id: "", text: "", published: null, ignored: [] };

type PlainSketch = Omit<Sketch, "anchors">;

/** These where they are in two languages at least: else none is a translation, and no anchor is looked for. */
function severalLanguages(sketches: readonly PlainSketch[]): readonly PlainSketch[] {
  return new Set(sketches.map(({ language }) => language)).size > 1 ? sketches : [];
}

function candidatePairs(sketches: readonly PlainSketch[]): (readonly [string, string])[] {
  const first = firstHolders(sketches);
  return sketches.flatMap((sketch) => {
    const plain = countEarlier(sketch, sketch.sample, first);
    const telling = countEarlier(sketch, sketch.telling, first);
    return [...new Set([...plain.keys(), ...telling.keys()])]
      .filter((other) =>
        isCandidate(plain.get(other) ?? 0, telling.get(other) ?? 0, [
          other.sample.length,
          sketch.sample.length,
        ]),
      )
      .map(({ id }) => [id, sketch.id] as const);
  });
}

/** How many of these shingles each earlier text is among the first to hold. */
function countEarlier(
  sketch: PlainSketch,
  shingles: readonly number[],
  first: ReadonlyMap<number, readonly PlainSketch[]>,
): Map<PlainSketch, number> {
  const counts = new Map<PlainSketch, number>();
  const holders = shingles.flatMap((shingle) => first.get(shingle) ?? []);
  for (const other of holders)
    if (compareSketches(other, sketch) < 0) counts.set(other, (counts.get(other) ?? 0) + 1);
  return counts;
}

function firstHolders(sketches: readonly PlainSketch[]): Map<number, PlainSketch[]> {
  const first = new Map<number, PlainSketch[]>();
  for (const sketch of sketches.toSorted(compareSketches))
    for (const shingle of [...sketch.sample, ...sketch.telling]) {
      const holders = first.get(shingle);
      if (!holders) first.set(shingle, [sketch]);
      else if (holders.length < HOLDERS) holders.push(sketch);
    }
  return first;
}

import { groupBy } from "../base/group.ts";
import { compareSketches, type Sketch } from "./sketch.ts";
import { TRANSLATED_WITHIN_DAYS } from "./translation.ts";

const STRETCH_MINUTES = TRANSLATED_WITHIN_DAYS * 24 * 60; // a text and its translation lie in one stretch, or in two that touch
const LEAST_ANCHORS = 3;

/** Where an anchor is kept: apart for each stretch of time, as names of one week mean nothing the next. */
export interface AnchorPlace {
  readonly anchor: number;
  /** Hash of the anchor and the stretch, 32 bits, signed. */
  readonly h: number;
}

/** Places of the anchors of a text, in a stretch of time so many after its own. */
export function anchorPlaces(
  { anchors, at }: Pick<Sketch, "anchors" | "at">,
  after: -1 | 0 | 1 = 0,
): AnchorPlace[] {
  const stretch = Math.floor(at / STRETCH_MINUTES) + after;
  return anchors.map((anchor) => ({ anchor, h: (anchor ^ Math.imul(stretch, 0x9e3779b1)) | 0 }));
}

/**
 * Whether two texts in two languages are compared: the later has anchors of which the earlier is among the first
 * holders in its language, these days.
 *
 * @param shared such anchors
 */
export function isForeignCandidate(shared: number): boolean {
  return shared >= LEAST_ANCHORS;
}

/**
 * Pairs of texts in two languages that are worth comparing; texts in one language never meet here.
 *
 * @param holders how many texts of a language lead each anchor
 */
export function foreignPairs(
  sketches: readonly Sketch[],
  holders: number,
): (readonly [string, string])[] {
  const first = leadersOf(sketches, holders);
  return sketches.flatMap((later) => {
    const led = ([-1, 0] as const).flatMap((after) =>
      anchorPlaces(later, after).flatMap(({ h }) => first.get(h) ?? []),
    );
    const found = led.filter(
      (one) => one.language !== later.language && compareSketches(one, later) < 0,
    );
    return [...groupBy(found, ({ id }) => id)].flatMap(([id, list]) =>
      isForeignCandidate(list.length) ? [[id, later.id] as const] : [],
    );
  });
}

function leadersOf(sketches: readonly Sketch[], holders: number): Map<number, Sketch[]> {
  const first = new Map<number, Sketch[]>();
  for (const sketch of sketches.toSorted(compareSketches))
    for (const { h } of anchorPlaces(sketch)) {
      const led = first.get(h) ?? [];
      const own = led.filter(({ language }) => language === sketch.language);
      if (own.length < holders) first.set(h, [...led, sketch]);
    }
  return first;
}

import type { Point } from "./layout.ts";

/** What a label takes up: the middle of its upper edge, its words and its size. */
export interface Label {
  readonly id: string;
  readonly at: Point;
  readonly words: string;
}

const LETTER = 7.2; // of 13 pixels, on average
const LINE = 15;

interface Box {
  readonly id: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Labels that can be read: the first, and of the others, in the order given, each that lies over none of those before it and over
 * nobody else's dot.
 *
 * @param dots of all, half as wide as `radius` says
 */
export function readableLabels(
  labels: readonly Label[],
  { dots, radius }: { dots: ReadonlyMap<string, Point>; radius: number },
): ReadonlySet<string> {
  const taken = [...dots].map(([id, { x, y }]) =>
    box(id, { x, y: y - radius }, [radius, 2 * radius]),
  );
  const kept = new Set<string>();
  for (const { id, at, words } of labels) {
    const own = box(id, at, [(words.length * LETTER) / 2, LINE]);
    if (kept.size > 0 && taken.some((other) => other.id !== id && overlap(own, other))) continue;
    taken.push(own);
    kept.add(id);
  }
  return kept;
}

/** @param at the middle of the upper edge */
function box(id: string, at: Point, [half, height]: readonly [number, number]): Box {
  return { id, left: at.x - half, right: at.x + half, top: at.y, bottom: at.y + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

import type Sigma from "sigma";
import { drawStraightEdgeLabel } from "sigma/rendering";
import type { Settings } from "sigma/settings";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Waiting {
  /** Larger actors are named first; ties after all actors. */
  readonly rank: number;
  /** Where it may stand, the best place first. */
  readonly places: readonly Box[];
  readonly draw: (place: Box) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const GAP = 3; // px between a node and its name

/**
 * Names of actors and ties that leave one another to be read: a name stands on whichever side of its node is free, the
 * larger actor's first, and not at all where none is.
 */
export function legibleLabels(): {
  readonly settings: Pick<Settings, "defaultDrawNodeLabel" | "defaultDrawEdgeLabel">;
  /** Draws, once a frame is complete, what was asked for in it. */
  readonly follow: (sigma: Sigma) => void;
} {
  let waiting: Waiting[] = [];
  let nodes: Box[] = [];
  return {
    settings: {
      defaultDrawNodeLabel: (context, node, settings) => {
        nodes.push(around(node, 2 * node.size, 2 * node.size));
        const { label, size: rank } = node;
        if (!label) return;
        const font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
        context.font = font;
        const { width } = context.measureText(label);
        const draw = (place: Box) => {
          context.font = font;
          context.fillStyle = settings.labelColor.color ?? "currentcolor";
          context.fillText(label, place.left, place.bottom - settings.labelSize / 5);
        };
        waiting.push({ rank, places: beside(node, width, settings.labelSize), draw });
      },
      defaultDrawEdgeLabel: (...asked) => {
        const [context, { label }, source, target, settings] = asked;
        if (!label) return;
        const { edgeLabelSize: height } = settings;
        context.font = `${settings.edgeLabelWeight} ${height}px ${settings.edgeLabelFont}`;
        const place = alongEdge(source, target, {
          width: context.measureText(label).width,
          height,
        });
        waiting.push({ rank: 0, places: [place], draw: () => drawStraightEdgeLabel(...asked) });
      },
    },
    follow: (sigma) => {
      sigma.on("beforeRender", () => {
        waiting = [];
        nodes = [];
      });
      sigma.on("afterRender", () => drawFree(waiting, nodes, sigma.getDimensions().width));
      sigma.scheduleRender(); // the first frame was complete before anybody followed
    },
  };
}

/** @param nodes what no name may stand on */
function drawFree(waiting: readonly Waiting[], nodes: readonly Box[], width: number): void {
  const taken = [...nodes];
  const isFree = (place: Box) => !taken.some((other) => overlap(place, other));
  for (const { places, draw } of waiting.toSorted((a, b) => b.rank - a.rank)) {
    const free = places.find((place) => isWithin(place, width) && isFree(place));
    if (free === undefined) continue;
    taken.push(free);
    draw(free);
  }
}

/** Right of a node, left of it, below, above, and off its corners. */
function beside(node: Point & { size: number }, width: number, height: number): Box[] {
  const [aside, off] = [node.size + GAP + width / 2, node.size + GAP + height / 2];
  const at = (x: number, y: number) => around({ x: node.x + x, y: node.y + y }, width, height);
  const [x, y] = [aside - GAP, off / 2 + GAP];
  const corners = [at(x, -y), at(x, y), at(-x, -y), at(-x, y)];
  return [at(aside, 0), at(-aside, 0), at(0, off), at(0, -off), ...corners];
}

/** The box around words that stand under the middle of an edge, turned as it is; longer ones than it are cut. */
function alongEdge(
  source: Point,
  target: Point,
  { width, height }: { width: number; height: number },
): Box {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const [along, across] = [Math.abs(dx) / length, Math.abs(dy) / length];
  const shown = Math.min(width, length);
  const under = dx < 0 ? -height : height; // words run from left to right
  const middle = {
    x: (source.x + target.x) / 2 - (dy / length) * under,
    y: (source.y + target.y) / 2 + (dx / length) * under,
  };
  return around(middle, along * shown + across * height, across * shown + along * height);
}

function around({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isWithin({ left, right }: Box, width: number): boolean {
  return left >= 0 && right <= width;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

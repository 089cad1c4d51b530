import type { MapLine } from "../model/brief.ts";

type Point = readonly [lon: number, lat: number];

/** A stretch of the sheet, degrees. */
export interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const MARGIN = 1; // degrees around the outermost point
const PIXELS_ACROSS = 560; // of a figure
const FINEST_PX = 1.5;
const SMALLEST_PX = 3; // of a line: islands and ends that are no more than a dot

/** Whole degrees around the points, widened to these proportions as far as there is earth. */
export function frameAround(
  points: readonly { readonly lat: number; readonly lon: number }[],
  aspect: number,
): Frame {
  const [lons, lats] = [points.map(({ lon }) => lon), points.map(({ lat }) => lat)];
  const west = Math.floor(Math.min(...lons)) - MARGIN;
  const east = Math.ceil(Math.max(...lons)) + MARGIN;
  const south = Math.floor(Math.min(...lats)) - MARGIN;
  const north = Math.ceil(Math.max(...lats)) + MARGIN;
  const [wide, high] = [east - west, north - south];
  const more = Math.ceil(Math.max(0, high * aspect - wide) / 2);
  const taller = Math.ceil(Math.max(0, wide / aspect - high) / 2);
  return {
    west: Math.max(-180, west - more),
    east: Math.min(180, east + more),
    south: Math.max(-90, south - taller),
    north: Math.min(90, north + taller),
  };
}

/**
 * What of the base map lies in the frame, cut at its edges, and no finer than a figure shows: to hundredths of a degree, and
 * without what is too small to be seen.
 *
 * Law: every point lies in the frame.
 */
export function linesWithin(lines: readonly MapLine[], frame: Frame): MapLine[] {
  const pixel = (frame.east - frame.west) / PIXELS_ACROSS;
  return lines.flatMap(({ kind, points }) => {
    if (!touches(points, frame)) return [];
    const parts = cutTo(points, frame).filter((part) => across(part) >= SMALLEST_PX * pixel);
    return parts.map((part) => ({
      kind,
      points: sparse(part, FINEST_PX * pixel).map(
        ([lon, lat]) => [rounded(lon), rounded(lat)] as const,
      ),
    }));
  });
}

function touches(points: readonly Point[], { west, east, south, north }: Frame): boolean {
  const isBeside = (test: (point: Point) => boolean) => points.every(test);
  return !(
    isBeside(([lon]) => lon < west) ||
    isBeside(([lon]) => lon > east) ||
    isBeside(([, lat]) => lat < south) ||
    isBeside(([, lat]) => lat > north)
  );
}

/** The parts of a line inside the frame; where it leaves and comes back there are two. */
function cutTo(points: readonly Point[], frame: Frame): Point[][] {
  const parts: Point[][] = [];
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    const inside = from && segmentWithin(from, to, frame);
    if (!inside) continue;
    const last = parts.at(-1);
    const end = last?.at(-1);
    if (last && end && end[0] === inside[0][0] && end[1] === inside[0][1]) last.push(inside[1]);
    else parts.push([...inside]);
  }
  return parts;
}

/** @see Liang and Barsky (1984) */
function segmentWithin(from: Point, to: Point, frame: Frame): [Point, Point] | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enters, leaves] = [0, 1];
  for (const [way, room] of [
    [-dx, from[0] - frame.west],
    [dx, frame.east - from[0]],
    [-dy, from[1] - frame.south],
    [dy, frame.north - from[1]],
  ] as const) {
    if (way === 0 && room < 0) return undefined;
    if (way < 0) enters = Math.max(enters, room / way);
    else if (way > 0) leaves = Math.min(leaves, room / way);
  }
  if (enters >= leaves) return undefined;
  const at = (share: number): Point => [from[0] + share * dx, from[1] + share * dy];
  return [enters === 0 ? from : at(enters), leaves === 1 ? to : at(leaves)];
}

/** Degrees, of the larger side of what the line spans. */
function across(points: readonly Point[]): number {
  const side = (of: (point: Point) => number) =>
    Math.max(...points.map(of)) - Math.min(...points.map(of));
  return Math.max(
    side(([lon]) => lon),
    side(([, lat]) => lat),
  );
}

/** Both ends stay. */
function sparse(points: readonly Point[], least: number): Point[] {
  const kept: Point[] = [];
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1);
    const isEnd = i === points.length - 1;
    if (!last || isEnd || Math.hypot(point[0] - last[0], point[1] - last[1]) >= least)
      kept.push(point);
  }
  return kept;
}

function rounded(degrees: number): number {
  return Math.round(100 * degrees) / 100 + 0; // no −0
}

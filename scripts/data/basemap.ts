import type { Input, Recipe } from "./input.ts";

interface Topology {
  readonly transform: { readonly scale: [number, number]; readonly translate: [number, number] };
  readonly arcs: readonly (readonly [number, number][])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}
interface Geometry {
  readonly arcs: unknown;
  readonly properties: { readonly name: string };
}
type Point = readonly [lon: number, lat: number];

/** Territories whose borders Natural Earth lists as disputed or indeterminate, by their names there. */
const DISPUTED: ReadonlySet<string> = new Set([
  "Kosovo",
  "N. Cyprus",
  "Palestine",
  "Siachen Glacier",
  "Somaliland",
  "Taiwan",
  "W. Sahara",
]);
const TOLERANCE = 0.06; // degrees, about 6 km: less than a pixel of a figure that shows a country
const SMALLEST_ISLAND = 0.25; // degrees across
const EDGE = 179.9; // where the sheet is cut there is no coast

/** Coasts, borders and borders in dispute as lines, thinned for figures. One line a row: kind, then hundredths of a degree. */
function lines(input: Input): string {
  const atlas: Topology = JSON.parse(input.npm("world-atlas/countries-50m.json"));
  const users = usersOf(atlas);
  const rows = atlas.arcs.flatMap((arc, i) => {
    const names = [...(users.get(i) ?? [])];
    const kind = kindOf(names);
    return unwrapped(decoded(arc, atlas.transform)).flatMap((part) => {
      const points = thinned(part, TOLERANCE);
      const isEdge = points.every(([lon, lat]) => Math.abs(lon) > EDGE || lat < -EDGE / 2);
      if (isEdge || (kind === "coast" && isIslet(points))) return [];
      return [JSON.stringify([kind, ...points.flat().map((degrees) => Math.round(100 * degrees))])];
    });
  });
  return `[\n${rows.join(",\n")}\n]\n`;
}

function kindOf(names: readonly string[]): "coast" | "border" | "disputed" {
  if (names.length < 2) return "coast";
  return names.some((name) => DISPUTED.has(name)) ? "disputed" : "border";
}

/** Arc → names of the countries that it bounds. */
function usersOf({ objects }: Topology): Map<number, Set<string>> {
  const users = new Map<number, Set<string>>();
  for (const { arcs, properties } of objects["countries"]?.geometries ?? []) {
    for (const index of [arcs].flat(9) as number[]) {
      const arc = index < 0 ? ~index : index;
      users.set(arc, (users.get(arc) ?? new Set()).add(properties.name));
    }
  }
  return users;
}

function decoded(
  arc: readonly [number, number][],
  { scale, translate }: Topology["transform"],
): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** The parts of a line between which it goes round the back of the sheet. */
function unwrapped(points: readonly Point[]): Point[][] {
  const parts: Point[][] = [[]];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before && Math.abs(point[0] - before[0]) > 180) parts.push([]);
    parts.at(-1)?.push(point);
  }
  return parts.filter((part) => part.length > 1);
}

function isIslet(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  const isRing = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  const across = (at: 0 | 1) => {
    const values = points.map((point) => point[at]);
    return Math.max(...values) - Math.min(...values);
  };
  return isRing && Math.max(across(0), across(1)) < SMALLEST_ISLAND;
}

/** @see Douglas and Peucker (1973) */
function thinned(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let [farthest, most] = [0, 0];
  for (const [i, point] of points.entries()) {
    const off = distance(point, first, last);
    if (off > most) [farthest, most] = [i, off];
  }
  if (most <= tolerance) return [first, last];
  const before = thinned(points.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...thinned(points.slice(farthest), tolerance)];
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs(dy * (x - ax) - dx * (y - ay)) / length;
}

export const BASEMAP_RECIPES: readonly Recipe[] = [
  {
    path: "basemap/lines.json",
    origin:
      "Natural Earth 4.1.0, 1:50m Admin 0, by way of the npm package world-atlas 2.0.2; thinned to 0.06 degrees, islets left out, borders of territories listed as disputed or indeterminate marked",
    licence: "public domain (Natural Earth); ISC (world-atlas)",
    date: "2018-05-21",
    build: lines,
  },
];

import { groupBy } from "../base/group.ts";
import type { BriefFigure, MapLine } from "../model/brief.ts";
import { frameAround } from "./base-map.ts";
import { escape } from "./escape.ts";

const WIDTH = 640;
const HEIGHT = 260;
const EDGE = 40; // room for labels, px
const LABEL_CHARACTERS = 28;
const LABEL_PX = 180; // of so many at font size 11

type Of<K extends BriefFigure["kind"]> = Extract<BriefFigure, { kind: K }>;

/** Of the sheet of a map, wide to high. */
export const MAP_ASPECT = (WIDTH - 2 * EDGE) / (HEIGHT - 2 * EDGE);

/** What every figure prints below itself: source, n, window, last update (ICD 203, standard 9). */
export function captionOf(figure: BriefFigure): string {
  const { title, source, n, window, updated } = figure;
  const days = window ? `${window.from} to ${window.to}` : "undated";
  const base = figure.kind === "map" && figure.lines ? ` ${BASE_MAP}` : "";
  return `${title}. Source: ${source}. n = ${n}. Window: ${days}. Last update: ${updated}.${base}`;
}

const BASE_MAP = "Base map: Natural Earth; dashed borders are in dispute.";

/**
 * A figure as one SVG element that needs nothing else: no script, no font, no image. The same figure gives the
 * same bytes. Colours are those of the text around it.
 */
export function renderFigure(figure: BriefFigure): string {
  const inside =
    figure.kind === "series"
      ? barsOf(figure)
      : figure.kind === "map"
        ? pointsOf(figure)
        : networkOf(figure);
  const caption = escape(captionOf(figure));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${caption}" font-family="sans-serif" font-size="11" fill="currentColor">${inside}</svg>`;
}

function barsOf({ bars }: Of<"series">): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = (WIDTH - 2 * EDGE) / Math.max(1, bars.length);
  const every = Math.ceil(bars.length / 8); // labels that fit side by side
  const columns = bars.map(({ label, value }, i) => {
    const height = ((HEIGHT - 2 * EDGE) * value) / most;
    const x = EDGE + i * step;
    const y = HEIGHT - EDGE - height;
    return [
      `<rect x="${at(x + 1)}" y="${at(y)}" width="${at(Math.max(1, step - 2))}" height="${at(height)}" fill-opacity="0.6"><title>${escape(label)}: ${value}</title></rect>`,
      ...(i % every === 0 ? [text(x + step / 2, HEIGHT - EDGE + 16, label)] : []),
    ].join("");
  });
  const axis = `<path d="M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}" stroke="currentColor"/>`;
  return `${columns.join("")}${axis}${text(EDGE - 6, EDGE + 4, String(most), "end")}${text(EDGE - 6, HEIGHT - EDGE, "0", "end")}`;
}

/** On a plate carrée around the points, over coasts and borders, with the degrees at its edges. */
function pointsOf({ points, lines = [] }: Of<"map">): string {
  const { west, east, south, north } = frameAround(points, MAP_ASPECT);
  const scale = Math.min((WIDTH - 2 * EDGE) / (east - west), (HEIGHT - 2 * EDGE) / (north - south));
  const left = (WIDTH - scale * (east - west)) / 2;
  const top = (HEIGHT - scale * (north - south)) / 2;
  const most = Math.max(...points.map(({ value }) => value));
  const marks = points.map(({ label, lat, lon, value }) => {
    const [x, y] = [left + (lon - west) * scale, top + (north - lat) * scale];
    const radius = 2 + 6 * Math.sqrt(value / most);
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill-opacity="0.5"><title>${escape(label)}: ${value}</title></circle>${text(x + radius + 2, y + 4, label, "start")}`;
  });
  const ground = [...groupBy(lines, ({ kind }) => kind)].map(([kind, group]) => {
    const paths = group.map((line) =>
      relativePath(line.points.map(([lon, lat]) => [(lon - west) * scale, (north - lat) * scale])),
    );
    return `<path d="${paths.join("")}"${STROKES[kind]}/>`;
  });
  const sheet = `<g fill="none" stroke="currentColor" transform="translate(${at(left)} ${at(top)})">${ground.join("")}</g>`;
  const frame = `<rect x="${at(left)}" y="${at(top)}" width="${at(scale * (east - west))}" height="${at(scale * (north - south))}" fill="none" stroke="currentColor" stroke-opacity="0.4"/>`;
  const degrees = [
    text(left, top - 5, `${degree(north, "N", "S")} ${degree(west, "E", "W")}`, "start"),
    text(
      left + scale * (east - west),
      top + scale * (north - south) + 14,
      `${degree(south, "N", "S")} ${degree(east, "E", "W")}`,
      "end",
    ),
  ];
  return sheet + frame + degrees.join("") + marks.join("");
}

/** One line by its steps, to half a pixel: a third of the bytes of its places. */
function relativePath(points: readonly (readonly [number, number])[]): string {
  let [x, y] = [0, 0];
  const steps = points.map(([toX, toY]) => {
    const [stepX, stepY] = [Math.round(2 * toX) - x, Math.round(2 * toY) - y];
    [x, y] = [x + stepX, y + stepY];
    return `${stepX / 2} ${stepY / 2}`;
  });
  return `M${steps[0] ?? ""}l${steps.slice(1).join(" ")}`;
}

const STROKES: Readonly<Record<MapLine["kind"], string>> = {
  coast: ' stroke-opacity="0.45" stroke-width="0.8"',
  border: ' stroke-opacity="0.25" stroke-width="0.7"',
  disputed: ' stroke-opacity="0.4" stroke-width="0.7" stroke-dasharray="3 3"',
};

function degree(value: number, positive: string, negative: string): string {
  return `${Math.abs(value)}°${value < 0 ? negative : positive}`;
}

/** On a circle in order of id, so that the same relations always look the same. */
function networkOf({ nodes, edges }: Of<"network">): string {
  const places = new Map(
    nodes.map(({ id }, i) => {
      const angle = (2 * Math.PI * i) / nodes.length;
      return [
        id,
        {
          x: WIDTH / 2 + (WIDTH / 2 - LABEL_PX) * Math.cos(angle),
          y: HEIGHT / 2 + (HEIGHT / 2 - EDGE) * Math.sin(angle),
        },
      ];
    }),
  );
  const lines = edges.flatMap(({ from, to, label, contested }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) return [];
    const dashes = contested ? ' stroke-dasharray="4 3"' : "";
    return [
      `<line x1="${at(a.x)}" y1="${at(a.y)}" x2="${at(b.x)}" y2="${at(b.y)}" stroke="currentColor" stroke-opacity="0.5"${dashes}><title>${escape(label)}</title></line>`,
      text((a.x + b.x) / 2, (a.y + b.y) / 2 - 3, label),
    ];
  });
  const marks = nodes.map(({ id, label }) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    const anchor = x < WIDTH / 2 - 1 ? "end" : "start";
    const shift = anchor === "end" ? -8 : 8;
    return `<circle cx="${at(x)}" cy="${at(y)}" r="5"/>${text(x + shift, y + 4, label, anchor)}`;
  });
  return lines.join("") + marks.join("");
}

function text(x: number, y: number, words: string, anchor = "middle"): string {
  const shown =
    words.length > LABEL_CHARACTERS ? `${words.slice(0, LABEL_CHARACTERS - 1)}…` : words;
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escape(shown)}</text>`;
}

/** To a tenth of a pixel: engines may differ in the last bit of a sine. */
function at(value: number): string {
  return value.toFixed(1);
}

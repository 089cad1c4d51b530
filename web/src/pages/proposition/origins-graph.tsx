import type { DependenceEdge } from "../../../../src/model/proposition.ts";
import type { PropositionView } from "../../../../src/model/view.ts";
import { counted, dayOf, plainly } from "../../base/words.ts";
import { layOutOrigins, type OriginLine } from "./origins-layout.ts";

const ROW_PX = 56;
const AXIS_PX = 24;
const RADIUS_PX = 7;
const SHOWN_LABEL = 60;
const SHOWN_LABEL_ON_PHONE = 34; // the table below has it in full
const FIRST_MARK_PX = 14; // clear of the circle
const NEXT_MARK_PX = 6;

/** Origins as lines through time, the articles that carry each strung along it. */
export function OriginsGraph({ view }: { view: PropositionView }) {
  const { lines, from, to } = layOutOrigins(view);
  if (lines.length === 0) return null;
  const { edges } = view.proposition.supports;
  const height = lines.length * ROW_PX + AXIS_PX;
  return (
    <figure class="origins-graph">
      <svg width="100%" height={height} role="img" aria-label={described(lines)}>
        {edges.map((edge) => (
          <Dependence key={`${edge.a} ${edge.b}`} edge={edge} lines={lines} />
        ))}
        {lines.map((line, i) => (
          <Line key={line.origin.key} line={line} y={yOf(i)} />
        ))}
        <text class="axis" x={from === to ? "50%" : "0%"} y={height - 4}>
          {dayOf(from)}
        </text>
        {to !== from && (
          <text class="axis" x="100%" y={height - 4} text-anchor="end">
            {dayOf(to)}
          </text>
        )}
      </svg>
      <figcaption class="note">
        A circle is an origin, filled as far as it weighs; a bar is an article that carries it. A
        dashed line joins two origins that may be one.
      </figcaption>
    </figure>
  );
}

function yOf(row: number): number {
  return row * ROW_PX + ROW_PX - 16;
}

/** Where no date is known, at the beginning. */
function xOf(at: number | null): string {
  return `${(at ?? 0) * 100}%`;
}

function Line({ line, y }: { line: OriginLine; y: number }) {
  const places = [line.at ?? 0, ...line.articles.map(({ at }) => at ?? 0)];
  const { weight } = line.origin;
  return (
    <g class={line.isDenial ? "denial" : undefined}>
      <line
        class="thread"
        x1={xOf(Math.min(...places))}
        x2={xOf(Math.max(...places))}
        y1={y}
        y2={y}
      />
      {line.articles.map((article, i) => (
        <rect
          key={article.id}
          class="article-mark"
          x={xOf(article.at)}
          y={y - 6}
          width={3}
          height={12}
          transform={`translate(${offsetOf(line, i)} 0)`}
        >
          <title>{plainly(article.name)}</title>
        </rect>
      ))}
      <circle class="ring" cx={xOf(line.at)} cy={y} r={RADIUS_PX} />
      <circle class="weight" cx={xOf(line.at)} cy={y} r={RADIUS_PX * Math.sqrt(weight)} />
      <OriginName line={line} y={y - 16} />
    </g>
  );
}

/** Articles of one day stand side by side, off the circle, on the side where there is room. */
function offsetOf(line: OriginLine, index: number): number {
  const at = line.articles[index]?.at ?? 0;
  const before = line.articles.slice(0, index).filter((other) => (other.at ?? 0) === at).length;
  const clear = at === (line.at ?? 0) ? FIRST_MARK_PX : 0;
  return (at > 0.5 ? -1 : 1) * (clear + before * NEXT_MARK_PX);
}

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

function OriginName({ line, y }: { line: OriginLine; y: number }) {
  const isLate = (line.at ?? 0) > 0.5;
  const label = shortened(plainly(line.origin.label));
  return (
    <text x={xOf(line.at)} y={y} dx={isLate ? -10 : 10} text-anchor={isLate ? "end" : "start"}>
      {FIRST_STRONG_ISOLATE + label + POP_ISOLATE}
      <tspan class="axis" dx={8}>
        {counted(line.articles.length, "article")}
      </tspan>
    </text>
  );
}

function Dependence({ edge, lines }: { edge: DependenceEdge; lines: readonly OriginLine[] }) {
  const a = lines.findIndex(({ origin }) => origin.key === edge.a);
  const b = lines.findIndex(({ origin }) => origin.key === edge.b);
  const [from, to] = [lines[a], lines[b]];
  if (!from || !to) return null;
  const why = edge.cues.map(({ detail }) => detail).join("; ");
  return (
    <line class="dependence" x1={xOf(from.at)} y1={yOf(a)} x2={xOf(to.at)} y2={yOf(b)}>
      <title>{`${Math.round(edge.p * 100)}%: ${plainly(why)}`}</title>
    </line>
  );
}

function shortened(label: string): string {
  const isPhone = window.matchMedia("(max-width: 30rem)").matches;
  const most = isPhone ? SHOWN_LABEL_ON_PHONE : SHOWN_LABEL;
  return label.length > most ? `${label.slice(0, most)}…` : label;
}

function described(lines: readonly OriginLine[]): string {
  const told = lines.map(
    ({ origin, articles }) => `${plainly(origin.label)}: ${counted(articles.length, "article")}`,
  );
  return `Origins through time. ${told.join(". ")}`;
}

import type { DependenceEdge } from "../../../../src/model/proposition.ts";
import type { PropositionView } from "../../../../src/model/view.ts";
import { counted, dayOf, plainly } from "../../base/words.ts";
import { layOutOrigins, type OriginLine } from "./origins-layout.ts";

const WIDTH = 720;
const ROW = 58;
const TOP = 10;
const LEFT = 14;
const RIGHT = 40;
const UNDATED = LEFT;
const SHOWN_LABEL = 80;

/** Origins as lines through time, the articles that carry each strung along it. */
export function OriginsGraph({ view }: { view: PropositionView }) {
  const { lines, from, to } = layOutOrigins(view);
  if (lines.length === 0) return null;
  const height = TOP + lines.length * ROW + 22;
  const { edges } = view.proposition.supports;
  return (
    <figure class="origins-graph">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={described(lines)}>
        {edges.map((edge) => (
          <Dependence key={`${edge.a} ${edge.b}`} edge={edge} lines={lines} />
        ))}
        {lines.map((line, i) => (
          <Line key={line.origin.key} line={line} y={yOf(i)} />
        ))}
        <text class="axis" x={LEFT} y={height - 4}>
          {dayOf(from)}
        </text>
        {to !== from && (
          <text class="axis" x={WIDTH - RIGHT} y={height - 4} text-anchor="end">
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
  return TOP + row * ROW + ROW / 2 + 4;
}

function xOf(at: number | null): number {
  return at === null ? UNDATED : LEFT + 16 + at * (WIDTH - LEFT - 16 - RIGHT - 16);
}

function Line({ line, y }: { line: OriginLine; y: number }) {
  const xs = [xOf(line.at), ...line.articles.map(({ at }) => xOf(at))];
  const radius = 7;
  const { label, weight } = line.origin;
  return (
    <g class={line.isDenial ? "denial" : undefined}>
      <line class="thread" x1={Math.min(...xs)} x2={Math.max(...xs)} y1={y} y2={y} />
      {line.articles.map((article, i) => (
        <rect
          key={article.id}
          class="article-mark"
          x={xOf(article.at) + 10 + i * 7}
          y={y - 6}
          width={3}
          height={12}
        >
          <title>{plainly(article.name)}</title>
        </rect>
      ))}
      <circle class="ring" cx={xOf(line.at)} cy={y} r={radius} />
      <circle class="weight" cx={xOf(line.at)} cy={y} r={radius * Math.sqrt(weight)} />
      <text x={LEFT} y={y - 16} class="origin-label">
        {plainly(shortened(label))}
        <tspan class="axis">{`  ${counted(line.articles.length, "article")}`}</tspan>
      </text>
    </g>
  );
}

function Dependence({ edge, lines }: { edge: DependenceEdge; lines: readonly OriginLine[] }) {
  const a = lines.findIndex(({ origin }) => origin.key === edge.a);
  const b = lines.findIndex(({ origin }) => origin.key === edge.b);
  if (a < 0 || b < 0) return null;
  const [x1, x2] = [xOf(lines[a]?.at ?? null), xOf(lines[b]?.at ?? null)];
  const bend = Math.max(x1, x2) + 46;
  return (
    <path
      class="dependence"
      d={`M${x1} ${yOf(a)} C${bend} ${yOf(a)} ${bend} ${yOf(b)} ${x2} ${yOf(b)}`}
    >
      <title>
        {`${Math.round(edge.p * 100)} %: ${plainly(edge.cues.map(({ detail }) => detail).join("; "))}`}
      </title>
    </path>
  );
}

function shortened(label: string): string {
  return label.length > SHOWN_LABEL ? `${label.slice(0, SHOWN_LABEL)}…` : label;
}

function described(lines: readonly OriginLine[]): string {
  const told = lines.map(
    ({ origin, articles }) => `${plainly(origin.label)}: ${counted(articles.length, "article")}`,
  );
  return `Origins through time. ${told.join(". ")}`;
}

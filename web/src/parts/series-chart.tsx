import type {
  Expectation,
  SeriesAlarm,
  SeriesBin,
  SeriesMeasure,
} from "../../../src/model/event-series.ts";
import { navigate } from "../base/address.ts";
import { dayOf, spaced } from "../base/words.ts";

const HEIGHT = 60;

interface ChartParts {
  readonly bins: readonly SeriesBin[];
  readonly measure: SeriesMeasure;
  readonly alarms: readonly SeriesAlarm[];
  /** What was to be expected in each bin; null where nobody can say. */
  readonly expected: readonly (Expectation | null)[];
  /** Where the claims of a bin are listed. */
  readonly hrefOf: (bin: SeriesBin) => string;
}

/** Counts as bars before the band of what was to be expected; a click on a bar leads to its claims. */
export function Chart({ bins, measure, alarms, expected, hrefOf }: ChartParts) {
  const valueOf = (bin: SeriesBin) => bin.counts[measure] ?? 0;
  const uppers = expected.map((one) => one?.interval[1] ?? 0);
  const most = Math.max(1, ...bins.map(valueOf), ...uppers);
  const y = (value: number) => HEIGHT - (value / most) * HEIGHT;
  const isAlarm = (bin: SeriesBin) => alarms.some(({ from }) => from === bin.from);
  const words = (bin: SeriesBin, i: number) =>
    `${dayOf(bin.from)}: ${valueOf(bin)}${expectedWords(expected[i] ?? null)}`;
  const held = bins.map((bin, i) => (valueOf(bin) > 0 ? words(bin, i) : "")).filter(Boolean);
  return (
    <svg
      class="series-chart"
      viewBox={`0 0 ${bins.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${spaced(measure)} by week: ${held.join("; ")}`}
    >
      <Band expected={expected} y={y} />
      {bins.map((bin, i) => (
        <rect
          key={bin.from}
          class={isAlarm(bin) ? "alarm" : bin.provisional ? "provisional" : "settled"}
          x={i + 0.15}
          width={0.7}
          y={y(valueOf(bin))}
          height={HEIGHT - y(valueOf(bin))}
          onClick={() => navigate(hrefOf(bin))}
        >
          <title>{words(bin, i)}</title>
        </rect>
      ))}
    </svg>
  );
}

function expectedWords(one: Expectation | null): string {
  if (one === null) return "";
  return `, ${one.expected.toFixed(1)} expected, ${one.interval[0]} to ${one.interval[1]}`;
}

/** A step a bin: the interval as an area, what was expected as a line across it. */
function Band({
  expected,
  y,
}: {
  readonly expected: readonly (Expectation | null)[];
  readonly y: (value: number) => number;
}) {
  return (
    <>
      {expected.map((one, i) => {
        if (one === null) return null;
        const [low, high] = one.interval;
        const [top, foot] = [y(high), y(low)];
        return (
          <g key={i}>
            <rect class="band" x={i} width={1} y={top} height={foot - top} />
            <line class="expected" x1={i} x2={i + 1} y1={y(one.expected)} y2={y(one.expected)} />
          </g>
        );
      })}
    </>
  );
}

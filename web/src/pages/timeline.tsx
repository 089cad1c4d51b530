import type { DyadSeries, SeriesAlarm, SeriesMeasure } from "../../../src/model/event-series.ts";
import { address, hrefWith, navigate } from "../base/address.ts";
import { useAnswer } from "../base/answer.ts";
import { counted, dayOf, spaced } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { Page, Words } from "../parts/page.tsx";
import { Chart } from "../parts/series-chart.tsx";
import { TimeBrush } from "../parts/time-brush.tsx";

interface Counted {
  readonly series: readonly DyadSeries[];
  /** Parties by name, as far as the case knows them. */
  readonly names: Readonly<Record<string, string>>;
}

interface Detected {
  readonly alarms: readonly SeriesAlarm[];
  readonly notTested: readonly { readonly reason: string }[];
  readonly tested: number;
}

const MEASURES: readonly SeriesMeasure[] = [
  "material-conflict",
  "verbal-conflict",
  "material-cooperation",
  "verbal-cooperation",
  "talk",
];
const SHOWN = 60; // series, those with the most events first

/** What happens between two parties through time, what was to be expected, and what is out of the ordinary. */
export function TimelinePage() {
  const measure = measureAsked();
  const answer = useAnswer<Counted>("/api/series");
  const detected = useAnswer<Detected>("/api/detection");
  const alarms = detected.state === "ready" ? detected.data.alarms : [];
  return (
    <Page
      title="Timeline"
      lede={
        <p>
          Events a week between an actor and a recipient. The line is what the weeks before let one
          expect, the shaded band where 95 in 100 such weeks lie; a dashed bar may still grow, as
          reports come late.
        </p>
      }
    >
      <TimeBrush />
      <p class="settings">
        <label>
          Count{" "}
          <select
            value={measure}
            onChange={(event) => navigate(hrefWith({ measure: event.currentTarget.value }))}
          >
            {MEASURES.map((one) => (
              <option key={one} value={one}>
                {spaced(one)}
              </option>
            ))}
          </select>
        </label>
        {detected.state === "ready" && (
          <span class="quiet">
            {counted(alarms.length, "alarm")} in {counted(detected.data.tested, "series", "series")}{" "}
            tested; {detected.data.notTested.length} not tested
          </span>
        )}
      </p>
      <Loaded answer={answer}>
        {({ series, names }) => (
          <SeriesList series={series} names={names} measure={measure} alarms={alarms} />
        )}
      </Loaded>
    </Page>
  );
}

function measureAsked(): SeriesMeasure {
  const asked = address.value.query.get("measure");
  return MEASURES.find((one) => one === asked) ?? "material-conflict";
}

interface ListParts extends Pick<Counted, "names"> {
  readonly series: readonly DyadSeries[];
  readonly measure: SeriesMeasure;
  readonly alarms: readonly SeriesAlarm[];
}

function SeriesList({ series, names, measure, alarms }: ListParts) {
  const { query } = address.value;
  const [from, to] = [query.get("from") ?? "", query.get("to") ?? "9999"];
  const shown = series
    .map((one) => within(one, (bin) => bin.to > from && bin.from < to))
    .map((one) => ({ one, total: totalOf(one, measure) }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total);
  if (shown.length === 0) {
    return (
      <p class="quiet">
        No {spaced(measure)} between two named parties in these days. Count another class of events,
        or widen the window.
      </p>
    );
  }
  return (
    <>
      <ol class="series-list">
        {shown.slice(0, SHOWN).map(({ one, total }) => (
          <li key={`${one.dataset} ${one.actor} ${one.recipient}`}>
            <Series
              series={one}
              names={names}
              measure={measure}
              total={total}
              alarms={alarms.filter((alarm) => isOf(alarm, one, measure))}
            />
          </li>
        ))}
      </ol>
      {shown.length > SHOWN && <p class="quiet">{shown.length - SHOWN} more with fewer events.</p>}
    </>
  );
}

/** The series with some of its bins, and what was expected in them. */
function within(series: DyadSeries, isShown: (bin: DyadSeries["bins"][number]) => boolean) {
  const kept = series.bins.map(isShown);
  const expected = Object.entries(series.expected ?? {}).map(([measure, bands]) => [
    measure,
    bands.filter((_, i) => kept[i]),
  ]);
  return {
    ...series,
    bins: series.bins.filter((_, i) => kept[i]),
    expected: Object.fromEntries(expected) as NonNullable<DyadSeries["expected"]>,
  };
}

function totalOf({ bins }: DyadSeries, measure: SeriesMeasure): number {
  return bins.reduce((sum, { counts }) => sum + (counts[measure] ?? 0), 0);
}

function isOf(alarm: SeriesAlarm, series: DyadSeries, measure: SeriesMeasure): boolean {
  return (
    alarm.dataset === series.dataset &&
    alarm.actor === series.actor &&
    alarm.recipient === series.recipient &&
    alarm.measure === measure
  );
}

interface SeriesParts extends Pick<Counted, "names"> {
  readonly series: DyadSeries;
  readonly measure: SeriesMeasure;
  readonly total: number;
  readonly alarms: readonly SeriesAlarm[];
}

function Series({ series, names, measure, total, alarms }: SeriesParts) {
  const { actor, recipient, dataset, bins } = series;
  return (
    <>
      <h2>
        <Party id={actor} names={names} /> → <Party id={recipient} names={names} />{" "}
        <small>
          {dataset}, {counted(Math.round(total), "event")}
        </small>
      </h2>
      <Chart
        bins={bins}
        measure={measure}
        alarms={alarms}
        expected={series.expected?.[measure] ?? []}
        hrefOf={(bin) => claimsOf(series, bin)}
      />
      <ChartDays series={series} />
      {alarms.map((alarm) => (
        <AlarmLine key={alarm.id} alarm={alarm} series={series} />
      ))}
    </>
  );
}

/** Actors have pages; a code of an imported data set has none. */
function Party({ id, names }: { id: string } & Pick<Counted, "names">) {
  if (!isActor(id)) return <Words>{id}</Words>;
  return (
    <a href={`/actors/${encodeURIComponent(id)}`}>
      <Words>{names[id] ?? spaced(id.slice(id.indexOf(":") + 1))}</Words>
    </a>
  );
}

/** The first day and the last of a chart, and the claims between them. */
function ChartDays({ series }: { series: DyadSeries }) {
  const [first, last] = [series.bins[0], series.bins.at(-1)];
  if (!first || !last) return null;
  return (
    <p class="chart-days">
      <span>{dayOf(first.from)}</span>
      <a href={claimsOf(series, { from: first.from, to: last.to })}>claims of these days</a>
      <span>{dayOf(last.to)}</span>
    </p>
  );
}

function isActor(id: string): boolean {
  return id.includes(":") || id.startsWith("ent-");
}

/** Claims of those days that name who acts; an imported code is named by none, and all claims of the days are shown. */
function claimsOf({ actor }: DyadSeries, { from, to }: { from: string; to: string }): string {
  const query = new URLSearchParams({ from, to });
  if (isActor(actor)) query.set("actor", actor);
  return `/claims?${query.toString()}`;
}

function AlarmLine({ alarm, series }: { alarm: SeriesAlarm; series: DyadSeries }) {
  const { observed, expected, interval, from, to, detector, propositions } = alarm;
  return (
    <p class="claim-how">
      <b class="denied">Out of the ordinary</b>
      <span>
        {dayOf(from)}: {observed} seen, {expected.toFixed(1)} expected, at most {interval[1]} in 39
        of 40 such weeks ({detector})
      </span>
      {propositions.slice(0, 3).map((id, i) => (
        <a key={id} href={`/propositions/${encodeURIComponent(id)}`}>
          evidence {i + 1}
        </a>
      ))}
      <a href={claimsOf(series, { from, to })}>claims of that week</a>
    </p>
  );
}

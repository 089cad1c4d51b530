import type { DyadSeries, SeriesAlarm, SeriesMeasure } from "../../../src/model/event-series.ts";
import { address, hrefWith, navigate } from "../base/address.ts";
import { useAnswer } from "../base/answer.ts";
import { counted, dayOf, spaced } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { Page, Words } from "../parts/page.tsx";
import { Chart } from "../parts/series-chart.tsx";
import { TimeBrush } from "../parts/time-brush.tsx";

interface Counted {
  /** Those with the most events of the measure first. */
  readonly series: readonly DyadSeries[];
  /** Parties by name, as far as the case knows them. */
  readonly names: Readonly<Record<string, string>>;
  readonly total: number;
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
const SHOWN = 60; // series

/** What happens between two parties through time, what was to be expected, and what is out of the ordinary. */
export function TimelinePage() {
  const measure = measureAsked();
  const answer = useAnswer<Counted>(
    `/api/series?${asked({ measure, limit: String(SHOWN) }, "from", "to")}`,
  );
  const detected = useAnswer<Detected>(`/api/detection?${asked({}, "to")}`);
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
        {(counts) => <SeriesList {...counts} measure={measure} alarms={alarms} />}
      </Loaded>
    </Page>
  );
}

function measureAsked(): SeriesMeasure {
  const named = address.value.query.get("measure");
  return MEASURES.find((one) => one === named) ?? "material-conflict";
}

/** What is asked, with those of the days that the address names. */
function asked(given: Readonly<Record<string, string>>, ...days: readonly string[]): string {
  const query = new URLSearchParams(given);
  for (const day of days) {
    const value = address.value.query.get(day);
    if (value) query.set(day, value);
  }
  return query.toString();
}

interface ListParts extends Counted {
  readonly measure: SeriesMeasure;
  readonly alarms: readonly SeriesAlarm[];
}

function SeriesList({ series, names, total, measure, alarms }: ListParts) {
  if (series.length === 0) {
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
        {series.map((one) => (
          <li key={`${one.dataset} ${one.actor} ${one.recipient}`}>
            <Series
              series={one}
              names={names}
              measure={measure}
              total={totalOf(one, measure)}
              alarms={alarms.filter((alarm) => isOf(alarm, one, measure))}
            />
          </li>
        ))}
      </ol>
      {total > series.length && (
        <p class="quiet">
          {counted(total - series.length, "series", "series")} more, with fewer events.
        </p>
      )}
    </>
  );
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
  if (id === "") return <span class="quiet">nobody named</span>;
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

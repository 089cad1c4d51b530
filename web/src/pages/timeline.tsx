import type { DyadSeries, SeriesAlarm, SeriesMeasure } from "../../../src/model/event-series.ts";
import { address, hrefWith, navigate } from "../base/address.ts";
import { useAnswer } from "../base/answer.ts";
import { counted, dayOf, spaced } from "../base/words.ts";
import { Loaded } from "../parts/answer.tsx";
import { Page, Words } from "../parts/page.tsx";
import { TimeBrush } from "../parts/time-brush.tsx";

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
  const answer = useAnswer<{ series: readonly DyadSeries[] }>("/api/series");
  const detected = useAnswer<Detected>("/api/detection");
  const alarms = detected.state === "ready" ? detected.data.alarms : [];
  return (
    <Page
      title="Timeline"
      lede={
        <p>
          Events a week between an actor and a recipient. A shaded band is what was to be expected;
          a dashed bar may still grow, as reports come late.
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
        {({ series }) => <SeriesList series={series} measure={measure} alarms={alarms} />}
      </Loaded>
    </Page>
  );
}

function measureAsked(): SeriesMeasure {
  const asked = address.value.query.get("measure");
  return MEASURES.find((one) => one === asked) ?? "material-conflict";
}

interface ListParts {
  readonly series: readonly DyadSeries[];
  readonly measure: SeriesMeasure;
  readonly alarms: readonly SeriesAlarm[];
}

function SeriesList({ series, measure, alarms }: ListParts) {
  const { query } = address.value;
  const [from, to] = [query.get("from") ?? "", query.get("to") ?? "9999"];
  const within = series
    .map((one) => ({ ...one, bins: one.bins.filter((bin) => bin.to > from && bin.from < to) }))
    .map((one) => ({ one, total: totalOf(one, measure) }))
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total);
  if (within.length === 0) {
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
        {within.slice(0, SHOWN).map(({ one, total }) => (
          <li key={`${one.dataset} ${one.actor} ${one.recipient}`}>
            <Series
              series={one}
              measure={measure}
              total={total}
              alarms={alarms.filter((alarm) => isOf(alarm, one, measure))}
            />
          </li>
        ))}
      </ol>
      {within.length > SHOWN && (
        <p class="quiet">{within.length - SHOWN} more with fewer events.</p>
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

interface SeriesParts {
  readonly series: DyadSeries;
  readonly measure: SeriesMeasure;
  readonly total: number;
  readonly alarms: readonly SeriesAlarm[];
}

function Series({ series, measure, total, alarms }: SeriesParts) {
  const { actor, recipient, dataset, bins } = series;
  return (
    <>
      <h2>
        <Party id={actor} /> → <Party id={recipient} />{" "}
        <small>
          {dataset}, {counted(Math.round(total), "event")}
        </small>
      </h2>
      <Chart bins={bins} measure={measure} alarms={alarms} />
      {alarms.map((alarm) => (
        <AlarmLine key={alarm.id} alarm={alarm} />
      ))}
    </>
  );
}

/** Actors have pages; a code of an imported data set has none. */
function Party({ id }: { id: string }) {
  if (!id.includes(":") && !id.startsWith("ent-")) return <Words>{id}</Words>;
  return (
    <a href={`/actors/${encodeURIComponent(id)}`}>
      <Words>{spaced(id.slice(id.indexOf(":") + 1))}</Words>
    </a>
  );
}

function AlarmLine({ alarm }: { alarm: SeriesAlarm }) {
  const { observed, interval, from, to, detector, propositions } = alarm;
  return (
    <p class="claim-how">
      <b class="denied">Out of the ordinary</b>
      <span>
        {dayOf(from)}: {observed} seen, {interval[0]} to {interval[1]} expected ({detector})
      </span>
      {propositions.slice(0, 3).map((id, i) => (
        <a key={id} href={`/propositions/${encodeURIComponent(id)}`}>
          evidence {i + 1}
        </a>
      ))}
      <a href={`/claims?${new URLSearchParams({ from, to }).toString()}`}>claims of that week</a>
    </p>
  );
}

const HEIGHT = 60;

function Chart({
  bins,
  measure,
  alarms,
}: Pick<SeriesParts, "measure" | "alarms"> & Pick<DyadSeries, "bins">) {
  const valueOf = (bin: DyadSeries["bins"][number]) => bin.counts[measure] ?? 0;
  const upper = alarms.map(({ interval }) => interval[1]);
  const most = Math.max(1, ...bins.map(valueOf), ...upper);
  const y = (value: number) => HEIGHT - (value / most) * HEIGHT;
  const alarmIn = (from: string) => alarms.find((alarm) => alarm.from === from);
  const words = bins
    .filter((bin) => valueOf(bin) > 0)
    .map((bin) => `${dayOf(bin.from)}: ${valueOf(bin)}`)
    .join("; ");
  return (
    <svg
      viewBox={`0 0 ${bins.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${spaced(measure)} by week: ${words}`}
    >
      {alarms.map(({ id, interval: [low, high] }) => (
        <rect
          key={id}
          class="band"
          x={0}
          width={bins.length}
          y={y(high)}
          height={y(low) - y(high)}
        />
      ))}
      {bins.map((bin, i) => (
        <rect
          key={bin.from}
          class={alarmIn(bin.from) ? "alarm" : bin.provisional ? "provisional" : "bar"}
          x={i + 0.1}
          width={0.8}
          y={y(valueOf(bin))}
          height={HEIGHT - y(valueOf(bin))}
        >
          <title>{`${dayOf(bin.from)}: ${valueOf(bin)}`}</title>
        </rect>
      ))}
    </svg>
  );
}

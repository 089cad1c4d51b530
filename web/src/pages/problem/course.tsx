import type { ProblemView } from "../../../../src/model/view.ts";
import { useSignal } from "@preact/signals";
import { useAnswer } from "../../base/answer.ts";
import { CONCERN, dayOf, WARNING } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Section, Words } from "../../parts/page.tsx";
import type { Changed, Day } from "./changed.ts";
import { Waterfall, percent } from "./waterfall.tsx";

/** The course of a problem over its days, and what changed since one of them. */
export function Course({ view }: { view: ProblemView }) {
  const since = useSignal("");
  const query = since.value === "" ? "" : `?since=${since.value}`;
  const answer = useAnswer<Changed>(
    `/api/problems/${encodeURIComponent(view.problem.id)}/changes${query}`,
  );
  return (
    <Loaded answer={answer}>
      {(changed) => (
        <>
          <Section
            title="Course"
            note="A box a day on which it was assessed, the darker the graver; the level is the one in force."
          >
            <HeatStrips days={changed.days} view={view} />
            <Likelihoods days={changed.days} view={view} />
          </Section>
          <Section
            title="What changed"
            note="Each row is what one indicator adds to the logarithm of a scenario's likelihood; they sum to the change."
          >
            <Since
              days={changed.days}
              chosen={since.value}
              onChoose={(day) => (since.value = day)}
            />
            <Waterfall changed={changed} view={view} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

interface DaysParts {
  readonly days: readonly Day[];
  readonly view: ProblemView;
}

const SHOWN_DAYS = 60;

function HeatStrips({ days, view }: DaysParts) {
  const shown = days.slice(-SHOWN_DAYS);
  return (
    <div class="course" role="group" aria-label="Course by day">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {dayOf(shown[0]?.day ?? null)} to {dayOf(shown.at(-1)?.day ?? null)}
            </th>
            <th scope="col">
              <span class="unseen">days</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Strip
            name="Level in force"
            boxes={shown.map(({ day, inForce }) => ({
              day,
              kind: `warning-${inForce}`,
              words: `${inForce} ${WARNING[inForce]}`,
            }))}
          />
          {view.problem.indicators.map(({ id, statement }) => (
            <Strip
              key={id}
              name={statement}
              boxes={shown.map(({ day, indicators }) => {
                const level = indicators[id] ?? "no-reporting";
                return { day, kind: `concern-${level}`, words: CONCERN[level] };
              })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface StripParts {
  readonly name: string;
  readonly boxes: readonly {
    readonly day: string;
    readonly kind: string;
    readonly words: string;
  }[];
}

/** One row: a box a day, with its words to hover over, and the last of them for a screen reader. */
function Strip({ name, boxes }: StripParts) {
  return (
    <tr>
      <th scope="row">
        <Words>{name}</Words>
      </th>
      <td>
        <span class="boxes" aria-hidden="true">
          {boxes.map(({ day, kind, words }) => (
            <i key={day} class={`box ${kind}`} title={`${dayOf(day)}: ${words}`} />
          ))}
        </span>
        <span class="unseen">{boxes.at(-1)?.words}</span>
      </td>
    </tr>
  );
}

const [WIDTH, HEIGHT] = [600, 120];

/** Likelihood of each scenario over the days: lines told apart by their dashes and their names at the end. */
function Likelihoods({ days, view }: DaysParts) {
  if (days.length < 2) return null;
  const x = (i: number) => (i / (days.length - 1)) * WIDTH;
  const y = (p: number) => HEIGHT - p * HEIGHT;
  return (
    <figure class="likelihoods">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="Likelihood over time">
        {[0, 0.5, 1].map((p) => (
          <line key={p} class="hair" x1={0} x2={WIDTH} y1={y(p)} y2={y(p)} />
        ))}
        {view.problem.scenarios.map(({ id }, k) => (
          <polyline
            key={id}
            class={`line-${k % 4}`}
            points={days.map((day, i) => `${x(i)},${y(day.scenarios[id] ?? 0)}`).join(" ")}
          />
        ))}
      </svg>
      <figcaption>
        {view.problem.scenarios.map(({ id, narrative }, k) => (
          <span key={id}>
            <svg viewBox="0 0 24 6" class="key" aria-hidden="true">
              <line class={`line-${k % 4}`} x1={0} x2={24} y1={3} y2={3} />
            </svg>
            <Words>{narrative}</Words> {percent(days.at(-1)?.scenarios[id] ?? 0)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Since(parts: {
  readonly days: readonly Day[];
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}) {
  const week = weekBefore(parts.days);
  return (
    <label class="since">
      Since{" "}
      <select value={parts.chosen} onChange={(event) => parts.onChoose(event.currentTarget.value)}>
        <option value="">the assessment before</option>
        {week !== null && <option value={week}>a week before</option>}
        {parts.days
          .slice(0, -1)
          .toReversed()
          .map(({ day }) => (
            <option key={day} value={day}>
              {dayOf(day)}
            </option>
          ))}
      </select>
    </label>
  );
}

const WEEK_MS = 7 * 86_400_000;

/** The day a week before the last; null where nothing was assessed by then. */
function weekBefore(days: readonly Day[]): string | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const week = new Date(Date.parse(last.day) - WEEK_MS).toISOString().slice(0, last.day.length);
  return first.day <= week ? week : null;
}

import type { Forecast, Question, Settlement } from "../../../../src/model/forecast.ts";
import { Ask } from "./ask.tsx";
import { Forecasting } from "./forecasting.tsx";
import { Settle } from "./settle.tsx";
import { useAnswer } from "../../base/answer.ts";
import { counted, dayOf } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";

/** What `GET /api/forecasts` answers. */
interface Forecasts {
  readonly questions: readonly {
    readonly question: Question;
    readonly status: "open" | "closed" | "settled";
    readonly forecasts: readonly Forecast[];
    readonly settlement: Settlement | null;
  }[];
  readonly records: readonly TrackRecord[];
}

type Asked = Forecasts["questions"][number];

interface Band {
  readonly label: string;
  readonly forecasts: number;
  readonly happened: number;
  readonly meanChance: number;
  readonly interval: readonly [number, number];
}

interface TrackRecord {
  readonly by: string;
  readonly machine: boolean;
  readonly open: number;
  readonly settled: number;
  readonly annulled: number;
  readonly scores: {
    readonly binary: {
      readonly brier: number;
      readonly log: number;
      readonly skill: number | null;
    } | null;
  } | null;
  readonly bands: readonly Band[];
  readonly terms: readonly Band[];
}

/** What was asked, what was said, how it ended, and who was how often right. */
export function ForecastsPage() {
  const answer = useAnswer<Forecasts>("/api/forecasts");
  return (
    <Page
      title="Forecasts"
      lede={<p>Nobody can change what was said. Scores are shown from ten settled questions on.</p>}
    >
      <Loaded answer={answer}>
        {({ questions, records }) => (
          <>
            <Section title="Track record">
              {records.length === 0 && <p class="quiet">Nobody has forecast anything yet.</p>}
              {records.map((record) => (
                <Record key={record.by} record={record} />
              ))}
            </Section>
            <Section title="Questions">
              {questions.length === 0 && (
                <p class="quiet">None yet. Ask one below, or sign a judgement with a horizon.</p>
              )}
              <ol class="questions">
                {questions.toSorted(byStatus).map((one) => (
                  <li key={one.question.id}>
                    <AskedQuestion one={one} />
                  </li>
                ))}
              </ol>
            </Section>
            <Section
              title="Ask a question"
              note="It stands as it is asked: write it so that two people who disagree would settle it alike."
            >
              <Ask />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const STATUSES = ["open", "closed", "settled"] as const;

/** What still waits for somebody first. */
function byStatus(a: Asked, b: Asked): number {
  return STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status);
}

function Record({ record }: { record: TrackRecord }) {
  const { by, machine, open, settled, annulled, scores, bands, terms } = record;
  return (
    <article>
      <h3>
        <Words>{by}</Words> {machine && <small>machine</small>}
      </h3>
      <p class="claim-how">
        <span>{open} open</span>
        <span>{settled} settled</span>
        <span>{annulled} annulled</span>
        {scores?.binary && <span>Brier {scores.binary.brier.toFixed(3)}</span>}
        {scores?.binary?.skill != null && <span>skill {scores.binary.skill.toFixed(2)}</span>}
        {scores === null && <span>too few to score: ten settled questions are needed</span>}
      </p>
      {bands.length > 0 && <Calibration bands={bands} />}
      {terms.length > 0 && (
        <ul class="reasons">
          {terms.map(({ label, forecasts, happened, interval }) => (
            <li key={label}>
              said “{label}” {counted(forecasts, "time")}, came true {happened} (95 %:{" "}
              {percent(interval[0])} to {percent(interval[1])})
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

const SIZE = 200;
const TICKS = [0, 0.5, 1];

/** Said against happened: on the diagonal what is said likely so often comes true; whiskers are Wilson's 95 %. */
function Calibration({ bands }: { bands: readonly Band[] }) {
  const x = (p: number) => p * SIZE;
  const y = (p: number) => SIZE - p * SIZE;
  return (
    <figure class="calibration">
      <svg
        viewBox={`-30 -8 ${SIZE + 42} ${SIZE + 24}`}
        role="img"
        aria-label={bands
          .map(({ label, forecasts, happened }) => `${label}: ${happened} of ${forecasts}`)
          .join("; ")}
      >
        <rect class="hair" x={0} y={0} width={SIZE} height={SIZE} />
        <line class="hair" x1={0} y1={SIZE} x2={SIZE} y2={0} />
        {TICKS.map((p) => (
          <g key={p}>
            <text x={x(p)} y={SIZE + 13} text-anchor="middle">
              {percent(p)}
            </text>
            <text x={-5} y={y(p) + 3} text-anchor="end">
              {percent(p)}
            </text>
          </g>
        ))}
        {bands.map(({ label, meanChance, forecasts, happened, interval: [low, high] }) => (
          <g key={label}>
            <line class="line-0" x1={x(meanChance)} x2={x(meanChance)} y1={y(low)} y2={y(high)} />
            <circle cx={x(meanChance)} cy={y(happened / forecasts)} r={4}>
              <title>{`said ${label}: ${happened} of ${forecasts} came true`}</title>
            </circle>
          </g>
        ))}
      </svg>
      <figcaption>
        Across: the chance that was given. Upwards: the share that came true, with its 95 %
        interval. On the diagonal both agree.
      </figcaption>
    </figure>
  );
}

function AskedQuestion({ one: { question, status, forecasts, settlement } }: { one: Asked }) {
  return (
    <details>
      <summary>
        <b>{status}</b> <Words>{question.text}</Words>{" "}
        <small>closes {dayOf(question.closes)}</small>
      </summary>
      <p class="note">
        Settled by: <Words>{question.resolutionCriteria}</Words> Looked up in:{" "}
        <Words>{question.source}</Words>
        {question.problemId && (
          <>
            {" "}
            <a href={`/problems/${encodeURIComponent(question.problemId)}`}>the problem</a>
          </>
        )}
      </p>
      <ul class="reasons">
        {forecasts.map(({ by, at, values, rationale }) => (
          <li key={by + at}>
            {dayOf(at)} <Words>{by}</Words>:{" "}
            {question.answers.length > 0
              ? question.answers.map((name, i) => `${name} ${percent(values[i] ?? 0)}`).join(", ")
              : `${values.length} draws`}{" "}
            <small>
              <Words>{rationale}</Words>
            </small>
          </li>
        ))}
      </ul>
      {settlement ? <Ended settlement={settlement} /> : <Settle question={question} />}
      {status === "open" && <Forecasting question={question} />}
    </details>
  );
}

function Ended({ settlement: { outcome, by, at, on, evidence } }: { settlement: Settlement }) {
  return (
    <p>
      Ended{on && ` on ${on}`}: <Words>{outcomeIn(outcome)}</Words>{" "}
      <small>
        settled by <Words>{by}</Words>, {dayOf(at)}, on: <Words>{evidence.join("; ")}</Words>
      </small>
    </p>
  );
}

function outcomeIn(outcome: Settlement["outcome"]): string {
  if (outcome.kind === "answer") return outcome.answer;
  return outcome.kind === "number" ? String(outcome.value) : `${outcome.kind}: ${outcome.why}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

import type { Alert } from "../../../src/model/problem.ts";
import type { ProblemRow } from "../../../src/model/view.ts";
import { counted, dayOf } from "../base/words.ts";
import { ConcernStrip, WarningStrip } from "./levels.tsx";
import { Words } from "./page.tsx";

const SHOWN_ALERTS = 3;

/** Warning problems: where each stands by suggestion, and what moved last. */
export function ProblemList(parts: { rows: readonly ProblemRow[]; alerts: readonly Alert[] }) {
  if (parts.rows.length === 0) {
    return (
      <p class="quiet">
        No problem is watched. A warning problem is a YAML file: a question, scenarios, and what
        would show each of them.
      </p>
    );
  }
  return (
    <ol class="problem-list">
      {parts.rows.map((row) => (
        <li key={row.id}>
          <Problem
            row={row}
            alerts={parts.alerts.filter(({ problemId }) => problemId === row.id)}
          />
        </li>
      ))}
    </ol>
  );
}

function Problem({ row, alerts }: { row: ProblemRow; alerts: readonly Alert[] }) {
  return (
    <article class="problem-line">
      <p class="problem-level">
        <WarningStrip level={row.level} />
        <span class="quiet">confidence: {row.confidence}</span>
      </p>
      <h3>
        <a href={`/problems/${encodeURIComponent(row.id)}`}>
          <Words>{row.title}</Words>
        </a>
      </h3>
      <p class="question">
        <Words>{row.question}</Words>
      </p>
      <Moved alerts={alerts} />
      <Indicators row={row} />
    </article>
  );
}

function Moved({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  const latest = alerts.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, SHOWN_ALERTS);
  return (
    <ul class="moved" aria-label="What moved">
      {latest.map((alert) => (
        <li key={alert.id}>
          <time dateTime={alert.at}>{dayOf(alert.at)}</time> <Words>{alert.text}</Words>
        </li>
      ))}
    </ul>
  );
}

function Indicators({ row }: { row: ProblemRow }) {
  return (
    <details class="indicators-brief">
      <summary>
        <span class="strips">
          {row.indicators.map(({ id, level }) => (
            <ConcernStrip key={id} level={level} words={false} />
          ))}
        </span>
        {counted(row.indicators.length, "indicator")}
      </summary>
      <ul>
        {row.indicators.map(({ id, statement, level }) => (
          <li key={id}>
            <ConcernStrip level={level} />
            <Words>{statement}</Words>
          </li>
        ))}
      </ul>
    </details>
  );
}

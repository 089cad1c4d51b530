import type { Alert } from "../../../src/model/alert.ts";
import type { ProblemRow } from "../../../src/model/view.ts";
import { namesOf } from "../base/spelt-out.ts";
import { counted } from "../base/words.ts";
import { CONCERN_STEPS, ConcernStrip, WarningStrip } from "./levels.tsx";
import { Moved } from "./moved.tsx";
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
      <Moved alerts={latest(alerts)} names={namesOf(row.indicators)} />
      <Indicators row={row} />
    </article>
  );
}

/** The last to move, and of those of one time the highest: what changed a level is said on its own page. */
function latest(alerts: readonly Alert[]): Alert[] {
  return alerts
    .filter(({ kind }) => kind === "indicator")
    .toSorted((a, b) => (a.at === b.at ? heightOf(b) - heightOf(a) : a.at < b.at ? 1 : -1))
    .slice(0, SHOWN_ALERTS);
}

function heightOf({ to }: Alert): number {
  return (CONCERN_STEPS as readonly string[]).indexOf(to);
}

function Indicators({ row }: { row: ProblemRow }) {
  const indicators = row.indicators.toSorted(
    (a, b) => CONCERN_STEPS.indexOf(b.level) - CONCERN_STEPS.indexOf(a.level),
  );
  return (
    <details class="indicators-brief">
      <summary>
        <span class="strips">
          {indicators.map(({ id, level }) => (
            <ConcernStrip key={id} level={level} words={false} />
          ))}
        </span>
        {counted(row.indicators.length, "indicator")}
      </summary>
      <ul>
        {indicators.map(({ id, statement, level }) => (
          <li key={id}>
            <ConcernStrip level={level} />
            <Words>{statement}</Words>
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { ProblemView } from "../../../../src/model/view.ts";
import { CONCERN, dayOf } from "../../base/words.ts";
import { Words } from "../../parts/page.tsx";
import type { Changed } from "./changed.ts";

/** The change of each scenario as the sum of its rows. */
export function Waterfall({ changed, view }: { changed: Changed; view: ProblemView }) {
  const { scenarios, rows, residual, since, now } = changed;
  const from = since ? dayOf(since) : "the priors";
  if (rows.length === 0)
    return (
      <p class="quiet">
        Nothing moved between {from} and {dayOf(now)}.
      </p>
    );
  const most = Math.max(...rows.flatMap(({ contributions }) => contributions.map(Math.abs)));
  const statements = new Map(view.problem.indicators.map(({ id, statement }) => [id, statement]));
  return (
    <div class="scrolling">
      <table class="waterfall stacking">
        <thead>
          <tr>
            <th scope="col">
              {from} to {dayOf(now)}
            </th>
            {scenarios.map((one) => (
              <th key={one.scenarioId} scope="col">
                {shortly(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Share
              key={row.item}
              row={row}
              name={statements.get(row.item) ?? row.item}
              most={most}
              names={scenarios.map(shortly)}
            />
          ))}
          <Sums scenarios={scenarios} residual={residual} />
        </tbody>
      </table>
    </div>
  );
}

function Sums({ scenarios, residual }: Pick<Changed, "scenarios" | "residual">) {
  return (
    <tr class="sum">
      <th scope="row">Sum{Math.abs(residual) > 1e-9 && ` (${residual} left over)`}</th>
      {scenarios.map((one) => (
        <td key={one.scenarioId} data-name={shortly(one)}>
          <span class="contribution">
            <span />
            {signed(one.change)}
          </span>
        </td>
      ))}
    </tr>
  );
}

interface ShareParts {
  readonly row: Changed["rows"][number];
  readonly name: string;
  readonly most: number;
  readonly names: readonly string[];
}

/** "calm 60% → 45%" */
function shortly({ scenarioId, from, to }: Changed["scenarios"][number]): string {
  return `${scenarioId} ${percent(from)} → ${percent(to)}`;
}

function Share({ row, name, most, names }: ShareParts) {
  const { from, to, because, contributions } = row;
  return (
    <tr>
      <th scope="row" title={because}>
        <Words>{name}</Words>
        {to && (
          <small>
            {" "}
            {from ? `${CONCERN[from]} → ` : ""}
            {CONCERN[to]}
          </small>
        )}
      </th>
      {contributions.map((value, k) => (
        <td key={k} data-name={names[k]}>
          <Bar value={value} most={most} />
        </td>
      ))}
    </tr>
  );
}

function Bar({ value, most }: { value: number; most: number }) {
  const width = most === 0 ? 0 : (Math.abs(value) / most) * 50;
  return (
    <span class="contribution">
      <span class="track" aria-hidden="true">
        <i
          class={value < 0 ? "against" : undefined}
          style={{ width: `${width}%`, left: `${value < 0 ? 50 - width : 50}%` }}
        />
      </span>
      {signed(value)}
    </span>
  );
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

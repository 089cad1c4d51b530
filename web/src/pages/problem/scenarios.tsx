import type { ScenarioState } from "../../../../src/model/problem.ts";
import type { ProblemView } from "../../../../src/model/view.ts";
import { SCENARIO_KIND } from "../../base/words.ts";
import { Words } from "../../parts/page.tsx";

/** Scenarios by likelihood; opened, the sum that made each. */
export function Scenarios({ view }: { view: ProblemView }) {
  const states = view.assessment.scenarios.toSorted((a, b) => b.probability - a.probability);
  return (
    <ol class="scenarios">
      {states.map((state) => (
        <li key={state.scenarioId}>
          <ScenarioLine state={state} view={view} />
        </li>
      ))}
    </ol>
  );
}

function ScenarioLine({ state, view }: { state: ScenarioState; view: ProblemView }) {
  const scenario = view.problem.scenarios.find(({ id }) => id === state.scenarioId);
  return (
    <details>
      <summary>
        <span class="figure">{percent(state.probability)}</span>
        <span class="bar" aria-hidden="true">
          <i style={{ width: percent(state.probability) }} />
          <i class="prior" style={{ left: percent(state.prior) }} />
        </span>
        <span class="narrative">
          <Words>{scenario?.narrative ?? state.scenarioId}</Words>{" "}
          {scenario && <small>{SCENARIO_KIND[scenario.kind]}</small>}
        </span>
      </summary>
      <SumTable state={state} view={view} />
    </details>
  );
}

function SumTable({ state, view }: { state: ScenarioState; view: ProblemView }) {
  const statementOf = (id: string) =>
    view.problem.indicators.find((indicator) => indicator.id === id)?.statement ?? id;
  return (
    <table>
      <caption class="note">
        From a prior of {percent(state.prior)} to {percent(state.probability)}, in natural
        logarithms of likelihood; the scenarios are then scaled to add up to 100 %.
      </caption>
      <thead>
        <tr>
          <th scope="col">Indicator</th>
          <th scope="col" class="number">
            Adds
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {state.rows.map((row) => (
          <tr key={row.indicatorId}>
            <td>
              <Words>{statementOf(row.indicatorId)}</Words>
            </td>
            <td class="number">
              {row.lnLikelihood < 0 ? "−" : "+"}
              {Math.abs(row.lnLikelihood).toFixed(2)}
            </td>
            <td>
              <Words>{row.note}</Words>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

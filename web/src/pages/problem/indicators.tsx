import type { Indication, IndicatorState } from "../../../../src/model/problem.ts";
import type { ProblemView } from "../../../../src/model/view.ts";
import { counted, dayOf, LIKELIHOOD } from "../../base/words.ts";
import { ClaimList } from "../../parts/claim-line.tsx";
import { ConcernStrip } from "../../parts/levels.tsx";
import { Origins } from "../../parts/origins.tsx";
import { Words } from "../../parts/page.tsx";

/** Indicators as rows; opened, the claims that were taken as indications, each linked to its text. */
export function Indicators({ view }: { view: ProblemView }) {
  return (
    <ol class="indicators">
      {view.problem.indicators.map((indicator) => {
        const state = view.assessment.indicators.find(
          ({ indicatorId }) => indicatorId === indicator.id,
        );
        return (
          <li key={indicator.id}>
            <p class="indicator-level">
              <ConcernStrip level={state?.level ?? "no-reporting"} />
              <span class="quiet">{indicator.category}</span>
            </p>
            <div>
              <h3>
                <Words>{indicator.statement}</Words>
              </h3>
              {state && <Why state={state} />}
              {state && <Seen state={state} view={view} />}
              <Expected likelihood={indicator.likelihood} view={view} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Why({ state }: { state: IndicatorState }) {
  return (
    <p class="claim-how">
      {state.reasons.map((reason) => (
        <Words key={reason}>{reason}</Words>
      ))}
      {state.capped && <b>capped</b>}
      {!state.diagnostic && <b>fits every scenario alike: tells them not apart</b>}
    </p>
  );
}

function Seen({ state, view }: { state: IndicatorState; view: ProblemView }) {
  if (state.indications.length === 0) return null;
  return (
    <details>
      <summary>{counted(state.indications.length, "indication")}</summary>
      {state.indications.map((indication) => (
        <Seeing key={indication.propositionId} indication={indication} view={view} />
      ))}
    </details>
  );
}

function Seeing({ indication, view }: { indication: Indication; view: ProblemView }) {
  const proposition = view.propositions[indication.propositionId];
  const claims = indication.claimIds.flatMap((id) => view.claims[id] ?? []);
  return (
    <section class="indication">
      <p class="claim-how">
        <a href={`/propositions/${encodeURIComponent(indication.propositionId)}`}>
          <Words>{proposition?.text ?? "the proposition"}</Words>
        </a>
        {proposition && <Origins of={proposition} />}
        <span>{dayOf(indication.date)}</span>
        <span>
          found by: <Words>{indication.because}</Words>
        </span>
      </p>
      <ClaimList rows={claims} empty="Its claims are gone from the case." />
    </section>
  );
}

function Expected(parts: {
  likelihood: ProblemView["problem"]["indicators"][number]["likelihood"];
  view: ProblemView;
}) {
  const scenarios = parts.view.problem.scenarios.flatMap(({ id, narrative }) => {
    const rating = parts.likelihood[id];
    return rating ? [{ id, narrative, rating }] : [];
  });
  return (
    <details>
      <summary>expected under each scenario</summary>
      <ul class="reasons">
        {scenarios.map(({ id, narrative, rating }) => (
          <li key={id}>
            <b>{LIKELIHOOD[rating]}</b> if: <Words>{narrative}</Words>
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { Indication, IndicatorState } from "../../../../src/model/problem.ts";
import type { ProblemView } from "../../../../src/model/view.ts";
import { counted, dayOf, LIKELIHOOD } from "../../base/words.ts";
import { ClaimList } from "../../parts/claim-line.tsx";
import { Decide } from "../../parts/decide.tsx";
import { CONCERN_STEPS, ConcernStrip } from "../../parts/levels.tsx";
import { Denied, Origins } from "../../parts/origins.tsx";
import { hrefOfRecord } from "../../parts/record-link.ts";
import { Words } from "../../parts/page.tsx";

const SHOWN_INDICATIONS = 3;

/** Indicators as rows, the highest first, each with what was seen; opened, the claims, linked to their texts. */
export function Indicators({ view }: { view: ProblemView }) {
  const states = new Map(view.assessment.indicators.map((state) => [state.indicatorId, state]));
  const height = ({ id }: { id: string }) =>
    CONCERN_STEPS.indexOf(states.get(id)?.level ?? "no-reporting");
  return (
    <ol class="indicators">
      {view.problem.indicators
        .toSorted((a, b) => height(b) - height(a))
        .map((indicator) => {
          const state = states.get(indicator.id);
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
      {!state.diagnostic && <span>fits every scenario alike, so it tells none of them apart</span>}
    </p>
  );
}

function Seen({ state, view }: { state: IndicatorState; view: ProblemView }) {
  if (state.indications.length === 0) return null;
  const origins = ({ propositionId }: Indication) => view.propositions[propositionId]?.nMax ?? 0;
  const indications = state.indications.toSorted((a, b) => origins(b) - origins(a));
  return (
    <ul class="seen">
      {indications.slice(0, SHOWN_INDICATIONS).map((indication) => (
        <li key={indication.propositionId}>
          <Seeing indication={indication} view={view} />
        </li>
      ))}
      {state.indications.length > SHOWN_INDICATIONS && (
        <li>
          <details>
            <summary>{state.indications.length - SHOWN_INDICATIONS} more</summary>
            {indications.slice(SHOWN_INDICATIONS).map((indication) => (
              <Seeing key={indication.propositionId} indication={indication} view={view} />
            ))}
          </details>
        </li>
      )}
    </ul>
  );
}

function Seeing({ indication, view }: { indication: Indication; view: ProblemView }) {
  const { record } = indication;
  const proposition = view.propositions[indication.propositionId];
  const claims = indication.claimIds.flatMap((id) => view.claims[id] ?? []);
  return (
    <>
      <What indication={indication} proposition={proposition?.text} />
      <details>
        <summary>
          <span class="claim-how">
            {proposition && <Origins of={proposition} />}
            {proposition && <Denied origins={proposition.denials} />}
            <span>{dayOf(indication.date)}</span>
            <span>
              <Words>
                {record ? `record of ${record.source}` : counted(claims.length, "claim")}
              </Words>
            </span>
            {indication.judged && (
              <span>
                <b>{indication.judged.verdict}</b> by <Words>{indication.judged.by}</Words>
              </span>
            )}
          </span>
        </summary>
        <div class="indication">
          <p class="note">
            Taken as an indication because of <Words>{indication.because}</Words>.
          </p>
          {indication.judged && (
            <p class="note">
              <Words>{indication.judged.why}</Words> ({dayOf(indication.judged.at)})
            </p>
          )}
          {!record && <ClaimList rows={claims} empty="Its claims are gone from the case." />}
          <Decide label="Accept or reject" choices={verdictsOn(indication, view.problem.id)} />
        </div>
      </details>
    </>
  );
}

/** What was seen: a proposition, or what a list or register says, with the way to it. */
function What(parts: { indication: Indication; proposition: string | undefined }) {
  const { propositionId, record } = parts.indication;
  const path = record ? hrefOfRecord(record) : `/propositions/${encodeURIComponent(propositionId)}`;
  return (
    <a class="claim-words" href={path}>
      <Words>{record?.text ?? parts.proposition ?? "the proposition"}</Words>
    </a>
  );
}

function verdictsOn({ indicatorId, propositionId, judged }: Indication, problemId: string) {
  const about = { about: "indication", problemId, indicatorId, propositionId } as const;
  const withdrawal = {
    words: "to be looked at again",
    decisions: [{ ...about, verdict: "none" }],
  } as const;
  return [
    { words: "an indication", decisions: [{ ...about, verdict: "accepted" }] },
    { words: "none: it shows something else", decisions: [{ ...about, verdict: "rejected" }] },
    ...(judged ? [withdrawal] : []),
  ] as const;
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
      <summary>how likely under each scenario</summary>
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

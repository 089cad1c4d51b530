import type { Stance } from "../../../../src/model/proposition.ts";
import type { ClaimRow, PropositionView } from "../../../../src/model/view.ts";
import { counted, STANCE } from "../../base/words.ts";
import { ClaimList } from "../../parts/claim-line.tsx";

const ORDER: readonly Stance[] = ["supports", "denies", "hedged"];

/** Those who say so, deny it and hedge it, side by side. */
export function Stances({ view }: { view: PropositionView }) {
  const stanceOf = new Map(
    view.proposition.members.map(({ claimId, stance }) => [claimId, stance]),
  );
  const byStance = (stance: Stance): ClaimRow[] =>
    view.claims.filter((row) => (stanceOf.get(row.id) ?? row.stance) === stance);
  const columns = ORDER.map((stance) => ({ stance, rows: byStance(stance) })).filter(
    ({ rows }) => rows.length > 0,
  );
  return (
    <div class="stances">
      {columns.map(({ stance, rows }) => (
        <section key={stance} class={`stance-${stance}`}>
          <h3>
            {STANCE[stance]} <small>{counted(rows.length, "claim")}</small>
          </h3>
          <ClaimList rows={rows} empty="" weighed={false} />
        </section>
      ))}
    </div>
  );
}

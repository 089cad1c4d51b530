import type { Stance } from "../../../../src/model/proposition.ts";
import type { ClaimRow, PropositionView } from "../../../../src/model/view.ts";
import { counted, STANCE } from "../../base/words.ts";
import { ClaimHow, ClaimSpeaker, ClaimWords, hrefOfClaim } from "../../parts/claim-line.tsx";

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
          <Wordings rows={rows} />
        </section>
      ))}
    </div>
  );
}

/** The same words stand once, with everyone who uses them below; who was first comes first. */
function Wordings({ rows }: { rows: readonly ClaimRow[] }) {
  const alike = Map.groupBy(rows.toSorted(earlierFirst), ({ text }) => text);
  return (
    <ol class="claim-list">
      {[...alike].map(([text, same]) => (
        <li key={text}>
          <Wording rows={same} />
        </li>
      ))}
    </ol>
  );
}

function Wording({ rows }: { rows: readonly ClaimRow[] }) {
  const [first] = rows;
  if (!first) return null;
  return (
    <>
      <ClaimWords row={first} />
      <ul class="speakers">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={hrefOfClaim(row)}>
              <ClaimSpeaker row={row} />
            </a>
            <span class="claim-how">
              <ClaimHow row={row} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Undated last: nothing says that it was early. */
function earlierFirst(a: ClaimRow, b: ClaimRow): number {
  return (a.published ?? "9999") < (b.published ?? "9999") ? -1 : 1;
}

import type { ClaimRow } from "../../../../src/model/view.ts";
import { dayOf, isHedged, MODALITY, MODALITY_MEANING, STANCE } from "../../base/words.ts";
import { ClaimSpeaker, ClaimWords } from "../../parts/claim-line.tsx";
import { Invented } from "../../parts/invented.tsx";
import { Denied, Grade, Origins } from "../../parts/origins.tsx";
import { Words } from "../../parts/page.tsx";

/** One row a claim: on whose word, what, how firmly, how good, from how many origins, and what others say. */
export function ClaimTable({ rows, empty }: { rows: readonly ClaimRow[]; empty: string }) {
  if (rows.length === 0) return <p class="quiet">{empty}</p>;
  return (
    <table class="stacking claim-table">
      <thead>
        <tr>
          <th scope="col">Speaker ← through</th>
          <th scope="col">Says</th>
          <th scope="col">Put as</th>
          <th scope="col">Grade</th>
          <th scope="col">Origins</th>
          <th scope="col">Others</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: ClaimRow }) {
  return (
    <tr>
      <td class="claim-by" data-name="Speaker">
        <span>
          <ClaimSpeaker row={row} />
        </span>
      </td>
      <td class="claim-said">
        <ClaimWords row={row} />
        <p class="claim-how">
          <span>{dayOf(row.published)}</span>
          <Invented collection={row.collection} />
        </p>
      </td>
      <td data-name="Put as">
        <Put row={row} />
      </td>
      <td data-name="Grade">
        <Grade grade={row.grade} />
      </td>
      <td data-name="Origins">
        <Weighed row={row} />
      </td>
      <td data-name="Others">
        <Others row={row} />
      </td>
    </tr>
  );
}

function Put({ row: { modality, hedges } }: { row: ClaimRow }) {
  const words = hedges.map((hedge) => `“${hedge}”`).join(", ");
  return (
    <span class={isHedged(modality) ? "hedge" : "quiet"} title={MODALITY_MEANING[modality]}>
      {MODALITY[modality]}
      {words && (
        <>
          {" "}
          <Words>{words}</Words>
        </>
      )}
    </span>
  );
}

function Weighed({ row }: { row: ClaimRow }) {
  const origins = <Origins of={row} />;
  if (row.propositionId === null) return origins;
  return <a href={`/propositions/${encodeURIComponent(row.propositionId)}`}>{origins}</a>;
}

/** What those say who speak to the same; "no one else" is an answer, not a gap. */
function Others({ row }: { row: ClaimRow }) {
  if (row.stance === "denies") {
    return row.nMax === 0 ? (
      <span class="quiet">nobody says it is so</span>
    ) : (
      <span class="denied">{STANCE.supports} by others</span>
    );
  }
  if (row.denials > 0) return <Denied origins={row.denials} />;
  return <span class="quiet">{row.articles > 1 ? "none denies" : "no one else"}</span>;
}

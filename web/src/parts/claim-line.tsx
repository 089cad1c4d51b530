import type { ClaimRow } from "../../../src/model/view.ts";
import { dayOf, isHedged, MODALITY } from "../base/words.ts";
import { Denied, Grade, Origins } from "./origins.tsx";
import { Words } from "./page.tsx";

/** Where a claim stands in its text. */
export function hrefOfClaim(row: { documentId: string; id: string }): string {
  return `/documents/${encodeURIComponent(row.documentId)}?claim=${encodeURIComponent(row.id)}`;
}

/** One claim as a row: speaker ← chain, its words, how it is put, and what stands behind it. */
export function ClaimLine({ row }: { row: ClaimRow }) {
  return (
    <article class="claim-line">
      <p class="claim-by">
        <Speaker row={row} />
      </p>
      <a class="claim-words" href={hrefOfClaim(row)}>
        <Words>{row.text}</Words>
      </a>
      <p class="claim-how">
        <How row={row} />
      </p>
      <p class="claim-weight">
        <Weight row={row} />
      </p>
    </article>
  );
}

export function ClaimList({ rows, empty }: { rows: readonly ClaimRow[]; empty: string }) {
  if (rows.length === 0) return <p class="quiet">{empty}</p>;
  return (
    <ol class="claim-list">
      {rows.map((row) => (
        <li key={row.id}>
          <ClaimLine row={row} />
        </li>
      ))}
    </ol>
  );
}

/** Innermost first: who said it, then through whom it came to us. */
function Speaker({ row }: { row: ClaimRow }) {
  const through = row.chain.slice(0, -1).reverse();
  return (
    <>
      <b>
        <Words>{row.speaker || "no one named"}</Words>
      </b>
      {through.map(({ surface }, i) => (
        <span class="through" key={i}>
          {" ← "}
          <Words>{surface || "an unknown publisher"}</Words>
        </span>
      ))}
    </>
  );
}

function How({ row }: { row: ClaimRow }) {
  const hedges = row.hedges.map((hedge) => `“${hedge}”`).join(", ");
  return (
    <>
      <span>{dayOf(row.published)}</span>
      {isHedged(row.modality) && (
        <span class="hedge">
          {MODALITY[row.modality]}
          {hedges && <Words>{`: ${hedges}`}</Words>}
        </span>
      )}
      {row.polarity === "negative" && <span class="denied">a denial</span>}
    </>
  );
}

function Weight({ row }: { row: ClaimRow }) {
  const origins = <Origins of={row} />;
  return (
    <>
      {row.propositionId === null ? (
        origins
      ) : (
        <a href={`/propositions/${encodeURIComponent(row.propositionId)}`}>{origins}</a>
      )}
      <Denied origins={row.denials} />
      <Grade grade={row.grade} />
    </>
  );
}

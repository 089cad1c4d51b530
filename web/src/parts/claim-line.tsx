import type { ClaimRow } from "../../../src/model/view.ts";
import { dayOf, isHedged, MODALITY } from "../base/words.ts";
import { Denied, Grade, Origins } from "./origins.tsx";
import { Words } from "./page.tsx";

/** Where a claim stands in its text. */
export function hrefOfClaim(row: { documentId: string; id: string }): string {
  return `/documents/${encodeURIComponent(row.documentId)}?claim=${encodeURIComponent(row.id)}`;
}

/** Who says it: by name where the words of the text were "he" or "the report". */
export function speakerOf({ chain, speaker }: ClaimRow): string {
  return chain.at(-1)?.name ?? (speaker || "no one named");
}

/** One claim as a row: speaker ← chain, its words, how it is put, and what stands behind it. */
export function ClaimLine({ row, weighed = true }: { row: ClaimRow; weighed?: boolean }) {
  return (
    <article class="claim-line">
      <p class="claim-by">
        <Speaker row={row} />
      </p>
      <a class="claim-words" href={hrefOfClaim(row)}>
        {isDenial(row) && <span class="denied">Denied: </span>}
        <Words>{row.text}</Words>
      </a>
      <p class="claim-how">
        <How row={row} />
      </p>
      {weighed && (
        <p class="claim-weight">
          <Weight row={row} />
        </p>
      )}
    </article>
  );
}

interface ListParts {
  readonly rows: readonly ClaimRow[];
  readonly empty: string;
  /** False where all rows have the same origins behind them, told once elsewhere. */
  readonly weighed?: boolean;
}

export function ClaimList({ rows, empty, weighed = true }: ListParts) {
  if (rows.length === 0) return <p class="quiet">{empty}</p>;
  return (
    <ol class="claim-list">
      {rows.map((row) => (
        <li key={row.id}>
          <ClaimLine row={row} weighed={weighed} />
        </li>
      ))}
    </ol>
  );
}

/** True where the words are what is denied; a negation in the claim's own words reads for itself. */
function isDenial({ polarity, chain }: ClaimRow): boolean {
  return polarity === "negative" && chain.at(-1)?.cue?.class === "deny";
}

/** Innermost first: who said it, then through whom it came to us. */
function Speaker({ row }: { row: ClaimRow }) {
  const through = row.chain.slice(0, -1).reverse();
  return (
    <>
      <b>
        <Words>{speakerOf(row)}</Words>
      </b>
      {through.map(({ surface, name = surface }, i) => (
        <span class="through" key={i}>
          {" ← "}
          <Words>{name || "an unknown publisher"}</Words>
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
      {row.polarity === "negative" && !isDenial(row) && <span>said not to be so</span>}
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

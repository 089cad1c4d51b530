import type { ClaimRow } from "../../../src/model/view.ts";
import { dayOf, isHedged, MODALITY, MODALITY_MEANING, toldWords } from "../base/words.ts";
import { Invented } from "./invented.tsx";
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
function ClaimLine({ row }: { row: ClaimRow }) {
  return (
    <article class="claim-line">
      <p class="claim-by">
        <ClaimSpeaker row={row} />
      </p>
      <ClaimWords row={row} />
      <p class="claim-how">
        <ClaimHow row={row} />
        <Invented collection={row.collection} />
      </p>
      <p class="claim-weight">
        <Weight row={row} />
      </p>
    </article>
  );
}

/** The words of a claim, the way to where they stand. */
export function ClaimWords({ row }: { row: ClaimRow }) {
  return (
    <a class="claim-words" href={hrefOfClaim(row)}>
      {isDenial(row) && <span class="denied">Denied: </span>}
      <Words>{toldWords(row.text)}</Words>
    </a>
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

/** True where the words are what is denied; a negation in the claim's own words reads for itself. */
function isDenial({ polarity, chain }: ClaimRow): boolean {
  return polarity === "negative" && chain.at(-1)?.cue?.class === "deny";
}

/** Innermost first: who said it, then through whom it came to us. */
export function ClaimSpeaker({ row }: { row: ClaimRow }) {
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

export function ClaimHow({ row }: { row: ClaimRow }) {
  const hedges = row.hedges.map((hedge) => `“${hedge}”`).join(", ");
  return (
    <>
      <span>{dayOf(row.published)}</span>
      {isHedged(row.modality) && (
        <span class="hedge" title={MODALITY_MEANING[row.modality]}>
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

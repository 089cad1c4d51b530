import type { DocumentView } from "../../../../src/model/view.ts";
import {
  FACTUALITY,
  FORM,
  gradeInWords,
  isHedged,
  MODALITY,
  MODALITY_MEANING,
} from "../../base/words.ts";
import { ChainPath } from "../../parts/chain-path.tsx";
import { Denied, Grade, Origins } from "../../parts/origins.tsx";
import { Words } from "../../parts/page.tsx";
import { CorrectClaim } from "./correct.tsx";
import type { NumberedClaim } from "./numbered.ts";

interface CardParts {
  readonly claim: NumberedClaim;
  readonly view: DocumentView;
  readonly close: () => void;
}

/** All that is known of one claim: its way to us, how firmly it is put, and what stands behind it. */
export function ClaimCard({ claim, view, close }: CardParts) {
  const { row, number } = claim;
  return (
    <section class="claim-card" aria-label={`Claim ${number}`}>
      <header>
        <h2 class="label">Claim {number}</h2>
        <button type="button" class="plain" onClick={close} aria-label="Close">
          ×
        </button>
      </header>
      <blockquote dir="auto">
        <Words>{row.text}</Words>
      </blockquote>
      <ChainPath chain={row.chain} text={view.document.text} />
      <Put claim={claim} />
      <p class="claim-weight">
        <Origins of={row} />
        <Denied origins={row.denials} />
        <Grade grade={row.grade} />
        <span class="unseen">{gradeInWords(row.grade)}</span>
      </p>
      {row.propositionId !== null && (
        <p>
          <a href={`/propositions/${encodeURIComponent(row.propositionId)}`}>
            All who speak to this
          </a>
        </p>
      )}
      <About row={row} />
      <CorrectClaim claim={claim} view={view} />
    </section>
  );
}

function Put({ claim: { row } }: { claim: NumberedClaim }) {
  const hedges = row.hedges.map((hedge) => `“${hedge}”`).join(", ");
  return (
    <dl class="facts">
      <dt>Words</dt>
      <dd>{FORM[row.form]}</dd>
      <dt>Put as</dt>
      <dd
        class={isHedged(row.modality) ? "hedge" : undefined}
        title={MODALITY_MEANING[row.modality]}
      >
        {MODALITY[row.modality]}
        {hedges && <Words>{` (${hedges})`}</Words>}
        {row.polarity === "negative" && <span class="denied"> a denial</span>}
      </dd>
      <dt>The source</dt>
      <dd>{FACTUALITY[row.factuality.source]}</dd>
      <dt>The writer</dt>
      <dd>{FACTUALITY[row.factuality.writer]}</dd>
    </dl>
  );
}

/** Whom and where it is about, as far as that was resolved. */
function About({ row }: { row: NumberedClaim["row"] }) {
  if (row.actors.length + row.places.length === 0) return null;
  return (
    <p class="claim-how">
      {row.actors.map(({ id, name }) => (
        <a key={id} href={`/actors/${encodeURIComponent(id)}`}>
          <Words>{name}</Words>
        </a>
      ))}
      {row.places.map(({ id, name }) => (
        <a key={id} href={`/map?place=${encodeURIComponent(id)}`}>
          <Words>{name}</Words>
        </a>
      ))}
    </p>
  );
}

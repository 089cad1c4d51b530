import type { ComponentChildren } from "preact";
import type { DocumentView } from "../../../../src/model/view.ts";
import { counted, toldWords } from "../../base/words.ts";
import { speakerOf } from "../../parts/claim-line.tsx";
import { Words } from "../../parts/page.tsx";
import { ClaimCard } from "./claim-card.tsx";
import type { Choosing, NumberedClaim } from "./numbered.ts";

/** The claim in hand, and the list of them all. */
export function Margin({
  view,
  claims,
  chosen,
  choose,
  children,
}: Choosing & { view: DocumentView; children: ComponentChildren }) {
  if (claims.length === 0) {
    return (
      <aside class="margin">
        {children}
        <p class="quiet">{whyNone(view)}</p>
      </aside>
    );
  }
  return (
    <aside class="margin" aria-label="Claims">
      {children}
      {chosen ? (
        <ClaimCard claim={chosen} view={view} close={() => choose(null)} />
      ) : (
        <p class="quiet hint">
          Select a claim to see on whose word it rests: click underlined words or a number, or press{" "}
          <kbd>j</kbd>. Select words to add a claim.
        </p>
      )}
      <h2 class="label">{counted(claims.length, "claim")}</h2>
      <ol class="claim-index">
        {claims.map((claim) => (
          <li key={claim.row.id}>
            <IndexLine claim={claim} chosen={chosen} choose={choose} />
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Who says it, and through whom; what the outlet says itself stands back. */
function IndexLine({ claim, chosen, choose }: Omit<Choosing, "claims"> & { claim: NumberedClaim }) {
  const { number, row } = claim;
  const through = row.chain.slice(1, -1).reverse();
  return (
    <button
      type="button"
      class={row.chain.length === 1 ? "own" : undefined}
      aria-pressed={row.id === chosen?.row.id}
      onClick={() => choose(row.id)}
    >
      <span class="number">{number}</span>
      <span class="index-by">
        <Words>{speakerOf(row)}</Words>
        {through.map(({ surface, name = surface }, i) => (
          <span class="through" key={i}>
            {" ← "}
            <Words>{name}</Words>
          </span>
        ))}
      </span>
      <span class="index-words">
        <Words>{toldWords(row.text)}</Words>
      </span>
    </button>
  );
}

function whyNone({ state }: DocumentView): string {
  switch (state) {
    case "read":
      return "No claims were found in this text.";
    case "pending":
      return "This document waits to be read.";
    case "not-read":
      return "This document was kept but not read for claims; its issues say why.";
    case "failed":
      return "Reading this document failed; its issues say why.";
  }
}

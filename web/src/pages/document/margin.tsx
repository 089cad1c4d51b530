import type { DocumentView } from "../../../../src/model/view.ts";
import { counted } from "../../base/words.ts";
import { speakerOf } from "../../parts/claim-line.tsx";
import { Words } from "../../parts/page.tsx";
import { ClaimCard } from "./claim-card.tsx";
import type { Choosing } from "./numbered.ts";

/** The claim in hand, and the list of them all. */
export function Margin({ view, claims, chosen, choose }: Choosing & { view: DocumentView }) {
  if (claims.length === 0) {
    return (
      <aside class="margin">
        <p class="quiet">{whyNone(view)}</p>
      </aside>
    );
  }
  return (
    <aside class="margin" aria-label="Claims">
      {chosen ? (
        <ClaimCard claim={chosen} view={view} close={() => choose(null)} />
      ) : (
        <p class="quiet hint">
          Select a claim: click underlined words or a number, or press <kbd>j</kbd>.
        </p>
      )}
      <h2 class="label">{counted(claims.length, "claim")}</h2>
      <ol class="claim-index">
        {claims.map(({ number, row }) => (
          <li key={row.id}>
            <button
              type="button"
              aria-pressed={row.id === chosen?.row.id}
              onClick={() => choose(row.id)}
            >
              <span class="number">{number}</span>
              <span class="index-by">
                <Words>{speakerOf(row)}</Words>
              </span>
              <span class="index-words">
                <Words>{row.text}</Words>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
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

import type { PropositionRow } from "../../../src/model/view.ts";
import { counted, FLAG } from "../base/words.ts";
import { Denied, Origins } from "./origins.tsx";
import { Words } from "./page.tsx";

export function PropositionList(parts: { rows: readonly PropositionRow[]; empty: string }) {
  if (parts.rows.length === 0) return <p class="quiet">{parts.empty}</p>;
  return (
    <ol class="proposition-list">
      {parts.rows.map((row) => (
        <li key={row.id}>
          <a class="claim-words" href={`/propositions/${encodeURIComponent(row.id)}`}>
            <Words>{row.text}</Words>
          </a>
          <p class="claim-weight">
            <Origins of={row} />
            <Denied origins={row.denials} />
            {row.contradictions > 0 && (
              <span class="denied">{counted(row.contradictions, "conflicting account")}</span>
            )}
            {row.flags.map((flag) => (
              <span key={flag}>{FLAG[flag] ?? flag}</span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}

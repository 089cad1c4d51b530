import type { NetworkView } from "../../../../src/model/view.ts";
import { navigate } from "../../base/address.ts";
import { select, selection } from "../../base/selection.ts";
import { counted, RELATION } from "../../base/words.ts";
import { useDrawing } from "../../parts/drawing.ts";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { Words } from "../../parts/page.tsx";

const EVIDENCE = 5; // of a tie, in its line; the page of either actor has all

/** The drawing, loaded when it is needed; the relations in words below it, for everyone. */
export function NetworkPanel({ view }: { view: NetworkView }) {
  const { box, failed } = useDrawing(
    view,
    async (element) => {
      const { drawNetwork } = await import("./network-drawing.ts");
      return drawNetwork(element, view, {
        pick: (entity) => select({ entity }),
        open: (id) => navigate(`/actors/${encodeURIComponent(id)}`),
      });
    },
    () => selection.value.entity,
  );
  return (
    <section aria-label="Relations">
      {!failed.value && view.edges.length > 0 && (
        <div
          class="canvas"
          ref={box}
          role="img"
          aria-label={`${counted(view.nodes.length, "actor")} and the ties between them, also listed below`}
        />
      )}
      <Relations view={view} />
    </section>
  );
}

function Relations({ view }: { view: NetworkView }) {
  if (view.edges.length === 0) return <p class="quiet">No ties between actors are claimed yet.</p>;
  return (
    <details class="relations" open={view.edges.length <= 12}>
      <summary>{counted(view.edges.length, "tie")} claimed</summary>
      <ul>
        {view.edges.map(({ relation, from, to, contested }) => (
          <li key={relation.id}>
            <a href={`/actors/${encodeURIComponent(from.id)}`}>
              <Words>{from.name}</Words>
            </a>{" "}
            <span class="quiet">{RELATION[relation.type]}</span>{" "}
            <a href={`/actors/${encodeURIComponent(to.id)}`}>
              <Words>{to.name}</Words>
            </a>{" "}
            {contested && <span class="denied">contested</span>}{" "}
            {relation.evidence.slice(0, EVIDENCE).map(({ claimId, documentId }, i) => (
              <a key={claimId} href={hrefOfClaim({ id: claimId, documentId })}>
                {i === 0 ? `evidence ${i + 1}` : i + 1}{" "}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

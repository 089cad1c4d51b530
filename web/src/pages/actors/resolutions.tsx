import type { Resolution } from "../../../../src/model/entity.ts";
import type { ActorView } from "../../../../src/model/view.ts";
import { Section, Words } from "../../parts/page.tsx";

const BASIS: Readonly<Record<Resolution["basis"], string>> = {
  name: "by name",
  metonym: "by its capital",
  document: "by an earlier mention in the text",
  new: "first met here",
  none: "not resolved",
};

/** Why words in a text were taken to mean this actor, and what else they might have meant. */
export function Resolutions({ view }: { view: ActorView }) {
  if (view.resolutions.length === 0) return null;
  return (
    <Section title="Why it was recognised">
      <ul class="resolutions">
        {view.resolutions.map(({ resolution, surface, document }) => (
          <li key={resolution.mentionId + document.id}>
            <details>
              <summary>
                “<Words>{surface}</Words>” <small>{BASIS[resolution.basis]}</small>
              </summary>
              <p class="quiet">
                <a href={`/documents/${encodeURIComponent(document.id)}`}>
                  <Words>{document.name}</Words>
                </a>
              </p>
              <Candidates of={resolution} />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Candidates({ of }: { of: Resolution }) {
  return (
    <ul class="candidates">
      {of.candidates.map(({ refId, label, score, parts }) => (
        <li key={refId}>
          <p>
            {refId === of.entityId ? (
              <b>
                <Words>{label}</Words>
              </b>
            ) : (
              <Words>{label}</Words>
            )}{" "}
            <span class="count">{score.toFixed(2)}</span>
          </p>
          <p class="quiet">
            {parts.map(({ reason, value }) => `${reason} ${signed(value)}`).join("; ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}

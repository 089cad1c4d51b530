import type { Resolution } from "../../../../src/model/entity.ts";
import type { ActorView } from "../../../../src/model/view.ts";
import { Decide } from "../../parts/decide.tsx";
import { Section, Words } from "../../parts/page.tsx";

const BASIS: Readonly<Record<Resolution["basis"], string>> = {
  name: "by name",
  metonym: "by its capital",
  document: "by an earlier mention in the text",
  new: "first met here",
  judgement: "a person said so",
  none: "not resolved",
};

type Recognised = ActorView["resolutions"][number];

/** Why words in a text were taken to mean this actor, and what else they might have meant. */
export function Resolutions({ view }: { view: ActorView }) {
  if (view.resolutions.length === 0) return null;
  const alike = Map.groupBy(
    view.resolutions,
    ({ surface, resolution }) => `${surface} ${resolution.basis}`,
  );
  return (
    <Section title="Why it was recognised">
      <ul class="resolutions">
        {[...alike].map(([key, same]) => (
          <li key={key}>
            <Alike same={same} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The same words recognised in the same way: told once, with every text they stand in. */
function Alike({ same }: { same: readonly Recognised[] }) {
  const [first] = same;
  if (!first) return null;
  const documents = new Map(same.map(({ document }) => [document.id, document.name]));
  return (
    <details>
      <summary>
        “<Words>{first.surface}</Words>”{" "}
        <small>
          {BASIS[first.resolution.basis]}
          {same.length > 1 && `, ${same.length}×`}
        </small>
      </summary>
      <Candidates of={first.resolution} />
      <Decide label="It means something else" choices={alternatives(first)} />
      <ul class="candidates">
        {[...documents].map(([id, name]) => (
          <li key={id}>
            <a href={`/documents/${encodeURIComponent(id)}`}>
              <Words>{name}</Words>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** For one mention: the other candidates, nobody, and to take back what was said. */
function alternatives({ resolution, document }: Recognised) {
  const { mentionId, candidates, entityId } = resolution;
  const choice = (words: string, id: string) => ({
    words,
    decision: { about: "resolution", documentId: document.id, mentionId, entityId: id } as const,
  });
  return [
    ...candidates
      .filter(({ refId }) => refId !== entityId)
      .map(({ refId, label }) => choice(label, refId)),
    choice("nobody that is to be named", "nobody"),
    choice("what Tocsin makes of it (take back)", "none"),
  ];
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

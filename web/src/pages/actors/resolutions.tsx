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
      <ul class="candidates">
        {[...Map.groupBy(same, ({ document }) => document.id).values()].map((inOne) => (
          <InDocument key={inOne[0]?.document.id} mentions={inOne} />
        ))}
      </ul>
    </details>
  );
}

/** The words in one text have one meaning: what a person says of them holds for each time they stand there. */
function InDocument({ mentions }: { mentions: readonly Recognised[] }) {
  const [first] = mentions;
  if (!first) return null;
  const { id, name } = first.document;
  return (
    <li>
      <a href={`/documents/${encodeURIComponent(id)}`}>
        <Words>{name}</Words>
      </a>{" "}
      {mentions.length > 1 && <span class="count">{mentions.length}×</span>}
      <Decide label="It means something else here" choices={alternatives(mentions)} />
    </li>
  );
}

/** The other candidates, nobody, and to take back what was said. */
function alternatives(mentions: readonly Recognised[]) {
  const { candidates = [], entityId } = mentions[0]?.resolution ?? {};
  const choice = (words: string, id: string) => ({
    words,
    decisions: mentions.map(({ resolution, document }) => ({
      about: "resolution" as const,
      documentId: document.id,
      mentionId: resolution.mentionId,
      entityId: id,
    })),
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

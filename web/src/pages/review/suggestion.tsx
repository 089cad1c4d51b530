import type { ComponentChildren } from "preact";
import type { Suggestion } from "../../../../src/model/suggestion.ts";
import { counted } from "../../base/words.ts";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { Words } from "../../parts/page.tsx";

type Of<Kind extends Suggestion["kind"]> = Extract<Suggestion, { kind: Kind }>;

/** What is proposed, and everything it rests on. */
export function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  switch (suggestion.kind) {
    case "identity":
      return <Merger of={suggestion} />;
    case "indication":
      return <IndicationText of={suggestion} />;
    case "screening":
      return <ListedText of={suggestion} />;
  }
}

function Head({
  kind,
  gain,
  children,
}: {
  kind: string;
  gain: string;
  children: ComponentChildren;
}) {
  return (
    <>
      <p class="label">
        {kind} <small>{gain}</small>
      </p>
      <h2 class="suggested">{children}</h2>
    </>
  );
}

function Actor({ id, name }: { id: string; name: string }) {
  return (
    <a href={`/actors/${encodeURIComponent(id)}`}>
      <Words>{name}</Words>
    </a>
  );
}

function Merger({ of: { pair, gain } }: { of: Of<"identity"> }) {
  return (
    <>
      <Head kind="Merger" gain={`puts ${counted(Math.round(gain), "mention")} right, as expected`}>
        Are <Actor {...pair.a} /> and <Actor {...pair.b} /> one?
      </Head>
      <p class="note">
        {counted(pair.a.mentions, "mention")} and {counted(pair.b.mentions, "mention")}; names agree
        by {pair.score.toFixed(2)}
      </p>
      <Reasons parts={pair.parts} />
    </>
  );
}

function IndicationText({ of }: { of: Of<"indication"> }) {
  const { claimId, documentId } = of;
  return (
    <>
      <Head kind="Indication" gain={`tells ${of.gain.toFixed(2)} bits about the scenarios`}>
        Does <Proposition of={of} /> show “<Words>{of.statement.replace(/\.$/, "")}</Words>”?
      </Head>
      <p class="note">
        <a href={`/problems/${encodeURIComponent(of.problemId)}`}>
          <Words>{of.problem}</Words>
        </a>
        ; found by <Words>{of.because}</Words>
        {claimId !== null && documentId !== null && (
          <>
            ; <a href={hrefOfClaim({ id: claimId, documentId })}>read it in its text</a>
          </>
        )}
      </p>
    </>
  );
}

function Proposition({ of }: { of: Of<"indication"> }) {
  const path =
    of.partyId === null
      ? `/propositions/${encodeURIComponent(of.propositionId)}`
      : `/follow/${encodeURIComponent(of.partyId)}`;
  return (
    <a href={path}>
      “<Words>{of.proposition.replace(/\.$/, "")}</Words>”
    </a>
  );
}

function ListedText({ of: { actorId, actor, candidate } }: { of: Of<"screening"> }) {
  return (
    <>
      <Head kind="Party of a list" gain={`name alike by ${candidate.score.toFixed(2)}`}>
        Is <Actor id={actorId} name={actor} /> the listed{" "}
        <a href={`/follow/${encodeURIComponent(candidate.partyId)}`}>
          <Words>{candidate.name}</Words>
        </a>
        ?
      </Head>
      <p class="note">
        <Words>{candidate.dataset}</Words>:{" "}
        {[...candidate.topics, ...candidate.programmes].join(", ")}
      </p>
      <Reasons parts={candidate.parts} />
      {candidate.contradictions.map((words) => (
        <p class="denied" key={words}>
          against it: <Words>{words}</Words>
        </p>
      ))}
    </>
  );
}

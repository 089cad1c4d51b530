import type { ComponentChildren } from "preact";
import type { Suggestion } from "../../../../src/model/suggestion.ts";
import { counted, CREDIBILITY } from "../../base/words.ts";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { hrefOfRecord } from "../../parts/record-link.ts";
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
    case "grouping":
      return <GroupingText of={suggestion} />;
    case "grade":
      return <GradeText of={suggestion} />;
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

function GroupingText({ of }: { of: Of<"grouping"> }) {
  const { claimId, documentId, members, similarity, reasons } = of;
  return (
    <>
      <Head kind="Grouping" gain={`${of.gain.toFixed(1)} claims counted otherwise, as expected`}>
        Does <Words>{of.speaker}</Words>, saying{" "}
        <a href={hrefOfClaim({ id: claimId, documentId })}>
          “<Words>{of.claim.replace(/\.$/, "")}</Words>”
        </a>
        , say the same as <Proposition of={of} />?
      </Head>
      <p class="note">
        counted with {counted(members - 1, "other claim")}; alike by {similarity.toFixed(2)}:{" "}
        <Words>{reasons.join(", ")}</Words>
      </p>
    </>
  );
}

function GradeText({ of }: { of: Of<"grade"> }) {
  const { grade } = of;
  const pair = `${grade.reliability}${grade.credibility}`;
  return (
    <>
      <Head kind="Grade" gain={`grades ${counted(of.gain, "article")}`}>
        Is <Proposition of={of} /> {CREDIBILITY[grade.credibility]} ({pair})?
      </Head>
      <p class="note">
        {of.contested && <span class="denied">in dispute; </span>}
        <Words>{of.sentence}</Words>
      </p>
      <ul class="reasons">
        {grade.basis.map((line) => (
          <li key={line}>
            <Words>{line}</Words>
          </li>
        ))}
      </ul>
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

function Proposition({
  of,
}: {
  of: Pick<Of<"indication">, "propositionId" | "proposition"> &
    Partial<Pick<Of<"indication">, "record">>;
}) {
  const path = of.record
    ? hrefOfRecord(of.record)
    : `/propositions/${encodeURIComponent(of.propositionId)}`;
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

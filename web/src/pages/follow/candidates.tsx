import type { ScreeningCandidate } from "../../../../src/model/screening.ts";
import { Decide } from "../../parts/decide.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { Words } from "../../parts/page.tsx";

const CHOICES = [
  ["positive", "the same party (match)"],
  ["negative", "another party (no match)"],
  ["unsure", "not sure"],
  ["none", "undecided (take back)"],
] as const;

/** Parties of lists that somebody may be: which name is alike, every reason, what speaks against it, and who judged. */
export function Candidates(parts: { subject: string; candidates: readonly ScreeningCandidate[] }) {
  if (parts.candidates.length === 0)
    return <p class="quiet">Nobody on the lists of this case has a name like this.</p>;
  const { plausible = [], unlikely = [] } = Object.groupBy(parts.candidates, isPlausible);
  return (
    <>
      <List subject={parts.subject} candidates={plausible} />
      {unlikely.length > 0 && (
        <details>
          <summary class="quiet">{unlikely.length} more, with much against them</summary>
          <List subject={parts.subject} candidates={unlikely} />
        </details>
      )}
    </>
  );
}

const LEAST_PLAUSIBLE = 0.2; // of a score: less is left of a likeness that something took back

function isPlausible({ score, judgement }: ScreeningCandidate): "plausible" | "unlikely" {
  return score >= LEAST_PLAUSIBLE || judgement ? "plausible" : "unlikely";
}

function List(parts: { subject: string; candidates: readonly ScreeningCandidate[] }) {
  return (
    <ul class="on-lists">
      {parts.candidates.map((candidate) => (
        <li key={candidate.partyId}>
          <Candidate candidate={candidate} subject={parts.subject} />
        </li>
      ))}
    </ul>
  );
}

function Candidate({ candidate, subject }: { candidate: ScreeningCandidate; subject: string }) {
  const { score, match, name, matchedName, matchedKind, partyId, judgement } = candidate;
  const listed = [...candidate.topics, ...candidate.programmes].join(", ");
  return (
    <>
      <p>
        <b class={match ? "match" : "quiet"}>
          {score.toFixed(2)} {match ? "match" : "below the threshold"}
        </b>{" "}
        <a href={`/follow/${encodeURIComponent(partyId)}`}>
          <Words>{name}</Words>
        </a>{" "}
        <small>
          {candidate.schema}, <Words>{candidate.dataset}</Words>
          {listed !== "" && <>: {listed}</>}
        </small>
      </p>
      {matchedName !== name && (
        <p class="note">
          by its {matchedKind} name <Words>{matchedName}</Words>
        </p>
      )}
      <details>
        <summary>Why this score</summary>
        <Reasons parts={candidate.parts} />
      </details>
      {candidate.contradictions.map((words) => (
        <p class="denied" key={words}>
          against it: <Words>{words}</Words>
        </p>
      ))}
      {judgement && <Judged judgement={judgement} />}
      <Decide
        label="Judge"
        choices={CHOICES.map(([verdict, words]) => ({
          words,
          decisions: [{ about: "screening" as const, subject, partyId, verdict }],
        }))}
      />
    </>
  );
}

function Judged({ judgement }: { judgement: NonNullable<ScreeningCandidate["judgement"]> }) {
  return (
    <p class="note">
      judged {judgement.verdict} by <Words>{judgement.by}</Words>, {judgement.at.slice(0, 10)}:{" "}
      <Words>{judgement.why}</Words>
      {judgement.changedSince && <b> The list changed this entry since: look again.</b>}
    </p>
  );
}

import type { ComponentChildren } from "preact";
import type { Alert } from "../../../../src/model/alert.ts";
import type { PropositionChange } from "../../../../src/model/today.ts";
import type { ActorRow, ClaimRow, ProblemRow } from "../../../../src/model/view.ts";
import { speltOut } from "../../base/spelt-out.ts";
import { counted, dayOf } from "../../base/words.ts";
import { ClaimHow, ClaimSpeaker, ClaimWords, hrefOfClaim } from "../../parts/claim-line.tsx";
import { Denied, Origins } from "../../parts/origins.tsx";
import { Words } from "../../parts/page.tsx";

/** A sentence that opens to what it rests on: one key, without leaving the page. */
function Change(parts: { sentence: ComponentChildren; children: ComponentChildren }) {
  return (
    <li>
      <details class="change">
        <summary>{parts.sentence}</summary>
        <div class="change-evidence">{parts.children}</div>
      </details>
    </li>
  );
}

interface AlertParts {
  readonly alerts: readonly Alert[];
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly ProblemRow[];
}

const DIRECTION = { rise: "▲ rose", "stand-down": "▼ fell", notice: "● came" } as const;

/** What moved several times is told once, as it stands now. */
export function AlertChanges({ alerts, names, problems }: AlertParts) {
  const titles = new Map(problems.map(({ id, title }) => [id, title]));
  const bySubject = Map.groupBy(
    alerts,
    ({ problemId, kind, subject, ruleId }) => `${problemId}\n${kind}\n${subject}\n${ruleId}`,
  );
  return (
    <ul class="changes">
      {[...bySubject].flatMap(([key, [newest, ...before]]) =>
        newest ? (
          <Change
            key={key}
            sentence={
              <>
                <span class={`direction ${newest.direction}`}>{DIRECTION[newest.direction]}</span>{" "}
                <Words>{speltOut(newest.text, names)}</Words>{" "}
                <small>
                  {dayOf(newest.at)}
                  {before.length > 0 && `, moved ${before.length + 1} times`}
                </small>
              </>
            }
          >
            <AlertEvidence alert={newest} title={titles.get(newest.problemId ?? "")} />
          </Change>
        ) : (
          []
        ),
      )}
    </ul>
  );
}

function AlertEvidence({ alert, title }: { alert: Alert; title: string | undefined }) {
  const { evidence, details, problemId } = alert;
  return (
    <>
      {evidence.length === 0 && details.length === 0 && (
        <p class="quiet">It rests on no single claim: it follows from the indicators together.</p>
      )}
      {evidence.map(({ claimId, documentId, quote, source }) => (
        <blockquote key={claimId}>
          <a class="claim-words" href={hrefOfClaim({ id: claimId, documentId })}>
            <Words>{quote}</Words>
          </a>
          <small>
            <Words>{source || "nobody named"}</Words>
          </small>
        </blockquote>
      ))}
      {details.map((detail) => (
        <p class="note" key={detail}>
          <Words>{detail}</Words>
        </p>
      ))}
      {problemId !== null && title !== undefined && (
        <p class="note">
          <a href={`/problems/${encodeURIComponent(problemId)}`}>
            <Words>{title}</Words>
          </a>
        </p>
      )}
    </>
  );
}

interface PropositionParts {
  readonly changes: readonly PropositionChange[];
  readonly kind: "origin" | "contradiction";
  readonly total: number;
}

export function PropositionChanges({ changes, kind, total }: PropositionParts) {
  return (
    <>
      <ul class="changes">
        {changes.map((change) => (
          <Change
            key={change.proposition.id}
            sentence={
              <>
                {change.watched && <span class="watched">watched</span>}
                <Words>{change.proposition.text}</Words>{" "}
                {kind === "origin" ? <Gained change={change} /> : <Contested change={change} />}
              </>
            }
          >
            <Brought claims={change.claims} />
            <p class="note">
              <Origins of={change.proposition} />{" "}
              <a href={`/propositions/${encodeURIComponent(change.proposition.id)}`}>
                All who speak to this
              </a>
            </p>
          </Change>
        ))}
      </ul>
      <More shown={changes.length} total={total} href="/propositions" noun="change" />
    </>
  );
}

function Gained({ change: { from, proposition } }: { change: PropositionChange }) {
  return (
    <b>
      now {counted(proposition.nMin, "independent origin")}
      {from > 0 && `, before ${from}`}
    </b>
  );
}

function Contested({ change: { proposition } }: { change: PropositionChange }) {
  const { denials, contradictions } = proposition;
  return (
    <>
      <Denied origins={denials} />
      {denials > 0 && contradictions > 0 && ", "}
      {contradictions > 0 && (
        <span class="denied">{counted(contradictions, "conflicting account")}</span>
      )}
    </>
  );
}

function Brought({ claims }: { claims: readonly ClaimRow[] }) {
  if (claims.length === 0)
    return <p class="quiet">The texts were read again since: see the proposition.</p>;
  return (
    <>
      {claims.map((row) => (
        <blockquote key={row.id}>
          <ClaimWords row={row} />
          <p class="claim-how">
            <span>
              <ClaimSpeaker row={row} />
            </span>
            <ClaimHow row={row} />
          </p>
        </blockquote>
      ))}
    </>
  );
}

/** An actor's own page is the evidence: where it is named, and what is said. */
export function ActorChanges({ actors, total }: { actors: readonly ActorRow[]; total: number }) {
  return (
    <>
      <ul class="changes new-actors">
        {actors.map(({ id, name, mentions, documents }) => (
          <li key={id}>
            <a href={`/actors/${encodeURIComponent(id)}`}>
              <Words>{name}</Words>
            </a>{" "}
            <small>
              {counted(mentions, "mention")} in{" "}
              <a href={`/claims?actor=${encodeURIComponent(id)}`}>
                {counted(documents, "document")}
              </a>
            </small>
          </li>
        ))}
      </ul>
      <More shown={actors.length} total={total} href="/actors" noun="actor" />
    </>
  );
}

function More(parts: { shown: number; total: number; href: string; noun: string }) {
  if (parts.total <= parts.shown) return null;
  return (
    <p class="note">
      {parts.shown} of {counted(parts.total, parts.noun)} shown. <a href={parts.href}>See all</a>
    </p>
  );
}

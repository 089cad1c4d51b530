import type { Issue } from "../../../src/model/issue.ts";
import { counted, dayOf } from "../base/words.ts";
import { Words } from "./page.tsx";

/** What was wrong, the worst first; the same trouble with many documents is told once. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  const alike = Map.groupBy(issues, ({ code, message }) => `${code} ${message}`);
  const groups = [...alike.values()].toSorted((a, b) => gravityOf(a) - gravityOf(b));
  return (
    <ul class="issue-list">
      {groups.map((same) => (
        <li key={same[0]?.id}>
          <Alike issues={same} />
        </li>
      ))}
    </ul>
  );
}

const GRAVITY: Readonly<Record<Issue["severity"], number>> = { error: 0, warning: 1, note: 2 };

function gravityOf([first]: readonly Issue[]): number {
  return first ? GRAVITY[first.severity] : 0;
}

function Alike({ issues }: { issues: readonly Issue[] }) {
  const [first] = issues;
  if (!first) return null;
  return (
    <>
      <p>
        <span class={`severity ${first.severity}`}>{first.severity}</span>{" "}
        <Words>{first.message}</Words>
      </p>
      {first.hint && (
        <p class="quiet">
          What you can do: <Words>{first.hint}</Words>
        </p>
      )}
      <p class="claim-how">
        {issues.length === 1 && <Where issue={first} />}
        <span>met by {first.stage}</span>
        <code>{first.code}</code>
        <span>{dayOf(first.at)}</span>
      </p>
      {issues.length > 1 && (
        <details>
          <summary>{counted(issues.length, "place")}</summary>
          <ul class="places">
            {[...Map.groupBy(issues, ({ where }) => where)].map(([where, same]) => (
              <li key={where}>
                <Places issues={same} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** One file may hold many documents: named once, each document by its number. */
function Places({ issues }: { issues: readonly Issue[] }) {
  const [first] = issues;
  if (!first) return null;
  if (issues.length === 1) return <Where issue={first} />;
  return (
    <>
      <Words>{first.where}</Words>:{" "}
      {issues.map(({ id, documentId }, i) => (
        <span key={id}>
          {documentId === null ? (
            i + 1
          ) : (
            <a href={`/documents/${encodeURIComponent(documentId)}`}>{i + 1}</a>
          )}{" "}
        </span>
      ))}
    </>
  );
}

function Where({ issue }: { issue: Issue }) {
  if (issue.documentId === null) return <Words>{issue.where}</Words>;
  return (
    <a href={`/documents/${encodeURIComponent(issue.documentId)}`}>
      <Words>{issue.where}</Words>
    </a>
  );
}

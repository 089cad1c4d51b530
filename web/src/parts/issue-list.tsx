import type { Issue } from "../../../src/model/issue.ts";
import { dayOf } from "../base/words.ts";
import { Words } from "./page.tsx";

export function IssueList({ issues }: { issues: readonly Issue[] }) {
  return (
    <ul class="issue-list">
      {issues.map((issue) => (
        <li key={issue.id}>
          <p>
            <span class={`severity ${issue.severity}`}>{issue.severity}</span>{" "}
            <Words>{issue.message}</Words>
          </p>
          {issue.hint && (
            <p class="quiet">
              What you can do: <Words>{issue.hint}</Words>
            </p>
          )}
          <p class="claim-how">
            <Where issue={issue} />
            <span>{issue.stage}</span>
            <code>{issue.code}</code>
            <span>{dayOf(issue.at)}</span>
          </p>
        </li>
      ))}
    </ul>
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

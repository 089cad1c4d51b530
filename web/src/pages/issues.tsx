import type { Issue } from "../../../src/model/issue.ts";
import { useAnswer } from "../base/answer.ts";
import { Loaded } from "../parts/answer.tsx";
import { FindBox, listQuery, Pager } from "../parts/finding.tsx";
import { IssueList } from "../parts/issue-list.tsx";
import { Page } from "../parts/page.tsx";

interface Answered {
  readonly issues: readonly Issue[];
  readonly total: number;
}

/** Everything that was wrong with what came in: nothing is skipped in silence. */
export function IssuesPage() {
  const answer = useAnswer<Answered>(`/api/issues${listQuery()}`);
  return (
    <Page
      title="Issues"
      lede={<p>What was wrong with the data, where, and what a person can do about it.</p>}
    >
      <div class="tools">
        <FindBox label="Words in an issue" />
      </div>
      <Loaded answer={answer}>
        {({ issues, total }) => (
          <>
            <Pager total={total} noun="issue" rows={issues.length} />
            {issues.length === 0 ? (
              <p class="quiet">Nothing was wrong with what came in.</p>
            ) : (
              <IssueList issues={issues} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

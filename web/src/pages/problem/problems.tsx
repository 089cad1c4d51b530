import type { Alert } from "../../../../src/model/alert.ts";
import type { ProblemRow } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";

export function ProblemsPage() {
  const answer = useAnswer<{ problems: readonly ProblemRow[] }>("/api/problems");
  const alerts = useAnswer<readonly Alert[]>("/api/alerts");
  return (
    <Page
      title="Warning problems"
      lede={<p>Standing questions. Levels are suggestions until an analyst signs them.</p>}
    >
      <p class="claim-how">
        <a href="/problem-new">New problem</a>
        <a href="/forecasts">Forecasts and track record</a>
      </p>
      <Loaded answer={answer}>
        {({ problems }) => (
          <ProblemList rows={problems} alerts={alerts.state === "ready" ? alerts.data : []} />
        )}
      </Loaded>
    </Page>
  );
}

import type { PropositionRow } from "../../../../src/model/view.ts";
import { address, hrefWith } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { Loaded } from "../../parts/answer.tsx";
import { FindBox, listQuery, Pager } from "../../parts/finding.tsx";
import { Page } from "../../parts/page.tsx";
import { PropositionList } from "../../parts/proposition-list.tsx";

interface Answered {
  readonly propositions: readonly PropositionRow[];
  readonly total: number;
}

/** The same things said, once each. */
export function PropositionsPage() {
  const contested = address.value.query.get("contested");
  const query = new URLSearchParams(listQuery());
  if (contested) query.set("contested", contested);
  const answer = useAnswer<Answered>(`/api/propositions?${query.toString()}`);
  return (
    <Page title="Propositions" lede={<p>What is said, once, with everyone who speaks to it.</p>}>
      <div class="tools">
        <FindBox label="Words in a proposition" />
        <p class="choices">
          <a href={hrefWith({ contested: null })} aria-current={!contested || undefined}>
            all
          </a>
          <a href={hrefWith({ contested: "true" })} aria-current={contested ? true : undefined}>
            contested
          </a>
        </p>
      </div>
      <Loaded answer={answer}>
        {({ propositions, total }) => (
          <>
            <Pager total={total} noun="proposition" rows={propositions.length} />
            <PropositionList rows={propositions} empty="No proposition is like that." />
          </>
        )}
      </Loaded>
    </Page>
  );
}

import type { ActorView, RelationRow } from "../../../../src/model/view.ts";
import { counted, RELATION } from "../../base/words.ts";
import { hrefOfClaim } from "../../parts/claim-line.tsx";
import { Section, Words } from "../../parts/page.tsx";

/** Its ties, each on the words of the claims that say so. */
export function Relations({ view }: { view: ActorView }) {
  if (view.relations.length === 0) return null;
  return (
    <Section title="Relations" note="Each holds only on the word of the claims below it.">
      <ul class="relation-list">
        {view.relations.map((row) => (
          <li key={row.relation.id}>
            <p>
              <Party of={row.from} here={view.entity.id} />{" "}
              <span class="quiet">{RELATION[row.relation.type]}</span>{" "}
              <Party of={row.to} here={view.entity.id} />{" "}
              {row.contested && <span class="denied">contested</span>}
            </p>
            <Evidence row={row} view={view} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Party({ of, here }: { of: RelationRow["from"]; here: string }) {
  const name = <Words>{of.name}</Words>;
  return of.id === here ? (
    <b>{name}</b>
  ) : (
    <a href={`/actors/${encodeURIComponent(of.id)}`}>{name}</a>
  );
}

const SHOWN_EVIDENCE = 4;

function Evidence({ row, view }: { row: RelationRow; view: ActorView }) {
  const rows = new Map([...view.claimsBy, ...view.claimsAbout].map((claim) => [claim.id, claim]));
  const { evidence } = row.relation;
  return (
    <ul class="evidence">
      {evidence.slice(0, SHOWN_EVIDENCE).map(({ claimId, documentId, polarity }) => {
        const claim = rows.get(claimId);
        return (
          <li key={claimId}>
            <a href={hrefOfClaim({ id: claimId, documentId })}>
              <Words>{claim ? `“${claim.text}”` : "the claim in its text"}</Words>
            </a>{" "}
            {claim && (
              <small>
                <Words>{claim.speaker}</Words>
              </small>
            )}{" "}
            {polarity === "negative" && <span class="denied">denies it</span>}
          </li>
        );
      })}
      {evidence.length > SHOWN_EVIDENCE && (
        <li class="quiet">and {counted(evidence.length - SHOWN_EVIDENCE, "more claim")}</li>
      )}
    </ul>
  );
}

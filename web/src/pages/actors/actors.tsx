import type { ActorRow, NetworkView } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { select, selection } from "../../base/selection.ts";
import { counted, countriesOf, kindOfActor, RELATION } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { FindBox, listQuery, Pager } from "../../parts/finding.tsx";
import { Page, Words } from "../../parts/page.tsx";
import { TimeBrush, windowQuery } from "../../parts/time-brush.tsx";
import { NetworkPanel } from "./network-panel.tsx";

interface Answered {
  readonly actors: readonly ActorRow[];
  readonly total: number;
}

/** Who acts, as a list, and who is tied to whom, as a drawing; picked in one, marked in both. */
export function ActorsPage() {
  const answer = useAnswer<Answered>(`/api/actors${listQuery()}`);
  const network = useAnswer<NetworkView>(`/api/network${windowQuery("type")}`);
  return (
    <Page title="Actors">
      <div class="tools">
        <FindBox label="Name of an actor" />
        <TieSetting />
      </div>
      <TimeBrush />
      <div class="with-canvas">
        <Loaded answer={answer}>
          {({ actors, total }) => (
            <div>
              <Pager total={total} noun="actor" rows={actors.length} />
              <ActorList rows={actors} />
            </div>
          )}
        </Loaded>
        <Loaded answer={network}>{(view) => <NetworkPanel view={view} />}</Loaded>
      </div>
    </Page>
  );
}

/** Which ties are drawn. */
function TieSetting() {
  return (
    <p class="settings">
      <label>
        Ties{" "}
        <select
          value={address.value.query.get("type") ?? ""}
          onChange={({ currentTarget }) => navigate(hrefWith({ type: currentTarget.value }))}
        >
          <option value="">of every kind</option>
          {Object.entries(RELATION).map(([type, words]) => (
            <option key={type} value={type}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function ActorList({ rows }: { rows: readonly ActorRow[] }) {
  if (rows.length === 0) return <p class="quiet">No actor is called that.</p>;
  return (
    <ol class="actor-list">
      {rows.map((row) => (
        <li
          key={row.id}
          class={selection.value.entity === row.id ? "picked" : undefined}
          onMouseEnter={() => select({ entity: row.id })}
          onFocusCapture={() => select({ entity: row.id })}
        >
          <a href={`/actors/${encodeURIComponent(row.id)}`}>
            <Words>{row.name}</Words>
          </a>
          <p class="claim-how">
            <span>{kindOfActor(row)}</span>
            <span>{countriesOf(row.countries)}</span>
            {row.claimsBy > 0 && <span>{counted(row.claimsBy, "claim")} by it</span>}
            {row.claimsAbout > 0 && <span>{row.claimsAbout} about it</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

import type { Origin } from "../../../../src/model/proposition.ts";
import type { PropositionView } from "../../../../src/model/view.ts";
import { dayOf, ORIGIN_KIND, STANCE } from "../../base/words.ts";
import { Words } from "../../parts/page.tsx";
import { hrefOfClaim } from "../../parts/claim-line.tsx";

/** Every origin with its weight, and why it weighs that. */
export function OriginTable({ view }: { view: PropositionView }) {
  const { supports, denies } = view.proposition;
  const sides = denies ? [supports, denies] : [supports];
  return (
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">Origin</th>
          <th scope="col">Stance</th>
          <th scope="col">First seen</th>
          <th scope="col" class="number">
            Articles
          </th>
          <th scope="col" class="number">
            Weight
          </th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {sides.flatMap(({ stance, origins }) =>
          origins.map((origin) => (
            <Line key={origin.key} origin={origin} stance={STANCE[stance]} view={view} />
          )),
        )}
      </tbody>
    </table>
  );
}

function Line(parts: { origin: Origin; stance: string; view: PropositionView }) {
  const { origin, stance, view } = parts;
  const first = view.claims.find(({ id }) => origin.claimIds.includes(id));
  const label = <Words>{origin.label}</Words>;
  return (
    <tr>
      <th scope="row">
        {first ? <a href={hrefOfClaim(first)}>{label}</a> : label}
        <p class="quiet">{ORIGIN_KIND[origin.kind]}</p>
      </th>
      <td data-name="Stance">{stance}</td>
      <td data-name="First seen">{dayOf(origin.firstSeen)}</td>
      <td class="number" data-name="Articles">
        {origin.documentIds.length}
      </td>
      <td class="number" data-name="Weight">
        {origin.weight.toFixed(2)}
      </td>
      <td data-name="Because">
        <Words>{origin.reasons.join("; ")}</Words>
      </td>
    </tr>
  );
}

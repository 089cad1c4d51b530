import type { PlaceRow } from "../../../../src/model/view.ts";
import { hrefWith } from "../../base/address.ts";
import { select, selection } from "../../base/selection.ts";
import { counted, countryOf } from "../../base/words.ts";
import { Words } from "../../parts/page.tsx";

const MOST_LISTED = 200; // what one scrolls through; the rest is found by name

export function PlaceList({ rows }: { rows: readonly PlaceRow[] }) {
  const sorted = rows.toSorted((a, b) => b.claims - a.claims);
  return (
    <ol class="place-list">
      {sorted.slice(0, MOST_LISTED).map((row) => (
        <li
          key={row.place.id}
          class={selection.value.place === row.place.id ? "picked" : undefined}
        >
          <PlaceLine row={row} />
        </li>
      ))}
      {sorted.length > MOST_LISTED && (
        <li class="quiet">
          {counted(sorted.length - MOST_LISTED, "place")} more on the map; find one by its name
        </li>
      )}
    </ol>
  );
}

function PlaceLine({ row }: { row: PlaceRow }) {
  const { place, surfaces } = row;
  const otherNames = surfaces.filter((name) => name !== place.name);
  return (
    <>
      <a href={hrefWith({ place: place.id })} onFocus={() => select({ place: place.id })}>
        <Words>{place.name}</Words>
      </a>
      <p class="claim-how">
        <span>{counted(row.claims, "claim")}</span>
        <span title={`from ${place.provenance}`}>{whatItIs(place)}</span>
        {place.kind !== "country" && <span>{precisionOf(place.uncertaintyKm)}</span>}
        {otherNames.length > 0 && <Words>{`also ${otherNames.join(", ")}`}</Words>}
      </p>
    </>
  );
}

/** "city, Syria". */
function whatItIs({ kind, country }: PlaceRow["place"]): string {
  const within = kind === "country" || country === null ? null : countryOf(country);
  return within === null ? kind : `${kind}, ${within}`;
}

const NEAR_KM = 25;

/** No point is ever exact: the finest is the seat of a district. */
function precisionOf(km: number): string {
  return km <= NEAR_KM ? `within ${km} km` : `approximate, within ${km} km`;
}

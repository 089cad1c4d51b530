import { useEffect } from "preact/hooks";
import type { CaseView, ClaimPage, PlaceRow } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { select, selection } from "../../base/selection.ts";
import { Loaded } from "../../parts/answer.tsx";
import { ClaimList } from "../../parts/claim-line.tsx";
import { useDrawing } from "../../parts/drawing.ts";
import { FindBox, listQuery } from "../../parts/finding.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { PlaceList } from "./place-list.tsx";

/** Where it is claimed to happen. Which place is in hand stands in the address. */
export function MapPage() {
  const answer = useAnswer<readonly PlaceRow[]>(`/api/places${listQuery()}`);
  const place = address.value.query.get("place");
  useEffect(() => select({ place }), [place]);
  return (
    <Page
      title="Map"
      lede={
        <p>
          A shaded area is how far a point may be wrong; a disc, how many claims name the place.
        </p>
      }
    >
      <div class="tools">
        <FindBox label="Name of a place" />
      </div>
      <Loaded answer={answer}>{(rows) => <Mapped rows={rows} place={place} />}</Loaded>
    </Page>
  );
}

function Mapped({ rows, place }: { rows: readonly PlaceRow[]; place: string | null }) {
  if (rows.length === 0) return <p class="quiet">No places are named yet.</p>;
  return (
    <div class="with-canvas map-first">
      <div>
        <InventedNote />
        <PlaceList rows={rows} />
      </div>
      <div>
        <MapPanel rows={rows} />
        {place !== null && (
          <ClaimsThere row={rows.find((row) => row.place.id === place)} id={place} />
        )}
      </div>
    </div>
  );
}

function pick(id: string | null): void {
  navigate(hrefWith({ place: id }), { replace: true });
}

function MapPanel({ rows }: { rows: readonly PlaceRow[] }) {
  const { box, failed } = useDrawing(
    rows,
    async (element) => {
      const { drawMap } = await import("./map-drawing.ts");
      return drawMap(element, rows, pick);
    },
    () => selection.value.place,
  );
  if (failed.value) {
    return <p class="quiet">This browser cannot draw the map. The list holds the same places.</p>;
  }
  return <div class="canvas map" ref={box} />;
}

function ClaimsThere({ row, id }: { row: PlaceRow | undefined; id: string }) {
  const query = new URLSearchParams({ place: id }).toString();
  const answer = useAnswer<ClaimPage>(`/api/claims?${query}&limit=20`);
  return (
    <Section title={`Claims that name ${row?.place.name ?? "this place"}`}>
      <Loaded answer={answer}>
        {({ claims, total }) => (
          <>
            <ClaimList rows={claims} empty="No claim names it." />
            {total > claims.length && <a href={`/claims?${query}`}>All {total}</a>}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** A made-up place must never be taken for a real one. */
function InventedNote() {
  const answer = useAnswer<CaseView>("/api/case");
  if (answer.state !== "ready") return null;
  const invented = answer.data.collections.filter(({ collection }) => collection.invented);
  if (invented.length === 0) return null;
  return (
    <p class="note">
      <span class="invented">invented</span> The places of{" "}
      {invented.map(({ collection }) => collection.title).join(", ")} are made up, and set in the
      South Pacific where nothing is.
    </p>
  );
}

import { useEffect } from "preact/hooks";
import type { CaseView, ClaimFacets, ClaimPage, PlaceRow } from "../../../../src/model/view.ts";
import { address, hrefWith, navigate } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { spaced } from "../../base/words.ts";
import { select, selection } from "../../base/selection.ts";
import { Loaded } from "../../parts/answer.tsx";
import { ClaimList } from "../../parts/claim-line.tsx";
import { useDrawing } from "../../parts/drawing.ts";
import { FindBox } from "../../parts/finding.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { TimeBrush, windowQuery } from "../../parts/time-brush.tsx";
import { PlaceList } from "./place-list.tsx";

/** Where it is claimed to happen. Which place is in hand stands in the address. */
export function MapPage() {
  const answer = useAnswer<readonly PlaceRow[]>(`/api/places${windowQuery("event")}`);
  const place = address.value.query.get("place");
  useEffect(() => select({ place }), [place]);
  return (
    <Page
      title="Map"
      lede={
        <p>
          A country is shaded by how many claims name it. A disc is a place, as large as its claims
          are many; the dashed ring around it, how far the point may be wrong.
        </p>
      }
    >
      <div class="tools">
        <FindBox label="Name of a place" />
        <MapSettings />
      </div>
      <TimeBrush />
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

/** Dashed unless the address says that they are not to be marked. */
function showsDisputed(): boolean {
  return address.value.query.get("borders") !== "plain";
}

/** What is counted on the map, and how borders in dispute are drawn. */
function MapSettings() {
  const event = address.value.query.get("event") ?? "";
  const answer = useAnswer<ClaimFacets>("/api/claims/facets");
  const types = answer.state === "ready" ? (answer.data.facets["event"] ?? []) : [];
  return (
    <p class="settings">
      <label>
        Show{" "}
        <select
          value={event}
          onChange={({ currentTarget }) => navigate(hrefWith({ event: currentTarget.value }))}
        >
          <option value="">all claims</option>
          {types.map(({ value, label }) => (
            <option key={value} value={value}>
              events: {spaced(label.toLowerCase())}
            </option>
          ))}
        </select>
      </label>
      <label>
        Borders in dispute{" "}
        <select
          value={showsDisputed() ? "dashed" : "plain"}
          onChange={({ currentTarget }) =>
            navigate(hrefWith({ borders: currentTarget.value === "plain" ? "plain" : null }))
          }
        >
          <option value="dashed">dashed</option>
          <option value="plain">as any other</option>
        </select>
      </label>
    </p>
  );
}

function pick(id: string | null): void {
  navigate(hrefWith({ place: id }), { replace: true });
}

function MapPanel({ rows }: { rows: readonly PlaceRow[] }) {
  const { box, failed } = useDrawing(
    `${windowQuery("event")} ${showsDisputed()} ${rows.length}`,
    async (element) => {
      const { drawMap } = await import("./map-drawing.ts");
      return drawMap(element, { rows, disputed: showsDisputed() }, pick);
    },
    () => selection.value.place,
  );
  if (failed.value) {
    return <p class="quiet">This browser cannot draw the map. The list holds the same places.</p>;
  }
  return <div class="canvas map" ref={box} />;
}

function ClaimsThere({ row, id }: { row: PlaceRow | undefined; id: string }) {
  const asked = new URLSearchParams(windowQuery("event"));
  asked.delete("q"); // that is the name of a place; here it would be words of a claim
  asked.set("place", id);
  const query = asked.toString();
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

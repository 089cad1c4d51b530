import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection, MultiLineString } from "geojson";
import {
  AttributionControl,
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  NavigationControl,
  setRTLTextPlugin,
  setWorkerUrl,
} from "maplibre-gl";
// MapLibre's worker is a module of its own, which the bundler must be told of: else the map stays blank.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import rtlTextUrl from "rtl-text?url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countriesUrl from "world-atlas/countries-50m.json?url";
import type { PlaceRow } from "../../../../src/model/view.ts";
import { plainly } from "../../base/words.ts";
import { prefersStillness } from "../../base/theme.ts";
import type { Drawing } from "../../parts/drawing.ts";
import { areaOf, boundsOf, inFocus, landsOf, unbroken } from "./geometry.ts";
import { type Ground, styleOf } from "./map-style.ts";

const WIDEST_AREA_KM = 400; // a circle around half a continent hides what lies in it

setWorkerUrl(workerUrl);
void setRTLTextPlugin(new URL(rtlTextUrl, window.location.href).href, true);

/**
 * Draws land and borders from our own file, then the places. Nothing is asked of any other server.
 *
 * @throws where the browser has no WebGL
 */
export async function drawMap(
  box: HTMLElement,
  { rows, disputed }: { readonly rows: readonly PlaceRow[]; readonly disputed: boolean },
  pick: (place: string) => void,
): Promise<Drawing> {
  const ground = await loadGround();
  const { lands, onLand, elsewhere } = landsOf(rows, ground.countries.features);
  const map = new MapLibre({
    container: box,
    style: styleOf(
      { ...ground, disputed: disputed ? ground.disputed : EMPTY_LINES },
      {
        places: placesOf(elsewhere),
        areas: areasOf(elsewhere),
        lands,
        landNames: placesOf(onLand),
      },
    ),
    bounds: new LngLatBounds(boundsOf(inFocus(rows))),
    fitBoundsOptions: { padding: 60, maxZoom: 7 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new AttributionControl({ compact: false, customAttribution: "Natural Earth" }));
  followPointer(map, pick);
  await new Promise((resolve) => map.once("load", resolve));
  return { mark: (place) => markPlace(map, rows, place), close: () => map.remove() };
}

/** Places lie over lands: a click on one is not meant for the country around it. */
const PICKED_BY_CLICK = ["places", "clusters", "lands"];

function followPointer(map: MapLibre, pick: (place: string) => void): void {
  map.on("click", ({ point }) => {
    const [top] = map.queryRenderedFeatures(point, { layers: PICKED_BY_CLICK });
    const id: unknown = top?.properties["id"];
    if (typeof id === "string") pick(id);
  });
  map.on("click", "clusters", ({ features, lngLat }) => {
    const id: unknown = features?.[0]?.properties["cluster_id"];
    if (typeof id !== "number") return;
    const source = map.getSource<GeoJSONSource>("places");
    void source
      ?.getClusterExpansionZoom(id)
      .then((zoom) => map.easeTo({ center: lngLat, zoom, animate: !prefersStillness() }));
  });
  for (const layer of PICKED_BY_CLICK) {
    map.on("mouseenter", layer, () => {
      map.getCanvas().style.cursor = "pointer";
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
    });
  }
}

function markPlace(map: MapLibre, rows: readonly PlaceRow[], id: string | null): void {
  const row = rows.find(({ place }) => place.id === id);
  const source = map.getSource<GeoJSONSource>("picked");
  void source?.setData(placesOf(row ? [row] : []));
  if (!row) return;
  const { lon, lat } = row.place;
  if (map.getBounds().contains([lon, lat])) return;
  map.easeTo({ center: [lon, lat], animate: !prefersStillness(), duration: 400 });
}

/** Territories whose borders Natural Earth lists as disputed or indeterminate, by their names there. */
const DISPUTED: ReadonlySet<string> = new Set([
  "Kosovo",
  "N. Cyprus",
  "Palestine",
  "Siachen Glacier",
  "Somaliland",
  "Taiwan",
  "W. Sahara",
]);

const EMPTY_LINES: MultiLineString = { type: "MultiLineString", coordinates: [] };

/** Land, borders, and those of them that one side or more does not accept. */
async function loadGround(): Promise<Ground> {
  const response = await fetch(countriesUrl);
  const atlas = (await response.json()) as Topology;
  const countries = atlas.objects["countries"] as GeometryCollection<{ name: string }> | undefined;
  if (!countries) throw new Error("the atlas holds no countries");
  const isDisputed = ({ properties }: { properties?: { name: string } | undefined }) =>
    DISPUTED.has(properties?.name ?? "");
  return {
    countries: unbroken(feature(atlas, countries) as FeatureCollection),
    disputed: mesh(
      atlas,
      countries,
      (a, b) => a !== b && (isDisputed(a as object) || isDisputed(b as object)),
    ),
  };
}

function placesOf(rows: readonly PlaceRow[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: rows.map(({ place, claims }) => ({
      type: "Feature",
      properties: { id: place.id, name: plainly(place.name), claims },
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
    })),
  };
}

function areasOf(rows: readonly PlaceRow[]): FeatureCollection {
  const approximate = rows.filter(
    ({ place }) => place.kind !== "country" && place.uncertaintyKm <= WIDEST_AREA_KM,
  ); // a circle around the middle of a country says less than its land
  return { type: "FeatureCollection", features: approximate.map(areaOf) };
}

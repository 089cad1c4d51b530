import type { FeatureCollection, GeoJsonObject } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { colourOf } from "../../base/theme.ts";

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

const CLUSTER_PIXELS = 28; // two discs nearer than that hide one another
const CLUSTER_ZOOM = 8; // from here on a district is wider than a disc

/** What lies under the places. */
export interface Ground {
  readonly countries: FeatureCollection;
  /** Lines that one side or more does not accept. */
  readonly disputed: GeoJsonObject;
}

/** What claims name: as points, as the area a point may be wrong by, and as land where it is a country. */
export interface Named {
  readonly places: FeatureCollection;
  readonly areas: FeatureCollection;
  readonly lands: FeatureCollection;
  /** A point on each of the lands, for its name. */
  readonly landNames: FeatureCollection;
}

/** The sheet of the map in the colours of the page. No glyphs: letters are drawn from system fonts. */
export function styleOf(
  { countries, disputed }: Ground,
  { places, areas, lands, landNames }: Named,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: geojson(countries),
      areas: geojson(areas),
      lands: geojson(lands),
      "land-names": geojson(landNames),
      disputed: geojson(disputed),
      places: {
        ...geojson(places),
        cluster: true,
        clusterRadius: CLUSTER_PIXELS,
        clusterMaxZoom: CLUSTER_ZOOM,
        clusterProperties: { claims: ["+", ["get", "claims"]] },
      },
      picked: geojson(EMPTY),
    },
    layers: [...groundLayers(), ...placeLayers(), nameLayer(), landNameLayer()],
  };
}

function geojson(data: GeoJsonObject) {
  return { type: "geojson" as const, data: data as FeatureCollection };
}

/** Shade of a land: the more claims name it the darker, by the square root as the area of a disc. */
const SHADE = [
  "interpolate",
  ["linear"],
  ["sqrt", ["get", "claims"]],
  0,
  0.1,
  4,
  0.3,
  30,
  0.5,
] as unknown as number;

function groundLayers(): StyleSpecification["layers"] {
  const hair = colourOf("hair");
  return [
    { id: "sea", type: "background", paint: { "background-color": colourOf("sea") } },
    {
      id: "land",
      type: "fill",
      source: "countries",
      paint: { "fill-color": colourOf("land"), "fill-outline-color": hair },
    },
    {
      id: "lands",
      type: "fill",
      source: "lands",
      paint: { "fill-color": colourOf("accent"), "fill-opacity": SHADE },
    },
    {
      id: "borders",
      type: "line",
      source: "countries",
      paint: { "line-color": hair, "line-width": 0.8 },
    },
    {
      id: "disputed",
      type: "line",
      source: "disputed",
      paint: { "line-color": colourOf("land"), "line-width": 2 },
    },
    {
      id: "disputed-dashes",
      type: "line",
      source: "disputed",
      paint: { "line-color": colourOf("soft"), "line-width": 1.2, "line-dasharray": [3, 3] },
    },
  ];
}

function placeLayers(): StyleSpecification["layers"] {
  const [ink, accent] = [colourOf("ink"), colourOf("accent")];
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      paint: { "fill-color": accent, "fill-opacity": 0.13 },
    },
    {
      id: "area-edges",
      type: "line",
      source: "areas",
      paint: { "line-color": accent, "line-opacity": 0.5, "line-dasharray": [3, 2] },
    },
    ...discLayers(),
    {
      id: "picked",
      type: "circle",
      source: "picked",
      paint: {
        "circle-radius": ["+", 5, RADIUS] as unknown as number,
        "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-color": ink,
        "circle-stroke-width": 2,
      },
    },
  ];
}

/** Area of a disc: how many claims name the place, or the places that lie too near one another to tell apart. */
const RADIUS = ["min", 28, ["+", 3, ["*", 1.8, ["sqrt", ["get", "claims"]]]]] as unknown as number;

function discLayers(): StyleSpecification["layers"] {
  const [accent, paper] = [colourOf("accent"), colourOf("paper")];
  return [
    {
      id: "clusters",
      type: "circle",
      source: "places",
      filter: ["has", "point_count"],
      paint: {
        "circle-radius": RADIUS,
        "circle-color": accent,
        "circle-opacity": 0.7,
        "circle-stroke-color": accent,
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "places",
      type: "circle",
      source: "places",
      filter: ["!", ["has", "point_count"]],
      paint: {
        "circle-radius": RADIUS,
        "circle-color": accent,
        "circle-stroke-color": paper,
        "circle-stroke-width": 1.5,
      },
    },
  ];
}

const LETTERS = { "text-font": ["system-ui", "Noto Sans", "sans-serif"], "text-size": 13 };

function inkOfNames() {
  return {
    "text-color": colourOf("ink"),
    "text-halo-color": colourOf("paper"),
    "text-halo-width": 1.4,
  };
}

/** "Iraq 12": the number says what the shade means. */
function landNameLayer(): StyleSpecification["layers"][number] {
  return {
    id: "land-names",
    type: "symbol",
    source: "land-names",
    layout: {
      ...LETTERS,
      "text-field": ["concat", ["get", "name"], "  ", ["to-string", ["get", "claims"]]],
      "symbol-sort-key": ["-", 0, ["get", "claims"]],
      "text-variable-anchor": ["center", "bottom", "top"],
      "text-radial-offset": 1,
    },
    paint: inkOfNames(),
  };
}

function nameLayer(): StyleSpecification["layers"][number] {
  return {
    id: "names",
    type: "symbol",
    source: "places",
    layout: {
      "text-field": [
        "case",
        ["has", "point_count"],
        ["concat", ["to-string", ["get", "point_count"]], " places"],
        ["get", "name"],
      ],
      ...LETTERS,
      "text-offset": [0, 1.1],
      "text-anchor": "top",
      "text-optional": true,
      "symbol-sort-key": ["-", 0, ["get", "claims"]],
    },
    paint: inkOfNames(),
  };
}

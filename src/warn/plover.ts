import plover from "../../data/ontologies/plover.json" with { type: "json" };
import type { QuadClass, SeriesMeasure } from "../model/event-series.ts";

interface PloverType {
  readonly quad: string;
  readonly score: number;
  readonly modes: Readonly<Record<string, number>>;
}

const TYPES: ReadonlyMap<string, PloverType> = new Map(Object.entries(plover.types));

/** The event types of PLOVER 0.8: one that is misspelt in a query would find nothing, in silence. */
export const PLOVER_TYPES: readonly string[] = [...TYPES.keys()];

/** Class of a PLOVER type; undefined for a type of another codebook. */
export function quadOf(type: string): QuadClass | undefined {
  return TYPES.get(type.toUpperCase())?.quad as QuadClass | undefined;
}

/** Place of an event between conflict, −10, and cooperation, 10: the mode's, else the type's; undefined where unknown. */
export function ploverScore(type: string, mode: string | null): number | undefined {
  const known = TYPES.get(type.toUpperCase());
  return known && ((mode === null ? undefined : known.modes[mode]) ?? known.score);
}

/** Types of which events can count in a series, and whether as talk; every class where no measure is named. */
export function typesOf(measure: SeriesMeasure | undefined): {
  readonly types: readonly string[];
  readonly talk: boolean | undefined;
} {
  const isQuad = measure !== undefined && measure !== "talk";
  const types = PLOVER_TYPES.filter((type) => !isQuad || quadOf(type) === measure);
  return { types, talk: measure && measure === "talk" };
}

/** The series an event counts in; undefined for a type that has no class. */
export function measureOf({
  type,
  talk,
}: {
  readonly type: string;
  readonly talk: boolean;
}): SeriesMeasure | undefined {
  const quad = quadOf(type);
  return talk && quad ? "talk" : quad;
}

import { groupBy } from "../../base/group.ts";
import type { Forecast } from "../../model/forecast.ts";
import { standingForecasts, type QuestionState } from "./ledger.ts";
import {
  brier,
  brierParts,
  crps,
  logScore,
  ordinalBrier,
  skill,
  wilson,
  type BrierParts,
  type Resolved,
} from "./scores.ts";

/** How often things came true that were given about the same chance. */
export interface CalibrationBand {
  readonly label: string;
  readonly lo: number;
  readonly hi: number;
  readonly forecasts: number;
  readonly happened: number;
  readonly meanChance: number;
  /** Wilson's 95 % interval of the share that happened. */
  readonly interval: readonly [number, number];
}

/** A forecaster's record, or that of all. Scores are null below ten settled forecasts: then only counts are shown. */
export interface TrackRecord {
  readonly by: string;
  readonly machine: boolean;
  readonly open: number;
  readonly settled: number;
  readonly annulled: number;
  readonly scores: {
    readonly binary: (BrierParts & { readonly log: number; readonly skill: number | null }) | null;
    readonly ordinal: number | null;
    readonly crps: number | null;
  } | null;
  readonly bands: readonly CalibrationBand[];
  /** The same by the words of a scale: "when we said likely, it happened so often". */
  readonly terms: readonly CalibrationBand[];
}

const LEAST_SETTLED = 10;
const BANDS = 10;

/** A word for a chance with its band, from whatever scale is in use. */
export type TermOf = (
  p: number,
) => { readonly words: string; readonly lo: number; readonly hi: number } | undefined;

/**
 * Records of all forecasters, by name.
 *
 * Counted is what each last said before a question closed. Annulled and ambiguous questions are counted, never scored.
 */
export function trackRecords(states: readonly QuestionState[], termOf: TermOf): TrackRecord[] {
  const said = states.flatMap((state) =>
    standingForecasts(state).map((forecast) => ({ state, forecast })),
  );
  return [...groupBy(said, ({ forecast }) => forecast.by)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([by, own]) => recordOf(by, own, termOf));
}

interface Said {
  readonly state: QuestionState;
  readonly forecast: Forecast;
}

function recordOf(by: string, said: readonly Said[], termOf: TermOf): TrackRecord {
  const scored = said.filter(({ state }) => isScored(state));
  const binary = scored.flatMap(({ state, forecast }) => resolvedOf(state, forecast));
  const enough = scored.length >= LEAST_SETTLED;
  return {
    by,
    machine: said.some(({ forecast }) => forecast.machine),
    open: said.filter(({ state }) => state.settlement === null).length,
    settled: scored.length,
    annulled: said.filter(({ state }) => state.settlement !== null && !isScored(state)).length,
    scores: enough ? scoresOf(scored, binary) : null,
    bands: enough ? tenBands(binary) : [],
    terms: enough ? termBands(binary, termOf) : [],
  };
}

function isScored({ settlement }: QuestionState): boolean {
  const kind = settlement?.outcome.kind;
  return kind === "answer" || kind === "number";
}

/** A binary forecast with what came true; nothing for other questions. */
function resolvedOf({ question, settlement }: QuestionState, { values }: Forecast): Resolved[] {
  const outcome = settlement?.outcome;
  if (question.type !== "binary" || outcome?.kind !== "answer") return [];
  return [{ p: values[0] ?? 0, happened: outcome.answer === "yes" }];
}

function scoresOf(
  scored: readonly Said[],
  binary: readonly Resolved[],
): NonNullable<TrackRecord["scores"]> {
  const others = scored.map(({ state, forecast }) => ({
    type: state.question.type,
    score: scoreOf(state, forecast),
  }));
  const meanOf = (type: string) =>
    mean(others.flatMap((one) => (one.type === type ? one.score : [])));
  return { binary: binaryScores(binary), ordinal: meanOf("ordinal"), crps: meanOf("numeric") };
}

function scoreOf({ question, settlement }: QuestionState, { values }: Forecast): number[] {
  const outcome = settlement?.outcome;
  if (question.type === "ordinal" && outcome?.kind === "answer")
    return [ordinalBrier(values, question.answers.indexOf(outcome.answer))];
  if (question.type === "numeric" && outcome?.kind === "number")
    return [crps(values, outcome.value)];
  return [];
}

function binaryScores(binary: readonly Resolved[]) {
  if (binary.length === 0) return null;
  const parts = brierParts(binary);
  return {
    ...parts,
    log: mean(binary.map(logScore)) ?? 0,
    skill: skill(mean(binary.map(brier)) ?? 0, parts.uncertainty) ?? null,
  };
}

function tenBands(binary: readonly Resolved[]): CalibrationBand[] {
  const grouped = groupBy(binary, ({ p }) => Math.min(BANDS - 1, Math.floor(p * BANDS)));
  return [...grouped]
    .sort(([a], [b]) => a - b)
    .map(([band, group]) => {
      const [lo, hi] = [band / BANDS, (band + 1) / BANDS];
      return bandOf(`${Math.round(lo * 100)}–${Math.round(hi * 100)} %`, { lo, hi }, group);
    });
}

function termBands(binary: readonly Resolved[], termOf: TermOf): CalibrationBand[] {
  const grouped = groupBy(binary, ({ p }) => termOf(p)?.words);
  return [...grouped]
    .flatMap(([words, group]) => {
      const term = termOf(group[0]?.p ?? NaN);
      return words !== undefined && term ? [bandOf(words, term, group)] : [];
    })
    .toSorted((a, b) => a.lo - b.lo);
}

function bandOf(
  label: string,
  { lo, hi }: { readonly lo: number; readonly hi: number },
  group: readonly Resolved[],
): CalibrationBand {
  const happened = group.filter((one) => one.happened).length;
  return {
    label,
    lo,
    hi,
    forecasts: group.length,
    happened,
    meanChance: mean(group.map(({ p }) => p)) ?? 0,
    interval: wilson(happened, group.length),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, x) => sum + x, 0) / values.length;
}

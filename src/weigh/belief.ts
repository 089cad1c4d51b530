import { compareText } from "../base/group.ts";
import type { Belief, Stance } from "../model/proposition.ts";
import type { Reliability } from "../model/source.ts";

/** Trust in a source by its letter: a convention for fusion only, never shown in place of the letter. */
export const TRUST_BY_RELIABILITY: Readonly<Record<Reliability, number>> = {
  A: 0.95,
  B: 0.8,
  C: 0.6,
  D: 0.4,
  E: 0.2,
  F: 0.5,
};

const EVIDENCE_PER_ORIGIN = 4;
const PRIOR_WEIGHT = 2; // W of subjective logic
const BASE_RATE = 0.5;
const ROUTINE_DENIAL = 0.25; // an accused party denies whether or not it is so

/** One way by which the word of an origin reached us: names and trusts of its links, outermost first. */
export interface Path {
  readonly label: string;
  readonly trusts: readonly number[];
}

/** What one origin says of a proposition. */
export interface Testimony {
  readonly origin: string;
  readonly stance: Stance;
  readonly paths: readonly Path[];
  readonly weight: number;
  /** The accused denies. */
  readonly routineDenial?: boolean;
}

/** Evidence for and against → (b, d, u, P) of subjective logic. */
export function opinionOf(
  r: number,
  s: number,
): Pick<Belief, "belief" | "disbelief" | "uncertainty" | "probability"> {
  const total = r + s + PRIOR_WEIGHT;
  const uncertainty = PRIOR_WEIGHT / total;
  return {
    belief: r / total,
    disbelief: s / total,
    uncertainty,
    probability: r / total + BASE_RATE * uncertainty,
  };
}

/**
 * Belief in a proposition with the row of every origin, in evidence space.
 *
 * Each origin speaks once, by its best path: ten repeaters add nothing, and holding the original shortens
 * the path. Hedged testimony is listed and adds nothing.
 *
 * @param testimonies in any order
 * @returns null where nobody asserts or denies; else b + d + u = 1, rows by stance and origin
 * @see docs/methods/belief.md; Jøsang (2016), cumulative fusion of trust-discounted opinions
 */
export function beliefOf(testimonies: readonly Testimony[]): Belief | null {
  const rows = testimonies.map(rowOf).sort(compareRows);
  if (!rows.some(({ stance }) => stance !== "hedged")) return null;
  const sum = (stance: Stance) =>
    rows.reduce((total, row) => total + (row.stance === stance ? row.contribution : 0), 0);
  return { ...opinionOf(sum("supports"), sum("denies")), rows };
}

function rowOf(testimony: Testimony): Belief["rows"][number] {
  const { origin, stance, weight } = testimony;
  const path = bestPath(testimony.paths);
  const trust = path ? trustOf(path) : 0;
  const share = stance === "hedged" ? 0 : testimony.routineDenial ? ROUTINE_DENIAL : 1;
  return {
    origin,
    stance,
    path: path?.label ?? "",
    trust,
    weight,
    contribution: EVIDENCE_PER_ORIGIN * weight * trust * share,
  };
}

/** Product of the trusts along the path. */
export function trustOf(path: Path): number {
  return path.trusts.reduce((product, trust) => product * trust, 1);
}

/** The most trusted path, the first by its words among equals. */
export function bestPath(paths: readonly Path[]): Path | undefined {
  return [...paths].sort((a, b) => trustOf(b) - trustOf(a) || compareText(a.label, b.label))[0];
}

function compareRows(a: Belief["rows"][number], b: Belief["rows"][number]): number {
  return compareText(b.stance, a.stance) || compareText(a.origin, b.origin);
}

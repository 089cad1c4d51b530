import { scoresOf } from "../perceptron/model.ts";
import { candidatesOf, typesOf, type Candidate } from "./candidates.ts";
import type { SecondModels } from "./model.ts";
import { pairFeatures } from "./pair-features.ts";
import { ROLES, TARGETS } from "./roles.ts";
import { probabilityOf, type Sketch } from "./sketch.ts";

/** An incident by what fills it: candidates of the article, those of a role the likeliest first. */
export interface Draft {
  /** Place in `INCIDENT_TYPES`. */
  readonly type: number;
  readonly probability: number;
  readonly fillers: readonly Candidate[];
}

/** Least probabilities, chosen by cross-validation on the developer part of MUC-3/4. */
export interface Thresholds {
  /** Of a type that is the article's only one, and of each further one. */
  readonly type: number;
  readonly furtherType: number;
  /** Of a candidate in a slot, and of a second perpetrator, organisation or instrument. */
  readonly filler: number;
  readonly second: number;
  /** Of a target that may be one of an incident of its own, and of such an incident. */
  readonly target: number;
  readonly furtherIncident: number;
  /** Mean of pairs: of two groups of targets to be one incident, of another filler with its targets. */
  readonly join: number;
  readonly attach: number;
  /** Of the type of an incident that nothing fills. */
  readonly bare: number;
}

export const THRESHOLDS: Thresholds = {
  type: 0.3,
  furtherType: 0.4,
  filler: 0.27,
  second: 0.75,
  target: 0.35,
  furtherIncident: 0.4,
  join: 0.5,
  attach: 0.5,
  bare: 0.6,
};

/** How likely two candidates belong to one incident. */
type Together = (one: Candidate, other: Candidate) => number;

/** Incidents of an article, those of one type in order of how sure their targets are. */
export function draftsOf(
  sketch: Sketch,
  models: SecondModels,
  thresholds: Thresholds = THRESHOLDS,
): Draft[] {
  const types = likelyTypes(typesOf(sketch, models), thresholds);
  if (types.length === 0) return [];
  const candidates = candidatesOf(sketch, models);
  const together = togetherness(sketch, models, candidates);
  const groups = grouped(
    candidates.filter((one) => isTarget(one) && one.probability >= thresholds.target),
    together,
    thresholds.join,
  );
  const shared = shareOut(sketch, groups, types).flatMap(({ type, own }) =>
    kept(own, type.probability, thresholds).map((targets) => ({ type, targets })),
  );
  const alone = shared.length === 1;
  const drafts = shared.map(({ type, targets }) => {
    const others = candidates.filter(
      (one) => !isTarget(one) && (alone || isPart(one, targets, { together, thresholds })),
    );
    return { ...type, fillers: filled([...targets, ...others], thresholds) };
  });
  return drafts.filter(
    ({ fillers, probability }) => fillers.length > 0 || probability >= thresholds.bare,
  );
}

interface LikelyType {
  readonly type: number;
  readonly probability: number;
}

function likelyTypes(probabilities: readonly number[], thresholds: Thresholds): LikelyType[] {
  return probabilities
    .map((probability, type) => ({ type, probability }))
    .filter(({ probability }) => probability >= thresholds.type)
    .sort((a, b) => b.probability - a.probability)
    .filter(({ probability }, i) => i === 0 || probability >= thresholds.furtherType);
}

function isTarget({ role }: Candidate): boolean {
  const name = ROLES[role];
  return name !== undefined && TARGETS.has(name);
}

function togetherness(
  sketch: Sketch,
  { pairs }: SecondModels,
  candidates: readonly Candidate[],
): Together {
  const n = candidates.length;
  const place = new Map(candidates.map((one, i) => [one, i]));
  const known = new Float64Array(n * n).fill(-1);
  return (one, other) => {
    if (one.referent === other.referent) return 1;
    const [i, j] = [place.get(one) ?? 0, place.get(other) ?? 0];
    const at = Math.min(i, j) * n + Math.max(i, j);
    if ((known[at] ?? -1) < 0)
      known[at] = probabilityOf(scoresOf(pairs, pairFeatures(sketch, one, other))[0] ?? 0);
    return known[at] ?? 0;
  };
}

/** Average-link agglomeration: the two groups that belong together most are joined, as long as any do. */
function grouped(targets: readonly Candidate[], together: Together, least: number): Candidate[][] {
  let groups = targets.map((one) => [one]);
  for (;;) {
    let best = { mean: -1, a: groups[0], b: groups[1] };
    groups.forEach((a, i) => {
      for (const b of groups.slice(i + 1)) {
        const mean = meanOf(a, b, together);
        if (mean > best.mean) best = { mean, a, b };
      }
    });
    const { mean, a, b } = best;
    if (!a || !b || mean < least) return groups;
    groups = groups.flatMap((group) => (group === a ? [[...a, ...b]] : group === b ? [] : [group]));
  }
}

function meanOf(a: readonly Candidate[], b: readonly Candidate[], together: Together): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += together(one, other);
  return sum / (a.length * b.length);
}

interface Share {
  readonly type: LikelyType;
  readonly own: Candidate[][];
}

/** Each group of targets to the type that its sentences tell of. */
function shareOut(
  { lines }: Sketch,
  groups: readonly Candidate[][],
  types: readonly LikelyType[],
): Share[] {
  const shares = types.map((type): Share => ({ type, own: [] }));
  for (const group of groups) {
    const places = group.flatMap((one) => one.lines);
    const fit = ({ type: { type, probability } }: Share) =>
      places.reduce((most, line) => Math.max(most, lines[line]?.[type] ?? -9), -9) +
      0.5 * Math.log(probability / (1 - probability));
    shares.reduce((best, share) => (fit(share) > fit(best) ? share : best)).own.push(group);
  }
  return shares;
}

/** The surest group, and others sure enough to be incidents of their own; of a type without any, an empty one. */
function kept(
  groups: readonly Candidate[][],
  probability: number,
  { furtherIncident }: Thresholds,
): Candidate[][] {
  const sure = (group: readonly Candidate[]) => Math.max(...group.map((one) => one.probability));
  const sorted = groups.toSorted((a, b) => sure(b) - sure(a));
  const enough = sorted.filter(
    (group, i) => i === 0 || sure(group) * Math.sqrt(probability) >= furtherIncident,
  );
  return enough.length > 0 ? enough : [[]];
}

function isPart(
  one: Candidate,
  targets: readonly Candidate[],
  { together, thresholds }: { together: Together; thresholds: Thresholds },
): boolean {
  return targets.length === 0 || meanOf([one], targets, together) >= thresholds.attach;
}

/** Those likely enough, of each role the likeliest first. */
function filled(candidates: readonly Candidate[], { filler, second }: Thresholds): Candidate[] {
  return ROLES.flatMap((role, place) => {
    const own = candidates
      .filter((one) => one.role === place && one.probability >= filler)
      .sort((a, b) => b.probability - a.probability);
    return TARGETS.has(role) ? own : own.filter((one, i) => i === 0 || one.probability > second);
  });
}

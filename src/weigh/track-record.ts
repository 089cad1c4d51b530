import { compareText, groupBy } from "../base/group.ts";
import type { TrackRecord } from "../model/weighing-view.ts";
import { meanOf, reliabilityOf } from "./grade.ts";

/** One report of a source on what an analyst has settled since. */
export interface ResolvedReport {
  readonly role: "origin" | "transmitter";
  /** PLOVER type of what was reported, where it has one. */
  readonly topic: string | null;
  readonly wasRight: boolean;
}

/**
 * How often a source was right, apart for what it reported itself and what it passed on, in all and by topic, with
 * the letter that this suggests and what keeps it from a better one.
 *
 * @param reports one for each proposition and role, in any order
 * @returns of each role first all topics (null), then each by name; a role without reports has no row
 * @see docs/methods/grades.md, track record
 */
export function trackRecord(reports: readonly ResolvedReport[]): TrackRecord[] {
  return [...groupBy(reports, ({ role }) => role)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([role, list]) => [
      { role, topic: null, ...recordOf(list) },
      ...[...groupBy(list, ({ topic }) => topic)]
        .flatMap(([topic, some]) => (topic === null ? [] : [{ topic, some }]))
        .sort((a, b) => compareText(a.topic, b.topic))
        .map(({ topic, some }) => ({ role, topic, ...recordOf(some) })),
    ]);
}

function recordOf(reports: readonly ResolvedReport[]): Omit<TrackRecord, "role" | "topic"> {
  const right = reports.filter(({ wasRight }) => wasRight).length;
  const resolved = reports.length;
  return {
    right,
    resolved,
    mean: meanOf(right, resolved),
    suggested: reliabilityOf(right, resolved),
    capped: cappedBy(right, resolved),
  };
}

const ASKED = [
  { letter: "A", mean: 0.95, resolved: 20 },
  { letter: "B", mean: 0.8, resolved: 10 },
] as const;
const LEAST_RESOLVED = 5;

/** What a better letter asks for that the record does not have: more resolved reports, not better ones. */
function cappedBy(right: number, resolved: number): string | null {
  if (resolved < LEAST_RESOLVED)
    return `a letter asks for ${LEAST_RESOLVED} resolved reports; there are ${resolved}`;
  const mean = meanOf(right, resolved);
  const better = ASKED.find((one) => mean >= one.mean && resolved < one.resolved);
  return better
    ? `a mean of ${mean.toFixed(2)} would be ${better.letter}, which asks for ${better.resolved} resolved reports; there are ${resolved}`
    : null;
}

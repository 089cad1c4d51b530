import { compareText } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import { RELIABILITIES, type Reliability } from "../model/source.ts";

/** What one person decided, with who and why, in words. */
interface Decided {
  readonly by: string;
  readonly why: string;
}

export interface Grouped extends Decided {
  /** Two claims: the same thing said, or not. */
  readonly together: boolean;
}

export interface Pinned extends Decided {
  /** 0: independent. 1: one depends on the other. */
  readonly p: 0 | 1;
}

export interface Graded<T> extends Decided {
  readonly grade: T;
}

/** What analysts decided that weighing must follow; the latest word of each matter. */
export interface Decisions {
  /** Claim → other claims, by id; each pair stands under both. */
  readonly groupings: ReadonlyMap<string, ReadonlyMap<string, Grouped>>;
  /** By the keys of two origins, as `pairKey` joins them. */
  readonly pins: ReadonlyMap<string, Pinned>;
  /** By source, role and topic, as `letterKeys` joins them. */
  readonly letters: ReadonlyMap<string, Graded<Reliability>>;
  /** By the id of any claim of a proposition. */
  readonly digits: ReadonlyMap<string, Graded<1 | 2 | 3 | 4 | 5 | 6>>;
}

export const NO_DECISIONS: Decisions = {
  groupings: new Map(),
  pins: new Map(),
  letters: new Map(),
  digits: new Map(),
};

/**
 * Decisions from the judgements of a case, the later over the earlier.
 *
 * | about | subject | verdict |
 * | --- | --- | --- |
 * | grouping | claim id | `with CLAIM` or `apart CLAIM` |
 * | dependence | `ORIGIN | ORIGIN` | `0` or `1` |
 * | grade | source id, then ` origin` or ` transmitter`, then ` TOPIC`, as wanted | A to F |
 * | grade | claim id | 1 to 6 |
 *
 * A verdict of another form decides nothing here.
 */
export function decisionsOf(judgements: readonly Judgement[]): Decisions {
  const groupings = new Map<string, Map<string, Grouped>>();
  const pins = new Map<string, Pinned>();
  const letters = new Map<string, Graded<Reliability>>();
  const digits = new Map<string, Graded<1 | 2 | 3 | 4 | 5 | 6>>();
  for (const judgement of judgements.toSorted(inOrder)) {
    const { about, subjectId, verdict } = judgement;
    if (about === "grouping") addGrouping(judgement, groupings);
    if (about === "dependence" && (verdict === "0" || verdict === "1"))
      pins.set(pinKey(subjectId), { ...decided(judgement), p: verdict === "0" ? 0 : 1 });
    if (about !== "grade") continue;
    const letter = RELIABILITIES.find((one) => one === verdict);
    const digit = ([1, 2, 3, 4, 5, 6] as const).find((one) => String(one) === verdict);
    if (letter) letters.set(subjectId, { ...decided(judgement), grade: letter });
    if (digit) digits.set(subjectId, { ...decided(judgement), grade: digit });
  }
  return { groupings, pins, letters, digits };
}

function inOrder(a: Judgement, b: Judgement): number {
  return compareText(a.at, b.at) || compareText(a.id, b.id);
}

function decided({ by, why }: Judgement): Decided {
  return { by, why };
}

function addGrouping(judgement: Judgement, groupings: Map<string, Map<string, Grouped>>): void {
  const [, word, other] = /^(with|apart) (\S+)$/.exec(judgement.verdict) ?? [];
  if (other === undefined) return;
  const grouped = { ...decided(judgement), together: word === "with" };
  for (const [one, another] of [
    [judgement.subjectId, other],
    [other, judgement.subjectId],
  ] as const) {
    const known = groupings.get(one) ?? new Map<string, Grouped>();
    groupings.set(one, known.set(another, grouped));
  }
}

/** Key of a pair of origins, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return [a, b].sort(compareText).join(" | ");
}

function pinKey(subject: string): string {
  const [a = "", b = ""] = subject.split(" | ");
  return pairKey(a, b);
}

/** What a source was given, by role and topic: the most particular first. */
export function letterOf(
  { letters }: Decisions,
  sourceId: string,
  { role, topic }: { role: "origin" | "transmitter"; topic: string | null },
): Graded<Reliability> | undefined {
  const keys = [
    `${sourceId} ${role} ${topic}`,
    `${sourceId} ${topic}`,
    `${sourceId} ${role}`,
    sourceId,
  ];
  return keys.map((key) => letters.get(key)).find((letter) => letter !== undefined);
}

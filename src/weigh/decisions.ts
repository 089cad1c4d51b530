import { compareText } from "../base/group.ts";
import type { Judgement } from "../model/judgement.ts";
import { CREDIBILITIES, RELIABILITIES, type Reliability } from "../model/source.ts";

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
  /** Two origins, two documents or two sources, by key or id. */
  readonly ends: readonly [string, string];
  /** 0: independent. 1: one depends on the other. */
  readonly p: 0 | 1;
}

/** How much a sign of dependence weighs, in place of `CUE_WEIGHTS`. */
export interface Reweighted extends Decided {
  readonly q: number;
}

export interface Graded<T> extends Decided {
  readonly grade: T;
}

/** What analysts decided that weighing must follow; the latest word of each matter. */
export interface Decisions {
  /** Claim → other claims, by id; each pair stands under both. */
  readonly groupings: ReadonlyMap<string, ReadonlyMap<string, Grouped>>;
  /** By both ends, as `pairKey` joins them. */
  readonly pins: ReadonlyMap<string, Pinned>;
  /** By the kind of sign. */
  readonly cues: ReadonlyMap<string, Reweighted>;
  /** By source, role and topic, as `letterKeys` joins them. */
  readonly letters: ReadonlyMap<string, Graded<Reliability>>;
  /** By the id of any claim of a proposition. */
  readonly digits: ReadonlyMap<string, Graded<1 | 2 | 3 | 4 | 5 | 6>>;
}

export const NO_DECISIONS: Decisions = {
  groupings: new Map(),
  pins: new Map(),
  cues: new Map(),
  letters: new Map(),
  digits: new Map(),
};

/**
 * Decisions from the judgements of a case, the later over the earlier; what was undone counts as never said.
 *
 * | about | subject | verdict |
 * | --- | --- | --- |
 * | grouping | claim id | `with CLAIM…` or `apart CLAIM…` |
 * | dependence | `ORIGIN | ORIGIN`, or two documents, or two sources | `0` or `1` |
 * | dependence | `cue KIND` | weight from 0 to 1 |
 * | grade | source id, then ` origin` or ` transmitter`, then ` TOPIC`, as wanted | A to F |
 * | grade | claim id | 1 to 6 |
 * | any of these | as before | `undo JUDGEMENT`, then the verdict undone |
 *
 * A verdict of another form decides nothing here.
 */
export function decisionsOf(judgements: readonly Judgement[]): Decisions {
  const found = {
    groupings: new Map<string, Map<string, Grouped>>(),
    pins: new Map<string, Pinned>(),
    cues: new Map<string, Reweighted>(),
    letters: new Map<string, Graded<Reliability>>(),
    digits: new Map<string, Graded<1 | 2 | 3 | 4 | 5 | 6>>(),
  };
  for (const judgement of standingJudgements(judgements)) {
    if (judgement.about === "grouping") addGrouping(judgement, found.groupings);
    if (judgement.about === "dependence") addDependence(judgement, found);
    if (judgement.about === "grade") addGrade(judgement, found);
  }
  return found;
}

const UNDO = /^undo (\S+)/;

/** In order of time, without what was undone; an undoing that was undone itself undoes nothing. */
export function standingJudgements(judgements: readonly Judgement[]): Judgement[] {
  const undone = new Set<string>();
  const stand: Judgement[] = [];
  for (const judgement of judgements.toSorted(inOrder).reverse()) {
    if (undone.has(judgement.id)) continue;
    const [, earlier] = UNDO.exec(judgement.verdict) ?? [];
    if (earlier === undefined) stand.push(judgement);
    else undone.add(earlier);
  }
  return stand.reverse();
}

interface Found {
  readonly pins: Map<string, Pinned>;
  readonly cues: Map<string, Reweighted>;
  readonly letters: Map<string, Graded<Reliability>>;
  readonly digits: Map<string, Graded<1 | 2 | 3 | 4 | 5 | 6>>;
}

function addDependence(judgement: Judgement, { pins, cues }: Found): void {
  const { subjectId, verdict } = judgement;
  const [, cue] = /^cue (\S+)$/.exec(subjectId) ?? [];
  if (cue !== undefined) return addWeight(judgement, cue, cues);
  if (verdict !== "0" && verdict !== "1") return;
  const [a = "", b = ""] = subjectId.split(" | ");
  pins.set(pairKey(a, b), { ...decided(judgement), ends: [a, b], p: verdict === "0" ? 0 : 1 });
}

function addWeight(judgement: Judgement, cue: string, cues: Found["cues"]): void {
  const q = Number(judgement.verdict);
  if (judgement.verdict !== "" && q >= 0 && q <= 1) cues.set(cue, { ...decided(judgement), q });
}

function addGrade(judgement: Judgement, { letters, digits }: Found): void {
  const { subjectId, verdict } = judgement;
  const letter = RELIABILITIES.find((one) => one === verdict);
  const digit = CREDIBILITIES.find((one) => String(one) === verdict);
  if (letter) letters.set(subjectId, { ...decided(judgement), grade: letter });
  if (digit) digits.set(subjectId, { ...decided(judgement), grade: digit });
}

function inOrder(a: Judgement, b: Judgement): number {
  return compareText(a.at, b.at) || compareText(a.id, b.id);
}

function decided({ by, why }: Judgement): Decided {
  return { by, why };
}

function addGrouping(judgement: Judgement, groupings: Map<string, Map<string, Grouped>>): void {
  const [word, ...others] = judgement.verdict.split(" ");
  if (word !== "with" && word !== "apart") return;
  const grouped = { ...decided(judgement), together: word === "with" };
  const add = (one: string, another: string) => {
    const known = groupings.get(one) ?? new Map<string, Grouped>();
    groupings.set(one, known.set(another, grouped));
  };
  for (const other of others) {
    add(judgement.subjectId, other);
    add(other, judgement.subjectId);
  }
}

/** Key of a pair, whichever comes first. */
function pairKey(a: string, b: string): string {
  return [a, b].sort(compareText).join(" | ");
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

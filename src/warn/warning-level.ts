import {
  CONCERN_LEVELS,
  WARNING_LEVELS,
  type ConcernLevel,
  type IndicatorCategory,
  type WarningLevel,
} from "../model/problem.ts";

/** What the level is suggested from. */
export interface LevelBasis {
  readonly indicators: readonly {
    readonly id: string;
    /** Its statement, for people; without it the id stands in the reasons. */
    readonly name?: string;
    readonly category: IndicatorCategory;
    readonly level: ConcernLevel;
    readonly diagnostic: boolean;
    /** Likelier under the baseline than under any other scenario: it calms, and raises no level. */
    readonly reassuring?: boolean;
  }[];
  /** The scenario that the indicators point to, and its chance; null where they point to none. */
  readonly feared: { readonly scenarioId: string; readonly probability: number } | null;
}

/** Chances from which each level is suggested (tradecraft §1.9, project decisions). */
const CHANCE = { WL3: 0.2, WL2: 0.45, WL1: 0.8 } as const;

/**
 * Suggested warning level, WL4 (normal watch) to WL1 (imminent), with its reasons. An analyst confirms it.
 *
 * A chance raises the level only where at least one indicator is reported: a prior is no warning.
 *
 * @returns law: raising an indicator's level or the chance never lowers the warning level
 * @see docs/methods/warning-levels.md
 */
export function warningLevel(basis: LevelBasis): { level: WarningLevel; reasons: string[] } {
  for (const [level, rule] of RULES) {
    const reasons = rule(basis);
    if (reasons.length > 0) return { level, reasons };
  }
  return { level: "WL4", reasons: ["no rule for a higher level holds: normal watch"] };
}

/**
 * The level in force after a series of suggestions: raised at once, lowered only when two reviews in a row
 * stay below it, and then no further than the higher of the two.
 *
 * @param suggestions oldest first; empty is normal watch
 */
export function levelInForce(suggestions: readonly WarningLevel[]): WarningLevel {
  return suggestions.reduce<WarningLevel>(
    (inForce, suggested, i) =>
      nextInForce({ inForce, level: suggestions[i - 1] ?? "WL4" }, suggested),
    "WL4",
  );
}

/**
 * One step of `levelInForce`: what is in force after a further review.
 *
 * @param last the review before: what was in force after it, and what it suggested
 */
export function nextInForce(
  { inForce, level }: { readonly inForce: WarningLevel; readonly level: WarningLevel },
  suggested: WarningLevel,
): WarningLevel {
  const rank = (one: WarningLevel) => WARNING_LEVELS.indexOf(one);
  if (rank(suggested) >= rank(inForce)) return suggested;
  return rank(suggested) > rank(level) ? suggested : level;
}

type Rule = (basis: LevelBasis) => string[];

const RULES: readonly (readonly [WarningLevel, Rule])[] = [
  ["WL1", imminent],
  ["WL2", significant],
  ["WL3", increased],
];

function imminent(basis: LevelBasis): string[] {
  const chance = chanceReason(basis, CHANCE.WL1);
  const preparation = atLeast(basis, "serious").filter(
    ({ category }) => category === "preparation",
  );
  if (chance.length === 0 || preparation.length === 0) return [];
  return [...chance, `preparation is serious: ${ids(preparation)}`];
}

function significant(basis: LevelBasis): string[] {
  const found = atLeast(basis, "substantial").filter(({ diagnostic }) => diagnostic);
  const holds =
    found.length >= 3 &&
    categories(found) >= 2 &&
    found.some(({ category }) => category === "preparation");
  return [
    ...(holds
      ? [`${found.length} diagnostic indicators are substantial or more: ${ids(found)}`]
      : []),
    ...chanceReason(basis, CHANCE.WL2),
  ];
}

function increased(basis: LevelBasis): string[] {
  const found = atLeast(basis, "moderate");
  const holds = found.length >= 2 && categories(found) >= 2;
  return [
    ...(holds
      ? [
          `${found.length} indicators of ${categories(found)} kinds are moderate or more: ${ids(found)}`,
        ]
      : []),
    ...chanceReason(basis, CHANCE.WL3),
  ];
}

function chanceReason(basis: LevelBasis, from: number): string[] {
  const { feared } = basis;
  if (!feared || feared.probability < from || atLeast(basis, "moderate").length === 0) return [];
  const [is, limit] = [feared.probability, from].map((p) => `${Math.round(p * 100)} %`);
  return [`the chance of "${feared.scenarioId}" is ${is}; the limit is ${limit}`];
}

function atLeast({ indicators }: LevelBasis, level: ConcernLevel): LevelBasis["indicators"] {
  const rank = (l: ConcernLevel) => CONCERN_LEVELS.indexOf(l);
  return indicators.filter(
    (indicator) => !indicator.reassuring && rank(indicator.level) >= rank(level),
  );
}

function categories(indicators: LevelBasis["indicators"]): number {
  return new Set(indicators.map(({ category }) => category)).size;
}

function ids(indicators: LevelBasis["indicators"]): string {
  return indicators.map(({ id, name }) => (name ? `“${name}”` : id)).join(", ");
}

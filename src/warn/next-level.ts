import type { ConcernLevel, Indicator } from "../model/problem.ts";

const LEAST_ORIGINS = 2; // of one proposition, for anything above moderate: tradecraft §1.7

/**
 * What would have to be reported for an indicator to stand one level higher; null at the highest.
 *
 * @see docs/methods/indicator-status.md
 */
export function missingFor(
  level: ConcernLevel,
  { threshold, windowDays }: Pick<Indicator, "threshold" | "windowDays">,
): string | null {
  switch (level) {
    case "no-reporting":
      return `enough dated reporting of the last ${windowDays} days to say that it is not there, or one report that it is`;
    case "negligible":
      return `a claim of the last ${windowDays} days that it is so, or may be`;
    case "low":
      return `a dated claim of the last ${windowDays} days that puts it as so`;
    case "moderate":
      return "a second independent origin of the same proposition";
    case "substantial":
      return `${Math.max(threshold, LEAST_ORIGINS)} independent origins of one proposition within ${windowDays} days`;
    case "serious":
      return null;
  }
}

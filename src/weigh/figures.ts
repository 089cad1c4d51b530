import { compareText, groupBy } from "../base/group.ts";
import type { Amount } from "../model/claim.ts";
import type { Figure } from "../model/proposition.ts";
import type { CountedParty } from "./corroboration.ts";
import type { Profile } from "./profile.ts";

/**
 * What each origin gives as a number: the least and the most of its claims, by unit.
 *
 * @returns by unit, then by the least number, then by origin
 */
export function figuresOf(
  origins: readonly CountedParty[],
  profiles: readonly Profile[],
): Figure[] {
  const amounts = new Map(profiles.map(({ claim, amounts: list }) => [claim.id, list]));
  return origins
    .flatMap(({ traced, settled }) => {
      const given = settled.flatMap(({ instance: { claim } }) =>
        (amounts.get(claim.id) ?? []).map((one) => ({ ...one, claimId: claim.id })),
      );
      return [...groupBy(given, ({ unit }) => unit).values()].map((list): Figure => {
        const ranges = list.map(({ amount }) => rangeOf(amount));
        return {
          unit: list.map(({ amount }) => amount.unit).sort(compareText)[0] ?? "",
          low: extreme(
            ranges.map(([low]) => low),
            Math.min,
          ),
          high: extreme(
            ranges.map(([, high]) => high),
            Math.max,
          ),
          origin: traced.key,
          label: traced.label,
          claimIds: [...new Set(list.map(({ claimId }) => claimId))].sort(compareText),
        };
      });
    })
    .sort(compareFigures);
}

/** "At least 12" reaches from 12 to no upper end. */
function rangeOf({ value, bound, upTo }: Amount): readonly [number | null, number | null] {
  if (upTo !== undefined) return [value, upTo];
  if (bound === "at-least") return [value, null];
  return bound === "at-most" ? [null, value] : [value, value];
}

/** Null, no end, is beyond every number. */
function extreme(
  ends: readonly (number | null)[],
  of: (...ends: number[]) => number,
): number | null {
  const known = ends.filter((end) => end !== null);
  return known.length < ends.length || known.length === 0 ? null : of(...known);
}

function compareFigures(a: Figure, b: Figure): number {
  return (
    compareText(a.unit, b.unit) || (a.low ?? 0) - (b.low ?? 0) || compareText(a.origin, b.origin)
  );
}

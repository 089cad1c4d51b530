import type { Interval } from "../../base/interval.ts";
import type { TimeExpression } from "../../model/time.ts";

/** What a rule makes of its words. `value` is null where there is no date to reckon from. */
export interface Value extends Pick<TimeExpression, "kind" | "value"> {
  /** Days covered, where the value alone does not say them. */
  readonly interval?: Interval | null;
}

/** Where an expression stands. */
export interface Scene {
  /** Day of publication; null where none is known. */
  readonly published: string | null;
  /** A little of the text before and after. */
  readonly before: string;
  readonly after: string;
  /** The verb before looks ahead: "will", "is due". */
  readonly ahead: boolean;
  /** Quarter that was named last: what "a year earlier" and "the quarter" refer to in reports of results. */
  readonly quarter: { value: string | null };
}

/** One kind of expression. The pattern is global and linear; `make` gives null for what is none after all. */
export interface Rule {
  readonly pattern: RegExp;
  make(groups: Groups, scene: Scene, words: string): Value | null;
}

/** What the named parts of a pattern matched. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** Pattern with the word boundary at both ends; case counts for nothing but the names of days and months. */
export function rule(
  pattern: string,
  make: (groups: Groups, scene: Scene, words: string) => Value | null,
): Rule {
  return {
    pattern: new RegExp(`(?<![\\w$£€.])(?:${pattern})(?![\\w])`, "gi"),
    make,
  };
}

export const explicit = (value: string): Value => ({ kind: "explicit", value });
export const relative = (value: string | null): Value => ({ kind: "relative", value });
export const duration = (value: string): Value => ({ kind: "duration", value });
export const set = (value: string): Value => ({ kind: "set", value });

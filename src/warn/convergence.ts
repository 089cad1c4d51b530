import { cauchy } from "./detectors/combine.ts";

/** One line of development that changed: a category of indicators, or a series, with the origins it rests on. */
export interface ChangedLine {
  readonly id: string;
  readonly category: string;
  /** ISO date of the change. */
  readonly at: string;
  /** p-value of its detector; null where the change is an indicator's, which has none. */
  readonly p: number | null;
  readonly origins: readonly string[];
  /** Publishers through which the reports reached us. */
  readonly transmitters: readonly string[];
}

export type ConvergenceKind =
  "convergence" | "shared-origin" | "one-transmitter" | "too-few-origins" | "none";

export interface Convergence {
  readonly kind: ConvergenceKind;
  /** What may be said of it, in one sentence. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly origins: readonly string[];
  /** Cauchy combination of the lines' p-values; null where fewer than two have one. */
  readonly p: number | null;
}

const WINDOW_DAYS = 30;
const LEAST_LINES = 2;
const LEAST_ORIGINS = 2;
const DAY_MS = 86_400_000;

/**
 * Whether separate lines changed together: two or more in as many categories within 30 days, on origins that share
 * nothing, at least two of them in all.
 *
 * Lines that share an origin are one line told twice. Lines of separate origins that all reached us through one publisher,
 * which may itself have put them side by side, are "two lines, one transmitter".
 *
 * @param lines any order
 * @param asOf  ISO date; lines that changed earlier than 30 days before, or later, are left out
 * @see docs/methods/convergence.md
 */
export function convergence(lines: readonly ChangedLine[], asOf: string): Convergence {
  const recent = lines
    .filter(({ at }) => {
      const age = (Date.parse(asOf) - Date.parse(at)) / DAY_MS;
      return age >= 0 && age <= WINDOW_DAYS;
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const categories = new Set(recent.map(({ category }) => category));
  const kind = kindOf(recent, categories.size);
  const ps = recent.flatMap(({ p }) => p ?? []);
  return {
    kind,
    text: textOf(kind, recent, categories.size),
    lines: recent.map(({ id }) => id),
    origins: [...new Set(recent.flatMap(({ origins }) => origins))].sort(),
    p: kind === "convergence" && ps.length >= LEAST_LINES ? cauchy(ps).p : null,
  };
}

function kindOf(lines: readonly ChangedLine[], categories: number): ConvergenceKind {
  if (lines.length < LEAST_LINES || categories < LEAST_LINES) return "none";
  const all = lines.flatMap(({ origins }) => [...new Set(origins)]);
  if (new Set(all).size < all.length) return "shared-origin";
  if (all.length < LEAST_ORIGINS || lines.some(({ origins }) => origins.length === 0))
    return "too-few-origins";
  return new Set(lines.flatMap(({ transmitters }) => transmitters)).size === 1
    ? "one-transmitter"
    : "convergence";
}

function textOf(kind: ConvergenceKind, lines: readonly ChangedLine[], categories: number): string {
  const count = `${lines.length} lines in ${categories} categories changed within ${WINDOW_DAYS} days`;
  switch (kind) {
    case "convergence":
      return `${count}, on origins that share nothing`;
    case "shared-origin":
      return `apparent convergence, shared origin: ${count}, but some rest on the same origin`;
    case "one-transmitter":
      return `${count}, one transmitter: all of it reached us through ${lines[0]?.transmitters[0] ?? "one publisher"}, which may itself have put them side by side`;
    case "too-few-origins":
      return `${count}, but not each on an origin of its own`;
    case "none":
      return "no two lines changed together";
  }
}

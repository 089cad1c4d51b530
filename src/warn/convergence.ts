import { compareText } from "../base/group.ts";
import type { Convergence, ConvergenceKind } from "../model/problem.ts";
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

const WINDOW_DAYS = 30;
const LEAST_LINES = 2;
const LEAST_ORIGINS = 2;
const DAY_MS = 86_400_000;

/**
 * Whether separate lines changed together: two or more in as many categories within 30 days, on origins that share
 * nothing, at least two of them in all. A further line that shares an origin with one of them takes nothing away.
 *
 * Lines that share an origin are one line told twice. Lines of separate origins that all reached us through one publisher,
 * which may itself have put them side by side, are "two lines, one transmitter": the convergence is its own assertion.
 *
 * @param lines any order
 * @param asOf  ISO date; lines that changed earlier than 30 days before, or later, are left out
 * @returns `lines` and `origins` are those that converge, else all that changed
 * @see docs/methods/convergence.md
 */
export function convergence(lines: readonly ChangedLine[], asOf: string): Convergence {
  const recent = lines
    .filter(({ at }) => {
      const age = (Date.parse(asOf) - Date.parse(at)) / DAY_MS;
      return age >= 0 && age <= WINDOW_DAYS;
    })
    .toSorted((a, b) => compareText(a.id, b.id));
  const apart = separateLines(recent);
  const found = kindOf(apart) === "convergence" ? apart : recent;
  const kind = kindOf(found);
  const ps = found.flatMap(({ p }) => p ?? []);
  return {
    kind,
    text: textOf(kind, found),
    lines: found.map(({ id }) => id),
    origins: [...new Set(found.flatMap(({ origins }) => origins))].sort(compareText),
    p: kind === "convergence" && ps.length >= LEAST_LINES ? cauchy(ps).p : null,
  };
}

/** The most lines found that share no origin, taken in order from each in turn. */
function separateLines(lines: readonly ChangedLine[]): readonly ChangedLine[] {
  return lines.reduce<readonly ChangedLine[]>((most, first) => {
    const chosen = [first];
    const taken = new Set(first.origins);
    for (const line of lines) {
      if (line.origins.length === 0 || line.origins.some((origin) => taken.has(origin))) continue;
      chosen.push(line);
      for (const origin of line.origins) taken.add(origin);
    }
    return chosen.length > most.length ? chosen.toSorted((a, b) => compareText(a.id, b.id)) : most;
  }, []);
}

function categoriesOf(lines: readonly ChangedLine[]): number {
  return new Set(lines.map(({ category }) => category)).size;
}

function kindOf(lines: readonly ChangedLine[]): ConvergenceKind {
  if (lines.length < LEAST_LINES || categoriesOf(lines) < LEAST_LINES) return "none";
  const all = lines.flatMap(({ origins }) => [...new Set(origins)]);
  if (new Set(all).size < all.length) return "shared-origin";
  if (all.length < LEAST_ORIGINS || lines.some(({ origins }) => origins.length === 0))
    return "too-few-origins";
  return onlyTransmitter(lines) === null ? "convergence" : "one-transmitter";
}

/** The publisher through which every line reached us; null where there are several. */
function onlyTransmitter(lines: readonly ChangedLine[]): string | null {
  const [first, ...more] = new Set(lines.flatMap(({ transmitters }) => transmitters));
  return more.length > 0 ? null : (first ?? "one publisher");
}

function textOf(kind: ConvergenceKind, lines: readonly ChangedLine[]): string {
  const count = `${lines.length} lines in ${categoriesOf(lines)} categories changed within ${WINDOW_DAYS} days`;
  const only = onlyTransmitter(lines);
  const own =
    only === null
      ? ""
      : `; all of it reached us through ${only}: that they belong together is its own assertion`;
  switch (kind) {
    case "convergence":
      return `${count}, on origins that share nothing`;
    case "shared-origin":
      return `apparent convergence, shared origin: ${count}, but some rest on the same origin${own}`;
    case "one-transmitter":
      return `two lines, one transmitter: ${count}${own}`;
    case "too-few-origins":
      return `${count}, but not each on an origin of its own${own}`;
    case "none":
      return "no two lines changed together";
  }
}

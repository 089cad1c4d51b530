import type { Indicator, WarningProblem } from "../model/problem.ts";
import { PLOVER_TYPES } from "./plover.ts";
import type { Fault, Path } from "./yaml-file.ts";

const PRIOR_TOLERANCE = 0.01; // priors are written with two digits

/** All faults of a problem, in the order of the file; empty for a sound one. */
export function problemFaults(problem: WarningProblem): Fault[] {
  return [
    ...duplicates(problem, "scenarios"),
    ...priorFaults(problem),
    ...duplicates(problem, "indicators"),
    ...branchFaults(problem),
    ...referenceFaults(problem),
    ...problem.indicators.flatMap((indicator, i) => [
      ...ratingFaults(indicator, problem, ["indicators", i, "likelihood"]),
      ...observableFaults(indicator, ["indicators", i, "observable"]),
    ]),
  ];
}

function duplicates(problem: WarningProblem, list: "scenarios" | "indicators"): Fault[] {
  const ids = problem[list].map(({ id }) => id);
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [
          {
            message: `duplicate ${list.slice(0, -1)} id: "${id}"`,
            hint: "give each its own id",
            path: [list, i, "id"],
          },
        ]
      : [],
  );
}

/** A branch leads to a scenario that is there, and no round of branches leads back to where it began. */
function branchFaults({ scenarios }: WarningProblem): Fault[] {
  const ids = scenarios.map(({ id }) => id);
  const unknown = scenarios.flatMap(({ branches = [] }, i) =>
    branches.flatMap(({ leadsTo }, j) =>
      ids.includes(leadsTo)
        ? []
        : [unknownIn("branch", leadsTo, ids, ["scenarios", i, "branches", j, "leadsTo"])],
    ),
  );
  const next = new Map(
    scenarios.map(({ id, branches = [] }) => [id, branches.map(({ leadsTo }) => leadsTo)]),
  );
  const round = ids.findIndex((id) => reaches(next, id, id));
  return [
    ...unknown,
    ...(round < 0
      ? []
      : [
          {
            message: `invalid branches: a cycle leads from "${ids[round]}" back to it`,
            hint: "a branch leads on; write the way back as a scenario of its own",
            path: ["scenarios", round, "branches"],
          },
        ]),
  ];
}

function reaches(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(next.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(next.get(id) ?? []));
  }
  return false;
}

/** Assumptions that scenarios name, and indicators that would break an assumption, are there. */
function referenceFaults({ scenarios, assumptions, indicators }: WarningProblem): Fault[] {
  const known = assumptions.flatMap(({ id }) => id ?? []);
  const indicatorIds = indicators.map(({ id }) => id);
  return [
    ...scenarios.flatMap((scenario, i) => [
      ...(scenario.assumptions ?? []).flatMap((id, j) =>
        known.includes(id)
          ? []
          : [unknownIn("assumption", id, known, ["scenarios", i, "assumptions", j])],
      ),
      ...(scenario.drivers ?? []).flatMap(({ assumption }, j) =>
        assumption === undefined || known.includes(assumption)
          ? []
          : [
              unknownIn("assumption", assumption, known, [
                "scenarios",
                i,
                "drivers",
                j,
                "assumption",
              ]),
            ],
      ),
    ]),
    ...assumptions.flatMap(({ invalidatedBy = [] }, i) =>
      invalidatedBy.flatMap((id, j) =>
        indicatorIds.includes(id)
          ? []
          : [unknownIn("indicator", id, indicatorIds, ["assumptions", i, "invalidatedBy", j])],
      ),
    ),
  ];
}

function unknownIn(noun: string, id: string, known: readonly string[], path: Path): Fault {
  return {
    message: `unknown ${noun}: "${id}"`,
    hint: known.length > 0 ? `use one of ${known.join(", ")}` : `give the ${noun} an id first`,
    path,
  };
}

function priorFaults({ scenarios }: WarningProblem): Fault[] {
  const sum = scenarios.reduce((total, { prior }) => total + prior, 0);
  if (Math.abs(sum - 1) <= PRIOR_TOLERANCE + Number.EPSILON) return [];
  return [
    {
      message: `invalid priors: their sum is ${Number(sum.toFixed(4))}, expected 1`,
      hint: "change the priors so that they sum to 1; add a scenario for what none of them covers",
      path: ["scenarios"],
    },
  ];
}

function ratingFaults(
  { id, likelihood }: Indicator,
  { scenarios }: WarningProblem,
  path: Path,
): Fault[] {
  const known = scenarios.map((scenario) => scenario.id);
  const unknown = Object.keys(likelihood).filter((key) => !known.includes(key));
  const missing = known.filter((key) => !(key in likelihood));
  return [
    ...unknown.map((key) => ({
      message: `unknown scenario in the likelihood of "${id}": "${key}"`,
      hint: `use the ids of the scenarios: ${known.join(", ")}`,
      path: [...path, key],
    })),
    ...missing.map((key) => ({
      message: `missing likelihood of "${id}" under "${key}"`,
      hint: `add "${key}: " with HL, L, C, U or HU`,
      path,
    })),
  ];
}

function observableFaults({ id, observable }: Indicator, path: Path): Fault[] {
  return observable.flatMap((query, i) => [
    ...(Object.keys(query).length === 0
      ? [
          {
            message: `invalid observable of "${id}": empty, so every claim would meet it`,
            hint: "name actors, places, events or words",
            path: [...path, i],
          },
        ]
      : []),
    ...(["list", "series"] as const)
      .filter((key) => query[key] && Object.keys(query).length > 1)
      .map((key) => ({
        message: `invalid observable of "${id}": "${key}" stands beside ${Object.keys(query)
          .filter((other) => other !== key)
          .join(", ")}`,
        hint: `a ${key} is no claim: give it a query of its own`,
        path: [...path, i, key],
      })),
    ...(query.events ?? [])
      .filter((event) => !PLOVER_TYPES.includes(event.toUpperCase()))
      .map((event) => ({
        message: `unknown event type in the observable of "${id}": "${event}"`,
        hint: `use one of ${PLOVER_TYPES.join(", ")}`,
        path: [...path, i, "events"],
      })),
  ]);
}

import { compareText } from "../base/group.ts";
import type { ConcernLevel, Indicator, WarningProblem } from "../model/problem.ts";
import { coverageOf, publicationDays } from "./coverage.ts";
import { indicationSearch, type Seen } from "./indications.ts";
import { concern } from "./indicator-status.ts";
import { likelihoods } from "./information-gain.ts";
import type { WarnInput } from "./input.ts";
import { unknownNames } from "./observable.ts";
import { recordSearch } from "./record-search.ts";
import { windowOf } from "./window.ts";

/** An indicator with all that was found for it. */
export interface Finding {
  readonly indicator: Indicator;
  readonly likelihood: readonly number[];
  readonly level: ConcernLevel;
  readonly capped: boolean;
  readonly reasons: readonly string[];
  readonly seen: readonly Seen[];
  readonly covered: boolean;
  readonly documents: number;
}

/** Levels at which something current is reported as so. */
export const REPORTED: ReadonlySet<ConcernLevel> = new Set(["moderate", "substantial", "serious"]);

/** What each indicator of the problem shows, in the order of the problem. */
export function findingsOf(problem: WarningProblem, input: WarnInput, asOf: string): Finding[] {
  const search = indicationSearch(input, problem.id);
  const recorded = recordSearch(input, problem.id);
  const days = publicationDays(input.documents, asOf);
  return problem.indicators.map((indicator) => {
    const window = windowOf(asOf, indicator.windowDays);
    const { documents, enough: read } = coverageOf(days, window);
    // articles that were read say nothing of what a list or a series does not hold
    const enough = read && indicator.observable.some(({ list, series }) => !list && !series);
    const { seen: told, unweighed } = search(indicator, window);
    const seen = [...told, ...recorded(indicator, window)];
    const status = concern(
      seen.map(({ sighting }) => sighting),
      indicator,
      enough,
    );
    return {
      indicator,
      likelihood: likelihoods(indicator, problem.scenarios),
      ...status,
      reasons: [...status.reasons, ...judgedReasons(seen), ...faults(indicator, input, unweighed)],
      seen,
      covered: enough,
      documents,
    };
  });
}

/** Who accepted or rejected what: a level that a person moved says so. */
function judgedReasons(seen: readonly Seen[]): string[] {
  return (["accepted", "rejected"] as const).flatMap((verdict) => {
    const own = seen.flatMap(({ indication: { judged } }) =>
      judged?.verdict === verdict ? [judged.by] : [],
    );
    const what = own.length === 1 ? "1 indication" : `${own.length} indications`;
    return own.length === 0
      ? []
      : [`${what} ${verdict} by ${[...new Set(own)].sort(compareText).join(", ")}`];
  });
}

function faults(indicator: Indicator, input: WarnInput, unweighed: number): string[] {
  const unknown = new Set(
    indicator.observable.flatMap((query) => unknownNames(query, input.named)),
  );
  return [
    ...[...unknown].map(
      (name) => `nobody is known as "${name}": its query finds nothing by that name`,
    ),
    ...(unweighed > 0 ? [`${unweighed} matching claims are in no proposition: not counted`] : []),
  ];
}

/** The propositions that the reported indicators rest on; one twice where it shows two indicators. */
export function keySightings(findings: readonly Finding[]): { finding: Finding; seen: Seen }[] {
  return findings
    .filter(({ level }) => REPORTED.has(level))
    .flatMap((finding) =>
      finding.seen
        .filter(({ sighting }) => sighting.reports > 0)
        .map((seen) => ({ finding, seen })),
    );
}

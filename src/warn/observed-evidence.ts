import { daysBetween } from "../base/interval.ts";
import { REPORTED, type Finding } from "./findings.ts";
import { OWN_COLLECTION, softLikelihood, type Evidence } from "./scenario-likelihoods.ts";

/** What was observed of an indicator, as evidence; nothing known is a row of zeros. */
export function observedEvidence(
  finding: Finding,
  asOf: string,
): { evidence: Evidence; note: string } {
  const { indicator, level, likelihood, documents } = finding;
  const base = { indicatorId: indicator.id, group: indicator.group ?? null };
  const nothing = {
    ...base,
    group: null,
    lnLikelihoods: likelihood.map(() => 0),
    origins: new Map(),
  };
  if (level === "negligible") {
    const lnLikelihoods = likelihood.map((p) => Math.log(1 - p));
    const origins = new Map([[OWN_COLLECTION, 1]]);
    return {
      evidence: { ...base, lnLikelihoods, origins },
      note: `not seen in ${documents} documents of the window`,
    };
  }
  if (!REPORTED.has(level)) return { evidence: nothing, note: "unknown: moves nothing" };
  const origins = originsOf(finding);
  if (origins.size === 0) return { evidence: nothing, note: "no origin asserts it: moves nothing" };
  const belief = beliefIn(finding);
  const { factor, note } = decay(finding, asOf);
  const lnLikelihoods = likelihood.map((p) => factor * Math.log(softLikelihood(p, belief)));
  return {
    evidence: { ...base, lnLikelihoods, origins },
    note: [belief < 1 ? `reported; believed to ${belief.toFixed(2)}` : "reported", ...note].join(
      "; ",
    ),
  };
}

/** What was seen counts less the longer ago the latest report is: 2^(−days / half-life). @see tradecraft §1.10 */
function decay(
  { indicator: { halfLifeDays }, seen }: Finding,
  asOf: string,
): { factor: number; note: string[] } {
  const latest = seen
    .filter(({ sighting }) => sighting.reports > 0)
    .reduce<string | null>((last, { indication: { date } }) => {
      if (date === null) return last;
      return last === null || date > last ? date : last;
    }, null);
  if (halfLifeDays === undefined || latest === null) return { factor: 1, note: [] };
  const age = Math.max(0, daysBetween(latest, asOf.slice(0, 10)));
  const factor = 2 ** (-age / halfLifeDays);
  return { factor, note: age > 0 ? [`${age} days old: counts ${factor.toFixed(2)}`] : [] };
}

function originsOf({ seen }: Finding): Map<string, number> {
  const origins = new Map<string, number>();
  for (const { origins: some } of seen)
    for (const [key, weight] of some) origins.set(key, Math.max(weight, origins.get(key) ?? 0));
  return origins;
}

/** The belief in the best believed proposition that shows it; 1 where none was computed. */
function beliefIn({ seen }: Finding): number {
  return seen
    .filter(({ origins }) => origins.size > 0)
    .reduce((top, { proposition }) => Math.max(top, proposition.belief?.probability ?? 1), 0);
}

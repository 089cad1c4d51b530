import type { Assessment } from "../model/problem.ts";

export type Confidence = Assessment["confidence"];

/** What the quality of the basis is judged from. */
export interface ConfidenceBasis {
  /** Propositions behind the indicators that are reported, each with its independent origins. */
  readonly keyPropositions: readonly {
    readonly nMin: number;
    readonly origins: readonly string[];
  }[];
  /** Publishers through which the reports of them reached us; absent where that was not asked. */
  readonly transmitters?: number;
  readonly unsupportedAssumptions: number;
  readonly horizonDays: number;
  /** Share of the indicators for which enough was read, 0–1. */
  readonly coverage: number;
  /** Origins without which another scenario would lead (ACH). */
  readonly decisiveOrigins: number;
}

const FAR_DAYS = 183; // six months
const FULL_COVERAGE = 0.7; // tradecraft §1.3

/** A rule that holds confidence down: where it applies, the reason. */
type Cap = (basis: ConfidenceBasis) => string | null;

const LOW_CAPS: readonly Cap[] = [
  ({ keyPropositions }) =>
    keyPropositions.length === 0 ? "no indicator rests on a current report" : null,
  ({ keyPropositions }) => {
    const n = keyPropositions.filter(({ nMin }) => nMin === 0).length;
    return n > 0
      ? `${n} of ${keyPropositions.length} key propositions have no origin that can be traced`
      : null;
  },
  ({ keyPropositions }) =>
    shareOneOrigin(keyPropositions) ? "all key propositions rest on one origin" : null,
  ({ keyPropositions, transmitters }) =>
    keyPropositions.length > 0 && transmitters === 1
      ? "all key propositions reached us through one publisher"
      : null,
  ({ decisiveOrigins }) =>
    decisiveOrigins > 0 ? "another scenario would fit best if one origin were dropped" : null,
];

const MODERATE_CAPS: readonly Cap[] = [
  ({ keyPropositions }) => {
    const n = keyPropositions.filter(({ nMin }) => nMin === 1).length;
    return n > 0
      ? `${n} of ${keyPropositions.length} key propositions have one independent origin`
      : null;
  },
  ({ unsupportedAssumptions: n }) =>
    n > 0 ? `${n} of the assumptions ${n === 1 ? "is" : "are"} unsupported` : null,
  ({ horizonDays }) =>
    horizonDays > FAR_DAYS
      ? `the horizon of ${horizonDays} days is more than six months off`
      : null,
  ({ coverage }) =>
    coverage < FULL_COVERAGE
      ? `enough was read for only ${Math.round(coverage * 100)} % of the indicators`
      : null,
];

/**
 * Suggested confidence: the quality of the basis, not the odds. It starts high; caps bring it down.
 *
 * @returns the level and every cap that applies, the lower ones first; without a cap, one reason for "high"
 * @see docs/methods/confidence.md
 */
export function confidence(basis: ConfidenceBasis): { confidence: Confidence; reasons: string[] } {
  const low = reasonsOf(LOW_CAPS, basis);
  const moderate = reasonsOf(MODERATE_CAPS, basis);
  if (low.length > 0) return { confidence: "low", reasons: [...low, ...moderate] };
  if (moderate.length > 0) return { confidence: "moderate", reasons: moderate };
  return {
    confidence: "high",
    reasons: ["every key proposition has two independent origins or more"],
  };
}

function reasonsOf(caps: readonly Cap[], basis: ConfidenceBasis): string[] {
  return caps.map((cap) => cap(basis)).filter((reason) => reason !== null);
}

function shareOneOrigin(propositions: ConfidenceBasis["keyPropositions"]): boolean {
  const origins = new Set(propositions.flatMap((proposition) => proposition.origins));
  return propositions.length > 0 && origins.size === 1;
}

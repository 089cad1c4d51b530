import type { Grade } from "../model/proposition.ts";
import { RELIABILITIES, type Reliability } from "../model/source.ts";

/** What a grade is suggested from. */
export interface GradeBasis {
  readonly nMin: number;
  /** Independent origins that deny, at least. */
  readonly denialsMin: number;
  readonly denied: boolean;
  /** Another proposition cannot hold with this one. */
  readonly contradicted: boolean;
  /** Someone says outright that it is so. */
  readonly asserted: boolean;
  /** All origins in support are untraceable. */
  readonly untraceable: boolean;
  /** Names no actor, place, time or amount. */
  readonly vague: boolean;
  /** Letters of the innermost sources in support, with the words that stand for them. */
  readonly sources: readonly { readonly label: string; readonly reliability: Reliability }[];
}

/**
 * Letter suggested by the track record of a source: mean of Beta(1, 1) after `trueReports` of `resolved`.
 *
 * @returns "F" below five resolved reports: a new source cannot be judged, which is not "fairly reliable"
 * @see docs/methods/grades.md
 */
export function reliabilityOf(trueReports: number, resolved: number): Reliability {
  const mean = meanOf(trueReports, resolved);
  if (resolved < 5) return "F";
  if (mean >= 0.95 && resolved >= 20) return "A";
  if (mean >= 0.8 && resolved >= 10) return "B";
  if (mean >= 0.6) return "C";
  return mean >= 0.4 ? "D" : "E";
}

/** Mean of Beta(1, 1) after so many right of so many: a half where nothing is resolved. */
export function meanOf(trueReports: number, resolved: number): number {
  return (1 + trueReports) / (2 + resolved);
}

/**
 * The Admiralty pair suggested for a proposition, source and report rated apart, each with its reasons.
 *
 * "Confirmed" (1) is a count of independent origins; a verb such as "confirms" never gives it.
 *
 * @see docs/methods/grades.md; NATO AJP-2.1
 */
export function gradeOf(basis: GradeBasis): Grade {
  const best = bestSource(basis);
  const { credibility, because } = credibilityOf(basis);
  const source = best ? `${best.reliability}: ${best.label}` : "F: no source that could be judged";
  return {
    reliability: best?.reliability ?? "F",
    credibility,
    basis: [source, `${credibility}: ${because}`],
  };
}

const rank = (letter: Reliability) =>
  letter === "F" ? RELIABILITIES.indexOf("C") + 0.5 : RELIABILITIES.indexOf(letter);

function bestSource({ sources }: GradeBasis): GradeBasis["sources"][number] | undefined {
  return sources.toSorted(
    (a, b) => rank(a.reliability) - rank(b.reliability) || (a.label < b.label ? -1 : 1),
  )[0];
}

interface Credibility {
  readonly credibility: Grade["credibility"];
  readonly because: string;
}

function credibilityOf(basis: GradeBasis): Credibility {
  if (!basis.asserted) return { credibility: 6, because: "nobody says outright that it is so" };
  if (basis.untraceable) return { credibility: 6, because: "its origin cannot be traced" };
  if (basis.denialsMin >= 2)
    return { credibility: 5, because: `denied by ${basis.denialsMin} independent origins` };
  return basis.nMin >= 2 ? severalOrigins(basis) : oneOrigin(basis);
}

function severalOrigins(basis: GradeBasis): Credibility {
  const count = `${basis.nMin} independent origins`;
  if (basis.denied) return { credibility: 3, because: `${count}, and a live denial` };
  if (basis.contradicted) return { credibility: 3, because: `${count}, and a conflicting account` };
  const fair = basis.sources.some(({ reliability }) => "ABC".includes(reliability));
  if (!fair)
    return { credibility: 3, because: `${count}, none of them from a source rated C or better` };
  return {
    credibility: 1,
    because: `confirmed by ${count}, one rated C or better, no live denial`,
  };
}

function oneOrigin(basis: GradeBasis): Credibility {
  const consistent = !basis.denied && !basis.contradicted;
  const letters = basis.sources.map(({ reliability }) => reliability);
  if (letters.some((letter) => "AB".includes(letter)) && consistent) {
    return { credibility: 2, because: "one origin, usually reliable, and nothing against it" };
  }
  if (letters.length > 0 && letters.every((letter) => "DE".includes(letter))) {
    return { credibility: 4, because: "one origin, not usually reliable" };
  }
  if (basis.vague)
    return { credibility: 4, because: "one origin, and it names no actor, place, time or amount" };
  return {
    credibility: 3,
    because: consistent ? "one origin, not confirmed" : "one origin, not confirmed, and contested",
  };
}

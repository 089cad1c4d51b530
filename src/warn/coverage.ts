import { compareText } from "../base/group.ts";
import type { Assessment } from "../model/problem.ts";
import type { WarnInput } from "./input.ts";
import { dayOf, type Window } from "./window.ts";

/** Fewer dated documents than this in a window, and not seeing something says nothing. */
const ENOUGH_DOCUMENTS = 5; // the exposure that tradecraft §3.3 asks of a series

/** Days on which documents were published, in order, none after the day of the assessment. */
export function publicationDays(documents: WarnInput["documents"], asOf: string): string[] {
  const last = asOf.slice(0, 10);
  return documents
    .map(({ published }) => dayOf(published))
    .filter((day) => day !== null)
    .filter((day) => day <= last)
    .sort(compareText);
}

/** Documents dated in the window, and whether they are enough for absence to count as evidence. */
export function coverageOf(days: readonly string[], { first, last }: Window) {
  const documents = days.filter((day) => first <= day && day <= last).length;
  return { documents, enough: documents >= ENOUGH_DOCUMENTS };
}

/** What the whole assessment rests on. Undated documents count as documents, not as days. */
export function collectionCoverage(
  documents: WarnInput["documents"],
  days: readonly string[],
): Assessment["coverage"] {
  return { documents: documents.length, from: days.at(0) ?? null, to: days.at(-1) ?? null };
}

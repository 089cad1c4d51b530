import { CONCERN } from "./words.ts";

const QUOTED_OR_HYPHENATED = /"([\w-]+)"|[a-z0-9]+(?:-[a-z0-9]+)+/g;

/**
 * A sentence of the machine with the ids in it replaced by the words they stand for.
 *
 * An id of one plain word ("attack") is one only in quotes; elsewhere it is a word like others.
 *
 * @param names id → words; an id that it does not know stays as it is
 */
export function speltOut(sentence: string, names: ReadonlyMap<string, string>): string {
  return sentence.replace(QUOTED_OR_HYPHENATED, (found: string, quoted: string | undefined) => {
    if (found === "no-reporting") return CONCERN["no-reporting"];
    const words = names.get(quoted ?? found)?.replace(/\.$/, "");
    if (words === undefined) return found;
    return quoted === undefined ? words : `“${words}”`;
  });
}

/** What the ids of a problem stand for. */
export function namesOf(
  indicators: readonly { readonly id: string; readonly statement: string }[],
  scenarios: readonly { readonly id: string; readonly narrative: string }[] = [],
): ReadonlyMap<string, string> {
  return new Map([
    ...indicators.map(({ id, statement }) => [id, statement] as const),
    ...scenarios.map(({ id, narrative }) => [id, narrative] as const),
  ]);
}

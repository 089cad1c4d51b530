import type { Input } from "./input.ts";

/**
 * Words that English writes in lower case: a place must be important to be called so.
 *
 * Counted in UD English-EWT; only used to leave names out, so nothing of the treebank is in the result.
 */
export function commonWords(input: Input): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of input.raw("ud-english-ewt/en_ewt-train.conllu.gz").split("\n")) {
    const [, form = "", , tag] = line.split("\t");
    if (tag === undefined || tag === "PROPN" || !/^[a-z]+$/.test(form)) continue;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([word]) => word));
}

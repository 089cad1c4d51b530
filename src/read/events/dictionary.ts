import verbs from "../../../data/lexicons/cameo-verbs.json" with { type: "json" };
import { at, type Words } from "../phrases.ts";

/** A row of the CAMEO dictionary: a verb, perhaps with an object, and the PLOVER type it stands for. */
export interface DictionaryRow {
  readonly verb: string;
  readonly object?: string;
  readonly event: string;
}

export const DICTIONARY_ROWS: readonly DictionaryRow[] = verbs;
const byVerb = new Map<string, DictionaryRow[]>();
for (const row of DICTIONARY_ROWS) byVerb.set(row.verb, [...(byVerb.get(row.verb) ?? []), row]);

const OBJECT_REACH = 8; // words after the verb in which its object or particle stands

/** Row of the word and its object; the row that names an object beats the bare verb. */
export function dictionaryEvent(words: Words, i: number): DictionaryRow | undefined {
  const rows = byVerb.get(at(words, i).lemma);
  if (!rows) return undefined;
  const near = new Set(words.slice(i + 1, i + 1 + OBJECT_REACH).map((word) => word.lemma));
  return (
    rows.find(({ object }) => object !== undefined && near.has(object)) ??
    rows.find(({ object }) => object === undefined)
  );
}

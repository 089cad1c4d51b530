import type { EntityType } from "../../model/mention.ts";
import type { Words } from "../phrases.ts";
import { acronymAfter, textOf, type Found } from "./found.ts";
import type { Document } from "../../model/document.ts";

/** A sentence with its names. */
export interface NamedSentence {
  readonly words: Words;
  readonly names: readonly Found[];
}

const PASSED: ReadonlySet<EntityType> = new Set(["Person", "Organisation", "Location"]);

/**
 * One type for one string in one text: what most of its mentions have. An acronym has the type of the name it is
 * printed behind, a surname that of the full name.
 */
export function agreeOnTypes<S extends NamedSentence>(
  document: Document,
  sentences: readonly S[],
): S[] {
  const types = majority(document, sentences);
  return sentences.map((sentence) => ({
    ...sentence,
    names: sentence.names.map((name) => {
      const type = PASSED.has(name.type)
        ? types.get(textOf(document, sentence.words, name))
        : undefined;
      return type ? { ...name, type } : name;
    }),
  }));
}

function majority(
  document: Document,
  sentences: readonly NamedSentence[],
): Map<string, EntityType> {
  const votes = new Map<string, Map<EntityType, number>>();
  const vote = (text: string, type: EntityType, weight: number) => {
    const row = votes.get(text) ?? new Map<EntityType, number>();
    votes.set(text, row.set(type, (row.get(type) ?? 0) + weight));
  };
  for (const { words, names } of sentences)
    for (const name of names) {
      if (!PASSED.has(name.type)) continue;
      const text = textOf(document, words, name);
      vote(text, name.type, weightOf(name));
      const acronym = acronymAfter(words, name.last);
      if (acronym >= 0) vote(words[acronym]?.text ?? "", name.type, DEFINED);
      if (name.type === "Person" && text.includes(" "))
        vote(text.slice(text.lastIndexOf(" ") + 1), "Person", DEFINED);
    }
  return new Map([...votes].map(([text, row]) => [text, top(row)]));
}

const SURE = 2;
const UNSURE = 0.5;

/** A single word may be a surname or a town: where it stands behind "in" it is the town. */
function weightOf({ first, last, type }: Found): number {
  if (first !== last) return 1;
  if (type === "Person") return UNSURE;
  return type === "Location" ? SURE : 1;
}

const DEFINED = 100; // votes of a definition: more than any count

function top(votes: ReadonlyMap<EntityType, number>): EntityType {
  const [first = ["Organisation", 0] as const, ...rest] = votes;
  return rest.reduce((best, next) => (next[1] > best[1] ? next : best), first)[0];
}

import lexicon from "../../../data/lexicons/event-concepts.json" with { type: "json" };
import { at, type Words } from "../phrases.ts";

interface Entry {
  readonly words: readonly string[];
  readonly concept: string;
}

const byFirst = new Map<string, Entry[]>();
for (const [concept, phrases] of Object.entries(lexicon))
  for (const phrase of phrases) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, concept }]);
  }

/** Concepts that the words touch ("air", "arrest", "ceasefire" …) → how often; a phrase counts twice. */
export function conceptsIn(words: Words): Map<string, number> {
  const counts = new Map<string, number>();
  words.forEach((word, i) => {
    for (const form of new Set([word.lemma, word.lower]))
      for (const entry of byFirst.get(form) ?? [])
        if (entry.words.every((one, k) => isForm(words, i + k, one)))
          counts.set(
            entry.concept,
            (counts.get(entry.concept) ?? 0) + Math.min(2, entry.words.length),
          );
  });
  return counts;
}

function isForm(words: Words, i: number, form: string): boolean {
  const { lemma, lower } = at(words, i);
  return lemma === form || lower === form;
}

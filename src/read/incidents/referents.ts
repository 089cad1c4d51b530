import { contentOf, headOf } from "./phrase-features.ts";
import type { Phrase } from "./phrases.ts";
import { ROLES } from "./roles.ts";
import type { Scene } from "./scene.ts";

/** Phrases that seem to mean the same: the same noun, or parts of one name. */
export interface Referent {
  /** Places in the phrases of the scene, in order. */
  readonly phrases: readonly number[];
  /** Highest log odds of each role. */
  readonly top: readonly number[];
}

interface Open {
  readonly phrases: number[];
  readonly names: Set<string>[];
}

const MOST_NAMESAKES = 20; // names that share a word are compared; more of them are taken for others

/** Groups of phrases in order of the first of each. */
export function referentsOf(scene: Scene, scores: readonly Float32Array[]): Referent[] {
  const open: Open[] = [];
  const byNoun = new Map<string, Open>();
  const byWord = new Map<string, Open[]>();
  scene.phrases.forEach((phrase, i) => {
    const known =
      phrase.name === "PER" ? findName(scene, phrase, byWord) : byNoun.get(nounKey(scene, phrase));
    const group = known ?? { phrases: [], names: [] };
    if (!known) open.push(group);
    group.phrases.push(i);
    if (phrase.name === "PER") keepName(contentOf(scene, phrase), group, byWord);
    else byNoun.set(nounKey(scene, phrase), group);
  });
  return open.map(({ phrases }) => ({
    phrases,
    top: ROLES.map((_, role) =>
      phrases.reduce((top, i) => Math.max(top, scores[i]?.[role] ?? -Infinity), -Infinity),
    ),
  }));
}

/** The noun, or the whole where it is too short to tell. */
function nounKey(scene: Scene, phrase: Phrase): string {
  const { lemma } = headOf(scene, phrase);
  return lemma.length > 2 ? lemma : contentOf(scene, phrase).join(" ");
}

/** The name of which all words stand in this one, or the other way round. */
function findName(
  scene: Scene,
  phrase: Phrase,
  byWord: ReadonlyMap<string, readonly Open[]>,
): Open | undefined {
  const own = new Set(contentOf(scene, phrase));
  const namesakes = [...own].flatMap((word) => byWord.get(word) ?? []);
  return namesakes.find(({ names }) =>
    names.some((name) => name.isSubsetOf(own) || own.isSubsetOf(name)),
  );
}

function keepName(words: readonly string[], group: Open, byWord: Map<string, Open[]>): void {
  const name = new Set(words);
  if (group.names.length < MOST_NAMESAKES) group.names.push(name);
  for (const word of name) {
    const same = byWord.get(word) ?? [];
    if (same.length < MOST_NAMESAKES && !same.includes(group)) byWord.set(word, [...same, group]);
  }
}

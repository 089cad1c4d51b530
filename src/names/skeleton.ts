const VOWELS = /[aeiou]/g;
const DOUBLES = /(.)\1+/g;

/** Spellings of one sound, longest first; the order is part of the algorithm. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch/g, "S"],
  [/kh/g, "x"],
  [/gh/g, "k"],
  [/dh/g, "d"],
  [/th/g, "t"],
  [/ph/g, "f"],
  [/zh|dj/g, "j"],
  [/tz/g, "z"],
  [/ck/g, "k"],
  [/ou|oo/g, "u"],
  [/ee/g, "i"],
  [/[qgc]/g, "k"],
  [/w/g, "v"],
  [/y/g, "i"],
];

/**
 * Consonants of a folded word, so that spellings of one name meet: Kata'ib, Kataeb → "ktb".
 *
 * For blocking and as a floor of similarity, never alone: short skeletons collide (Qaani, Ghani → "kn").
 *
 * @param word one folded word, no spaces
 * @returns consonants, "A" first for an initial vowel; "S" is sh and ch, "x" is kh
 * @see docs/methods/names.md
 */
export function skeleton(word: string): string {
  const out = soundOf(word)
    .replace(/^[aeiou]+/, "A")
    .replace(/h$/, "");
  return out.replace(VOWELS, "").replace(DOUBLES, "$1");
}

/** A folded word with one letter for each sound and its vowels kept: "qadhdhafi" → "kadafi". */
export function soundOf(word: string): string {
  let out = word.replace(DOUBLES, "$1");
  for (const [sound, letter] of SOUNDS) out = out.replace(sound, letter);
  return out.replace(DOUBLES, "$1");
}

/** Skeleton of words written together or apart: "Ansar Allah" and "Ansarullah" → "Ansrl". */
export function joinedSkeleton(words: readonly string[]): string {
  return joinSkeletons(words.map(skeleton));
}

/** The same from the skeletons of the words. */
export function joinSkeletons(skeletons: readonly string[]): string {
  let joined = skeletons[0] ?? "";
  for (let i = 1; i < skeletons.length; i++) {
    const next = skeletons[i] ?? "";
    joined += next.startsWith("A") ? next.slice(1) : next;
  }
  return joined.replace(DOUBLES, "$1");
}

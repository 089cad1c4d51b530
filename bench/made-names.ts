// Made names, seeded: drawn as in names of people, few words are borne by very many.

const ONSETS = "b d f g h j k l m n p q r s t v z sh kh gh th ch".split(" ");
const VOWELS = "a e i o u aa ei ou".split(" ");
const DISTINCT_WORDS = 60_000;

/** @see Marsaglia (2003), xorshift32 */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export function words(next: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? "";
  return Array.from({ length: DISTINCT_WORDS }, () =>
    Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(ONSETS) + pick(VOWELS)).join(""),
  );
}

/** Words are drawn as in names of people: few are borne by very many. */
export function nameOf(all: readonly string[], next: () => number): string {
  const word = () => all[Math.floor(next() ** 3 * all.length)] ?? "";
  return Array.from({ length: 2 + Math.floor(next() * 2) }, word).join(" ");
}

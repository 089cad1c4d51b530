const SHORT_VOWEL = 0.05; // not written in Arabic and Hebrew script, but at either end of a word
const END_VOWEL = 1.5;
const WRITTEN_VOWEL = 0.7; // a long one, which the other should have
const NEAR_VOWEL = 0.1;
const OTHER_VOWEL = 0.9;
const CONSONANT = 1.5;
const MOST_LIKE = 0.95; // what was not written cannot be known to agree
const LEAST_LIKE = 0.65;
const LONGEST = 24; // letters of a word; longer ones are cut
const NEAR: ReadonlySet<string> = new Set(["ae", "ea", "ei", "ie", "uo", "ou", "uv", "vu"]);

/**
 * Likeness of a word in a script that leaves short vowels out and one in a script that writes them.
 *
 * Short vowels inside the full word are free; long vowels, which both scripts write, and the vowels at
 * the ends have to agree: احمدی is no Ahmad.
 *
 * @param bare sound of the word without vowels, as `soundOf` gives it
 * @param full sound of the word with vowels
 * @returns 0 or 0.65–0.95; never 1, since half of the word is not known
 * @see Wagner and Fischer (1974), with costs by class of letter
 */
export function vowellessLikeness(bare: string, full: string): number {
  const [a, b] = [bare.slice(0, LONGEST), full.slice(0, LONGEST)];
  const cost = alignmentCost(a, b);
  const consonants = a.replace(/[aeiou]/g, "").length;
  if (consonants === 0) return 0;
  const likeness = 1 - cost / Math.max(3, a.length);
  return likeness < LEAST_LIKE ? 0 : Math.min(MOST_LIKE, likeness);
}

function alignmentCost(a: string, b: string): number {
  let last = [0];
  for (let j = 1; j <= b.length; j++) last.push((last[j - 1] ?? 0) + unwritten(b, j - 1));
  for (let i = 1; i <= a.length; i++) {
    const row = [(last[0] ?? 0) + extra(a, i - 1)];
    for (let j = 1; j <= b.length; j++) {
      row.push(
        Math.min(
          (last[j - 1] ?? 0) + change(a.charAt(i - 1), b.charAt(j - 1)),
          (last[j] ?? 0) + extra(a, i - 1),
          (row[j - 1] ?? 0) + unwritten(b, j - 1),
        ),
      );
    }
    last = row;
  }
  return last[b.length] ?? 0;
}

function isVowel(letter: string): boolean {
  return "aeiou".includes(letter);
}

function change(x: string, y: string): number {
  if (x === y) return 0;
  if (NEAR.has(x + y)) return NEAR_VOWEL;
  return isVowel(x) && isVowel(y) ? OTHER_VOWEL : CONSONANT;
}

/** A letter that only the full word has. */
function unwritten(word: string, at: number): number {
  const letter = word.charAt(at);
  if (letter === "h" && at === word.length - 1) return NEAR_VOWEL;
  if (!isVowel(letter)) return CONSONANT;
  return at === 0 || at === word.length - 1 ? END_VOWEL : SHORT_VOWEL;
}

/** A letter that only the bare word has. */
function extra(word: string, at: number): number {
  const letter = word.charAt(at);
  if (letter === "h" && at === word.length - 1) return NEAR_VOWEL;
  if (!isVowel(letter)) return CONSONANT;
  return at === word.length - 1 ? END_VOWEL : WRITTEN_VOWEL;
}

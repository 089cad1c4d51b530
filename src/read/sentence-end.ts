import type { Word } from "./layers.ts";

// Abbreviations after which a sentence goes on. Ranks and titles come before a name; the rest never end one.
const NEVER_FINAL = new Set(
  (
    "gen. maj. lt. col. brig. capt. cpt. sgt. adm. cmdr. cdr. rear. mr. mrs. ms. dr. prof. rev. hon. sen. rep. gov. " +
    "pres. amb. st. mt. ft. vs. no. nos. fig. e.g. i.e. cf. approx. sec. min. dep. asst. spc. pfc. pvt. jr. sr. " +
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. lt.-gen. maj.-gen."
  ).split(" "),
);
const MAYBE_FINAL = /^(?:\p{L}\.){2,}$/u; // U.S., U.A.E., a.m.
const CLOSERS = new Set(['"', "”", "’", "'", ")", "]", "''", "»"]);

/**
 * True where the word at `i` ends a sentence. Survives "U.S. Senate", "Gen. Smith", "No. 4", initials,
 * "R-Ariz.", and marks that close after the stop.
 */
export function isSentenceEnd(words: readonly Word[], i: number, text: string): boolean {
  const word = words[i];
  if (!word) return false;
  const next = words[i + 1];
  if (!next) return true;
  if (CLOSERS.has(word.text)) return closesSentence(words, i, text);
  if (!endsLikeSentence(word)) return false;
  if (CLOSERS.has(next.text) && next.begin === word.end) return false; // the closing mark ends it
  return startsSentence(words, i, text);
}

function closesSentence(words: readonly Word[], i: number, text: string): boolean {
  let stop = i - 1;
  while (stop >= 0 && CLOSERS.has(textAt(words, stop))) stop--;
  const before = words[stop];
  if (!before || !endsLikeSentence(before) || before.end !== words[stop + 1]?.begin) return false;
  return isApart(words, i) && startsSentence(words, i, text);
}

/** White space stands between the word and the next. */
function isApart(words: readonly Word[], i: number): boolean {
  const next = words[i + 1];
  return next !== undefined && next.begin > (words[i]?.end ?? 0);
}

function textAt(words: readonly Word[], i: number): string {
  return words[i]?.text ?? "";
}

function endsLikeSentence(word: Word): boolean {
  return /[.!?…]$/.test(word.text) && !isInnerStop(word);
}

/** A stop that belongs to the word: a rank, an initial, a month. */
function isInnerStop(word: Word): boolean {
  return word.text.length > 1 && (NEVER_FINAL.has(word.lower) || /^\p{Lu}\.$/u.test(word.text));
}

function startsSentence(words: readonly Word[], i: number, text: string): boolean {
  const word = words[i];
  const next = words[i + 1];
  if (!word || !next) return true;
  if (next.begin === word.end && !/^["“«(]/.test(next.text)) return false;
  if (endsAbbreviation(words, i)) return false;
  if (MAYBE_FINAL.test(word.text)) return AFTER_ABBREVIATION.test(next.text);
  return text.slice(word.end, next.begin) !== "" && !/^\p{Ll}/u.test(next.text);
}

const AFTER_ABBREVIATION = /^["“]?(?:The|A|An|In|On|But|And|It|He|She|They|This|These)$/;

/** A stop that the tagger cut off from its abbreviation: "Maj" + ".". */
function endsAbbreviation(words: readonly Word[], i: number): boolean {
  const previous = words[i - 1];
  return (
    textAt(words, i) === "." &&
    previous?.end === words[i]?.begin &&
    isAbbreviation(`${previous?.lower}.`)
  );
}

function isAbbreviation(lower: string): boolean {
  return (
    NEVER_FINAL.has(lower) ||
    /^\p{L}\.$/u.test(lower) ||
    /^(?:ariz|calif|mass|conn|wash|va|pa|fla|ill|mich|minn|tenn|okla|ore|wis|ala|ark|colo|del|ga|ind|kan|ky|la|md|me|miss|mo|mont|neb|nev)\.$/.test(
      lower,
    )
  );
}

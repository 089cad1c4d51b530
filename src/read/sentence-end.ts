import type { Word } from "./tokens.ts";

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
  while (stop >= 0 && CLOSERS.has(words[stop]?.text ?? "")) stop--;
  const before = words[stop];
  const next = words[i + 1];
  if (!before || !next || !endsLikeSentence(before) || before.end !== words[stop + 1]?.begin)
    return false;
  if (CLOSERS.has(next.text) && next.begin === words[i]?.end) return false;
  return text.slice(words[i]?.end, next.begin).length > 0 && startsSentence(words, i, text);
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
  const gap = text.slice(word.end, next.begin);
  if (gap === "" && !/^["“«(]/.test(next.text)) return false;
  const previous = words[i - 1];
  if (
    word.text === "." &&
    previous &&
    previous.end === word.begin &&
    isAbbreviation(`${previous.lower}.`)
  ) {
    return false;
  }
  if (MAYBE_FINAL.test(word.text))
    return /^["“]?(?:The|A|An|In|On|But|And|It|He|She|They|This|These)$/.test(next.text);
  return /^[\p{Lu}\p{N}"“«‘'(\[—–-]/u.test(next.text) || !/^\p{Ll}/u.test(next.text);
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

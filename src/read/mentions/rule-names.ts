import type { EntityType } from "../../model/mention.ts";
import type { Token } from "../layers.ts";
import { isCountry, isNationality, isRole } from "../name-words.ts";
import { at, type Words } from "../phrases.ts";
import { designatedType, findWeapon, isDesignation } from "../weapons.ts";
import type { Found } from "./found.ts";
import { TITLE } from "./titles.ts";

const EXTRACTOR = "mention-rules/1";
// Words that join the parts of one name: "Harakat al-Nujaba", "Ministry of Defence", "Abdul bin Zayed".
const JOINERS = new Set([
  "al",
  "el",
  "al-",
  "de",
  "bin",
  "ibn",
  "van",
  "von",
  "ud",
  "ul",
  "da",
  "la",
  "-",
  "'",
  "’",
]);
const OF_HEADS =
  /^(?:ministry|department|office|bank|university|state|republic|kingdom|government|chamber|house|council|union|army|forces|front|party|league|movement|ministers?|secretary|institute|board|court|league|gulf|strait|sea|bay|commission|organi[sz]ation|committee|association|brotherhood|martyrs|lord|guardians|federation|islamic|bureau)$/i;
const ORGANISATION =
  /(?:ministry|department|army|forces?|guards?|command|party|movement|front|council|agency|union|government|administration|presidency|nations|group|organi[sz]ation|court|committee|coalition|bank|company|brigades?|corps|division|regiment|battalion|police|university|institute|cent(?:re|er)|association|congress|parliament|assembly|senate|militia|service|authority|commission|network|league|society|navy|cabinet|brotherhood|bureau|hezbollah|kata'?ib|harakat|asa'?ib|liwa|saraya|jaysh|jaish|jabhat|mossad|taliban|pentagon|kremlin|nato|isis|isil|daesh)$/i;
const LOCATION =
  /(?:province|governorate|city|town|village|valley|river|sea|gulf|strait|mountains?|heights|desert|island|islands|peninsula|region|district|airport|border|bridge|camp|square|street|coast|bay|lake|base|east|west|strip|bank)$/i;

const NO_NAMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|i|the|this|that|senior|former|another|several|many|some|new|local|mr|mrs|ms|according|meanwhile|however|earlier|later|both|all|if|when|while|after|before|since|but|and|or|yes|no|not|photo|file)$/i;

/**
 * Names of a sentence as runs of capitalised words, with a type by their words and what stands before them.
 *
 * @param usual words of the text that also occur in lower case: no names where they open a sentence
 */
export function ruleNames(words: Words, usual: ReadonlySet<string>): Found[] {
  const out: Found[] = [];
  let i = 0;
  while (i < words.length) {
    const last = isNameWord(words, i, usual) ? nameEnd(words, i, usual) : -1;
    if (last < i) i++;
    else {
      const first = skipTitles(words, i, last);
      if (first > i && isState(at(words, i).text)) out.push(typed(words, i, i));
      if (!isOffice(words, first, last) && !isSlogan(words, first, last))
        out.push(...split(words, first, last));
      i = last + 1;
    }
  }
  return out;
}

function isNameWord(words: Words, i: number, usual: ReadonlySet<string>): boolean {
  const word = at(words, i);
  if (!isCapital(word)) return false;
  if (isState(word.text)) return true;
  if (!opensSpeech(words, i)) return ["PROPN", "NOUN", "ADJ"].includes(word.pos);
  return (
    ["PROPN", "NOUN"].includes(word.pos) &&
    !usual.has(word.lower) &&
    !isRole(word.lower.replace(/s$/, ""))
  );
}

/** A capital that may be a name's: no weekday, no article, no weapon. */
function isCapital(word: Token): boolean {
  return /^\p{Lu}/u.test(word.text) && !NO_NAMES.test(word.text) && !findWeapon(word.lemma);
}

/** First in the sentence or in a quotation: there every word has a capital. */
function opensSpeech(words: Words, i: number): boolean {
  return i === 0 || /^["“]$/.test(at(words, i - 1).text);
}

function isState(text: string): boolean {
  return isCountry(text) || isNationality(text);
}

function nameEnd(words: Words, first: number, usual: ReadonlySet<string>): number {
  let last = first;
  for (let i = first + 1; i < words.length; i++) {
    if (isNameWord(words, i, usual) || (isCapital(at(words, i)) && isJoined(words, i))) last = i;
    else if (isGlued(words, i)) last = ++i;
    else if (!joins(words, i)) break;
  }
  return last;
}

/** The hyphen of "Ki-moon": the name goes on in lower case. */
function isGlued(words: Words, i: number): boolean {
  const next = at(words, i + 1);
  return (
    at(words, i).text === "-" &&
    next.begin === at(words, i).end &&
    at(words, i - 1).end === at(words, i).begin &&
    /^\p{Ll}{2,}$/u.test(next.text) &&
    !isCountry(at(words, i - 1).text) &&
    next.pos === "PROPN"
  );
}

function isJoined(words: Words, i: number): boolean {
  const before = at(words, i - 1);
  return JOINERS.has(before.lower) || before.lower === "of" || before.quoted;
}

/** "al", "-", "of" between two capitalised words. */
function joins(words: Words, i: number): boolean {
  const word = at(words, i);
  const before = at(words, i - 1);
  const next = at(words, i + 1);
  if (!/^\p{Lu}/u.test(next.text) && !JOINERS.has(next.lower)) return false;
  if (word.text === "-")
    return word.begin === before.end && next.begin === word.end && !isCountry(before.text);
  return (
    JOINERS.has(word.lower) || (word.lower === "of" && (OF_HEADS.test(before.text) || word.quoted))
  );
}

/** First word after the last title, "Prime Minister" and "Secretary of State" included; `first` where nothing follows it. */
function skipTitles(words: Words, first: number, last: number): number {
  for (let i = last - 1; i >= first; i--) {
    if (!TITLE.test(at(words, i).text)) continue;
    const office = at(words, i + 1).lower === "of" ? i + 3 : i + 1;
    return office <= last ? office : first;
  }
  return first;
}

const OFFICE = /^(?:prime|foreign|defen[cs]e|interior|vice|deputy|special|first|general)$/i;

const SLOGAN_WORDS = 3;

/** "NEVER SAY NEVER", "Operation Blue Heron": capitals in quotation marks, and names of deeds, are no actors. */
function isSlogan(words: Words, first: number, last: number): boolean {
  const opening = at(words, first);
  if (/^operation$/i.test(opening.text)) return true;
  return (
    opening.quoted && last - first + 1 >= SLOGAN_WORDS && /^\p{Lu}/u.test(at(words, first - 1).text)
  );
}

/** "Prime Minister" alone names an office, nobody. */
function isOffice(words: Words, first: number, last: number): boolean {
  return words
    .slice(first, last + 1)
    .every((word) => TITLE.test(word.text) || OFFICE.test(word.text));
}

/** "Israeli Air Force" is one name; "Syrian President Assad" is a nationality, a title and a person. */
function split(words: Words, first: number, last: number): Found[] {
  const opening = words[first];
  const titleAt = words.findIndex((word, i) => i > first && i <= last && TITLE.test(word.text));
  if (opening && isNationality(opening.text) && (titleAt > 0 || first === last)) {
    const nationality = found(first, first, "Nationality");
    const from = skipTitles(words, first + 1, last);
    const onlyTitles = isOffice(words, from, last);
    return from <= last && first < last && !onlyTitles
      ? [nationality, typed(words, from, last)]
      : [nationality];
  }
  return [typed(words, first, last)];
}

function typed(words: Words, first: number, last: number): Found {
  return found(first, last, typeOf(words, first, last));
}

function found(first: number, last: number, type: EntityType): Found {
  return { first, last, type, form: "name", by: EXTRACTOR };
}

function typeOf(words: Words, first: number, last: number): EntityType {
  const text = textOf(words, first, last);
  if (isCountry(text))
    return isPlace(words, first, INSIDE) || isPlace(words, first, TOWARD)
      ? "Location"
      : "Organisation";
  if (isNationality(text)) return "Nationality";
  const worded = typeByWords(at(words, first).text, at(words, last).text);
  return (
    worded ?? (/^\p{Lu}{2,}$/u.test(text) ? "Organisation" : typeByContext(words, first, last))
  );
}

function textOf(words: Words, first: number, last: number): string {
  return words
    .slice(first, last + 1)
    .map((word) => word.text)
    .join(" ");
}

function typeByContext(words: Words, first: number, last: number): EntityType {
  if (isTitled(words, first)) return "Person";
  if (isPlace(words, first, INSIDE)) return "Location";
  if (isApposed(words, first, last)) return "Person";
  if (isPlace(words, first, TOWARD)) return "Location";
  const isPersonal = last > first && last - first < 3 && !isState(at(words, first).text);
  return isPersonal ? "Person" : "Organisation";
}

/** By a word that only bodies or only places have in their names. */
function typeByWords(first: string, last: string): EntityType | undefined {
  if (ORGANISATION.test(last) || ORGANISATION.test(first)) return "Organisation";
  return LOCATION.test(last) ? "Location" : undefined;
}

/** "General X", "the spokesman X". */
function isTitled(words: Words, first: number): boolean {
  const before = at(words, first - 1);
  return TITLE.test(before.text) || (isRole(before.lemma) && before.pos !== "ADJ");
}

const APPOSITION_WORDS = 5;

/** "X Y, the commander of …": a full name, and a role in apposition. */
function isApposed(words: Words, first: number, last: number): boolean {
  if (last === first || at(words, last + 1).text !== "," || at(words, last + 2).pos === "NUM")
    return false;
  return words.slice(last + 2, last + 2 + APPOSITION_WORDS).some((word) => isRole(word.lemma));
}

// Prepositions before a place; those of the second set stand before people as well.
const INSIDE = new Set(
  "in at near into across outside around inside through via over throughout".split(" "),
);
const TOWARD = new Set("from to toward towards leave reach visit".split(" "));
const DIRECTIONS = new Set(
  "the northern southern eastern western central neighbouring neighboring".split(" "),
);

function isPlace(words: Words, first: number, prepositions: ReadonlySet<string>): boolean {
  let before = first - 1;
  while (before >= 0 && DIRECTIONS.has(at(words, before).lower)) before--;
  return prepositions.has(at(words, before).lower);
}

/** Common nouns for weapons, platforms and vehicles, with the model named before them: "S-300 batteries". */
export function ruleWeapons(words: Words): Found[] {
  return words.flatMap(({ pos, lemma }, i): Found[] => {
    if (pos !== "NOUN" && pos !== "PROPN") return [];
    const isModel = isDesignation(at(words, i - 1).text);
    const type = isModel ? designatedType(lemma) : findWeapon(lemma);
    return type
      ? [{ first: isModel ? i - 1 : i, last: i, type, form: "nominal", by: EXTRACTOR }]
      : [];
  });
}

/** In a line where every word has a capital: a state, or a name with a word that only bodies have. */
export function isSureName(words: Words, { first, last, type }: Found): boolean {
  const text = textOf(words, first, last);
  if (isState(text)) return true;
  return type === "Organisation" && last > first && ORGANISATION.test(at(words, first).text);
}

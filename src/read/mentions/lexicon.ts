import actors from "../../../data/actors/actors.json" with { type: "json" };
import placeNames from "../../../data/lexicons/place-names.json" with { type: "json" };
import { foldName, isCountry, isNationality, isRole } from "../name-words.ts";
import { at, type Words } from "../phrases.ts";
import { weaponOfLemma } from "../weapons.ts";

// What lists say of words. Numbers, since they become features; part of the models' format.

const DIRECTIONS = new Set(
  "the central centre western eastern northern southern north south east west capital".split(" "),
);
const TOWNS: ReadonlySet<string> = new Set(placeNames.towns.map(foldName));
const WIDE: ReadonlySet<string> = new Set(
  placeNames.wide.map(foldName).filter((name) => !DIRECTIONS.has(name)),
);
const ACTORS: ReadonlySet<string> = new Set(
  actors
    .filter(({ type }) => type === "Organisation")
    .flatMap(({ names }) => names.filter(({ kind }) => kind !== "weak" && kind !== "demonym"))
    .map(({ text }) => foldName(text)),
);
const BODIES = wordsOf(
  "force fighter troop soldier unit army militia militant terrorist rebel regime government coalition group police " +
    "guard member partner personnel people civilian community ally opposition party",
);
const SITES = wordsOf(
  "city town village area region building border country province camp bridge facility site position territory base " +
    "road route headquarters neighborhood district location place zone street house world",
);
const WEAPONS = wordsOf(
  "strike airstrike munition vbied ied mortar bomb rocket missile weapon gun artillery bombardment chemical",
);
const LONGEST_NAME = 5; // words

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").flatMap((word) => [word, pluralOf(word)]));
}

function pluralOf(word: string): string {
  if (word.endsWith("y")) return `${word.slice(0, -1)}ies`;
  return /(?:ss|s|ch|x)$/.test(word) ? `${word}es` : `${word}s`;
}

const KINDS = ["country", "nationality", "wide", "town", "body"] as const;
type Kind = (typeof KINDS)[number];

/** The longest listed name that begins at each word; `length` in words. */
export interface ListedName {
  readonly first: number;
  readonly length: number;
  readonly kind: Kind;
}

/** Names of countries, peoples, regions and towns in a sentence: longest first from the left, none inside another. */
export function listedNames(words: Words): ListedName[] {
  const folded = words.map(({ text }) => foldName(text));
  const found: ListedName[] = [];
  for (let first = 0; first < words.length; first++) {
    const name = listedAt(words, folded, first);
    if (!name) continue;
    found.push(name);
    first += name.length - 1;
  }
  return found;
}

function listedAt(words: Words, folded: readonly string[], first: number): ListedName | undefined {
  if (!/^\p{Lu}/u.test(at(words, first).text)) return undefined;
  let key = "";
  let found: ListedName | undefined;
  for (let i = first; i < Math.min(words.length, first + LONGEST_NAME); i++) {
    const isApart = i > first && at(words, i).begin > at(words, i - 1).end;
    key = key + (isApart ? " " : "") + folded[i];
    const kind = kindOf(key);
    if (kind) found = { first, length: i - first + 1, kind };
  }
  return found;
}

function kindOf(key: string): Kind | undefined {
  if (isCountry(key)) return "country";
  if (isNationality(key)) return "nationality";
  if (WIDE.has(key)) return "wide";
  if (TOWNS.has(key)) return "town";
  return ACTORS.has(key) ? "body" : undefined;
}

/** For each word a code of the listed name it begins (odd) or continues (even); 0 outside. */
export function listCodes(words: Words): Uint8Array {
  const codes = new Uint8Array(words.length);
  for (const { first, length, kind } of listedNames(words)) {
    codes.fill(2 * KINDS.indexOf(kind) + 2, first, first + length);
    codes[first] = 2 * KINDS.indexOf(kind) + 1;
  }
  return codes;
}

/** What kind of thing a common noun is, as bits: body, site, weapon, role, and the weapon lexicon. */
export function nounCodes(words: Words): Uint8Array {
  return Uint8Array.from(words, ({ lower, lemma }) => {
    const flags = [BODIES.has(lower), SITES.has(lower), WEAPONS.has(lower), isRole(lemma)];
    const bits = flags.reduce((sum, flag, i) => sum + (flag ? 1 << i : 0), 0);
    return bits + (weaponOfLemma(lemma) ? 1 << flags.length : 0);
  });
}

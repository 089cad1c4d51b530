import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";

/** Places a name may mean, and whether they bear the whole of it. */
export interface FoundPlaces {
  readonly places: readonly Place[];
  /** The name they bear: the whole text, or what is left of it. */
  readonly name: string;
  /** "part": they are only named in it, "Air Zimbabwe"; its point is theirs. */
  readonly by: "name" | "part";
}

const NOTHING: FoundPlaces = { places: [], name: "", by: "name" };
const ACRONYM = /^[A-Z](?:\.?[A-Z&]){1,3}\.?$/;
const DIRECTIONS = new Set(
  "west east north south western eastern northern southern central center centre middle upper lower state city county valley island coast bay union republic".split(
    " ",
  ),
);
/** What is left of "the Danube Delta", "the Central Plateau" is a noun, though a state of Nigeria is called so. */
const LAND_FORMS = new Set(
  "delta plateau rivers river lakes lake hills hill mountains mountain highlands desert basin gulf sea ocean peninsula point park beach".split(
    " ",
  ),
);

function isCommonNoun(name: string): boolean {
  const key = nameKey(name);
  return DIRECTIONS.has(key) || LAND_FORMS.has(key);
}

const KIND_WORDS =
  /\s+(?:province|governorate|region|city|district|town|area|village|state|county|oblast|refugee camp|camp|countryside|airport|international airport|river|suburbs?|neighbou?rhood|township|borough|parish|municipality|metropolitan area|metro area|prefecture)$/i;
const KIND_PREFIX =
  /^(?:the\s+)?(?:city|town|village|province|governorate|district|region|state|county|co|port|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|central|north|south|east|west|downtown|midtown|greater|metropolitan|rural|suburban|old town|mainland|rest)\.?\s+(?:of\s+)?/i;
/** A name's part is taken for a place only where the place is this large, or a state or region. */
const PART_POPULATION = 15_000;
const MOST_WORDS = 8;
const LONGEST_NAME = 300; // characters: a longer string is no name of a place

/** Places that bear the name, or the name without the word that says what it is, or that are named within it. */
export function findPlaces(text: string, base: ResolverBase): FoundPlaces {
  if (text.length > LONGEST_NAME || DIRECTIONS.has(nameKey(text)) || MISSION.test(text))
    return NOTHING;
  const bare = text.replace(/\s+/g, " ").trim();
  const names = [bare, bare.replace(KIND_WORDS, ""), bare.replace(KIND_PREFIX, "")];
  for (const name of new Set([...names, ...names.map(otherSpelling)])) {
    const isWord = name === bare ? DIRECTIONS.has(nameKey(name)) : isCommonNoun(name);
    const places = isWord ? [] : placesNamed(name, base);
    if (places.length > 0) return { places, name, by: "name" };
  }
  const singular = bare.replace(/(?<=\p{Ll}{3})s$/u, "");
  const wide = singular === bare ? [] : placesNamed(singular, base).filter(isWide);
  return wide.length > 0 ? { places: wide, name: singular, by: "name" } : placesIn(bare, base);
}

function isWide({ kind }: Place): boolean {
  return kind === "country" || kind === "area";
}

/** "Democratic People's Republic of", "sub-Saharan"; not "southern", which names a part of what follows. */
const WORDS_AHEAD =
  /(?:\p{Lu}[\p{L}'’.-]*|\p{Ll}+-\p{Lu}[\p{L}'’-]*) (?:(?:\p{Lu}[\p{L}'’.-]*|of|and|the) ){0,3}$/u;
const WORDS_BEHIND = /^(?: \p{Lu}[\p{L}'’-]*){1,3}/u;

/**
 * The listed name of a country, region or sea that a name is part of in the text: "sub-Saharan Africa", "Golan Heights",
 * of which a reader may have found one word. The name as it is where there is none.
 */
export function widestName(
  text: string,
  left: string,
  right: string,
  { gazetteer }: ResolverBase,
): string {
  const ahead = WORDS_AHEAD.exec(left)?.[0].trimEnd().split(" ") ?? [];
  const behind = WORDS_BEHIND.exec(right)?.[0].trimStart().split(" ") ?? [];
  const wider = [
    ...ahead.map((_, i) => [...ahead.slice(i), text].join(" ")),
    ...behind.map((_, i) => [text, ...behind.slice(0, behind.length - i)].join(" ")),
  ];
  return wider.find((name) => gazetteer.find(name).some(isLand)) ?? text;
}

function isLand({ kind }: Place): boolean {
  return kind !== "city" && kind !== "district";
}

/** An embassy lies anywhere but in the country it is named after. */
const MISSION = /\b(?:Embassy|Consulate|High Commission)\b/i;

const SHORT_FORMS: Readonly<Record<string, string>> = {
  St: "Saint",
  Ste: "Sainte",
  Mt: "Mount",
  Ft: "Fort",
};

/** "St. Marc" is listed as Saint-Marc, "Adhamiya" as Adhamiyah. */
function otherSpelling(name: string): string {
  return name
    .replace(
      /^(St|Ste|Mt|Ft)\.? (?=\p{Lu})/u,
      (_, short: string) => `${SHORT_FORMS[short] ?? short} `,
    )
    .replace(/(?<=iy)a$/, "ah");
}

/** An acronym is a country or a region ("UAE", "NSW"), and no town that happens to be called so. */
function placesNamed(name: string, base: ResolverBase): readonly Place[] {
  if (name === "") return [];
  const found = base.gazetteer.find(name);
  if (!ACRONYM.test(name)) return found;
  return found.filter(({ kind }) => kind !== "city" && kind !== "district");
}

/** The longest place named at the end or at the start of a longer name: "University of California", "Seattle Fire". */
function placesIn(text: string, base: ResolverBase): FoundPlaces {
  const words = text.split(/[\s/–-]+/).filter((word) => word !== "");
  if (words.length < 2 || words.length > MOST_WORDS) return NOTHING;
  for (let length = words.length - 1; length >= 1; length--) {
    for (const part of [words.slice(-length), words.slice(0, length)]) {
      const name = part.join(" ").replace(/['’]s?$/, "");
      if (!/^\p{Lu}/u.test(name) || isCommonNoun(name)) continue;
      const places = placesNamed(name, base).filter((place) => isKnownPart(place, name));
      if (places.length > 0) return { places, name, by: "part" };
    }
  }
  return NOTHING;
}

function isKnownPart(place: Place, name: string): boolean {
  if (place.kind === "country" || place.kind === "area") return true;
  return (place.population ?? 0) >= PART_POPULATION && nameKey(place.name) === nameKey(name);
}

/** True where the key is the place's own name, with or without a word for its kind; false for an alias. */
export function bearsName({ name }: Place, key: string): boolean {
  return (
    nameKey(name) === key ||
    nameKey(name.replace(KIND_WORDS, "")) === key ||
    nameKey(name.replace(KIND_PREFIX, "")) === key
  );
}

const SITE =
  /(?:street|st\.|avenue|ave\.|road|rd\.|boulevard|lane|drive|highway|square|plaza|park|gardens?|stadium|arena|hall|cent(?:re|er)|school|college|university|campus|hospital|clinic|airport|station|terminal|bridge|tower|building|court|courthouse|jail|prison|church|mosque|cathedral|synagogue|temple|shrine|cemetery|market|mall|hotel|museum|library|theat(?:re|er)|palace|castle|embassy|consulate|headquarters|barracks|base|factory|plant|mine|dam|camp|port|harbou?r|pier|estate|farm|zoo|house|capitol|neighbou?rhood|district|quarter|suburb)$/i;

/** True where the name's last word says that it is a building, a street or a quarter: something within a town. */
export function isSite(text: string): boolean {
  return SITE.test(text.trim());
}

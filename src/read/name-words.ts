import countries from "../../data/countries/countries.json" with { type: "json" };
import nationalities from "../../data/lexicons/nationalities.json" with { type: "json" };
import roles from "../../data/lexicons/roles.json" with { type: "json" };

const FOLDED_BY_CASE = /^[a-z0-9-]+(?: [a-z0-9-]+)*$/; // most words: nothing else to fold
const ROLE_NOUNS: ReadonlySet<string> = new Set(roles.map((role) => role.noun));
/** Adjectives of continents, regions and peoples: of no one country. */
const WIDE_ADJECTIVES = [
  "African",
  "Arab",
  "Asian",
  "Balkan",
  "Californian",
  "Caribbean",
  "Catalan",
  "Central American",
  "Chechen",
  "Crimean",
  "European",
  "Gazan",
  "Kurdish",
  "Latin American",
  "Middle Eastern",
  "North American",
  "Scandinavian",
  "Siberian",
  "Sicilian",
  "South American",
  "Soviet",
  "Texan",
  "Tibetan",
  "Western",
];
const NATIONALITIES: ReadonlySet<string> = new Set(
  [...nationalities.map((row) => row.adjective), ...WIDE_ADJECTIVES].map(foldName),
);
const COUNTRY_NAMES: ReadonlySet<string> = new Set(
  countries.flatMap((country) => [country.name, ...country.names]).map(foldName),
);

const COUNTRY_CODES: ReadonlyMap<string, string> = new Map([
  ...countries.flatMap(({ code, name, names }) =>
    [name, ...names].map((one) => [foldName(one), code] as const),
  ),
  ...nationalities.map(({ adjective, country }) => [foldName(adjective), country] as const),
]);

/** "minister", "spokesman", "rebel": a noun for somebody in a role. */
export function isRole(lemma: string): boolean {
  return ROLE_NOUNS.has(lemma.toLowerCase());
}

/** Nouns for who holds an office, which the list of roles lacks: the taggers learnt from the list as it is. */
const OFFICES: ReadonlySet<string> = new Set(
  (
    "secretary secretary-general chief commissioner director chairman chairwoman leader adviser advisor aide queen emir " +
    "sheikh negotiator speaker ayatollah"
  ).split(" "),
);

/** A role, or who leads or advises. */
export function isOffice(lemma: string): boolean {
  return isRole(lemma) || OFFICES.has(lemma.toLowerCase());
}

/** Adjective of a country, a continent, a region or a people, or the word for its people. */
export function isNationality(word: string): boolean {
  return NATIONALITIES.has(foldName(word));
}

/** ISO 3166-1 code of the country whose name or adjective this is; undefined for any other word. */
export function countryCalled(name: string): string | undefined {
  return COUNTRY_CODES.get(foldName(name.replace(/['’]s$/, "")));
}

export function isCountry(name: string): boolean {
  return COUNTRY_NAMES.has(foldName(name));
}

/** Case, marks and points do not tell names of outlets apart: "U.S." is "us", "Ynet" "ynet". */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (FOLDED_BY_CASE.test(lower)) return lower;
  return name
    .normalize("NFKD")
    .replace(/[\p{M}.'’ʿʾ]/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

import type { Place } from "../model/place.ts";

/** Cities of the United States that stand without their state: after the stylebook of the Associated Press. */
const PLAIN_US_CITIES = new Set(
  "Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Houston|Indianapolis|Las Vegas|Los Angeles|Miami|Milwaukee|Minneapolis|New Orleans|Philadelphia|Phoenix|Pittsburgh|Salt Lake City|San Antonio|San Diego|San Francisco|Seattle|St. Louis".split(
    "|",
  ),
);

/** Countries whose first-level regions bear the word for what they are. */
const REGION_WORDS: Readonly<Record<string, string>> = {
  AR: "Province",
  IR: "Province",
  TR: "Province",
  AF: "Province",
  JP: "Prefecture",
  IQ: "Governorate",
  SY: "Governorate",
  EG: "Governorate",
  YE: "Governorate",
  JO: "Governorate",
  RU: "Oblast",
  UA: "Oblast",
};

const OTHER_TITLES: Readonly<Record<string, string>> = {
  "country:GE": "Georgia (country)",
  "country:IE": "Republic of Ireland",
  "country:CI": "Ivory Coast",
  "country:CD": "Democratic Republic of the Congo",
  "country:CG": "Republic of the Congo",
  "country:GM": "The Gambia",
  "country:BS": "The Bahamas",
  "country:CZ": "Czech Republic",
  "country:TL": "East Timor",
  "adm1:US-WA": "Washington (state)",
  "adm1:US-NY": "New York",
  "adm1:US-GA": "Georgia (U.S. state)",
  "geo:5128581": "New York City",
  "geo:4140963": "Washington, D.C.",
};

/**
 * Title by which the English Wikipedia calls a place, after its naming conventions; undefined for what has no
 * settled one.
 *
 * Derived and never looked up: towns of the United States and Canada bear their state, some regions the word for
 * what they are. It is wrong where an article departs from the convention.
 */
export function placeTitle({ id, name, kind, country, admin1 }: Place): string | undefined {
  if (kind === "district" || kind === "facility") return undefined;
  return OTHER_TITLES[id] ?? withState({ name, kind, country, admin1 });
}

function withState({
  name,
  kind,
  country,
  admin1,
}: Pick<Place, "name" | "kind" | "country" | "admin1">): string {
  if (kind === "city" && country === "US" && admin1 && !PLAIN_US_CITIES.has(name))
    return `${name}, ${admin1}`;
  const word = kind === "region" ? REGION_WORDS[country ?? ""] : undefined;
  return word && !name.includes(word) ? `${name} ${word}` : name;
}

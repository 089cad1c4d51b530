import countries from "../../data/countries/countries.json" with { type: "json" };
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import type { ResolverBase } from "./base.ts";

const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  countries.map(({ code, name }) => [code, name]),
);

/** Adjectives of parts of the world and of countries, with the name of the place. */
const REGIONAL: Readonly<Record<string, string>> = {
  African: "Africa",
  Asian: "Asia",
  European: "Europe",
  "Latin American": "Latin America",
  "North American": "North America",
  "South American": "South America",
  "Central American": "Central America",
  "Middle Eastern": "Middle East",
  "North African": "North Africa",
  "West African": "West Africa",
  "East African": "East Africa",
  "Central Asian": "Central Asia",
  "South Asian": "South Asia",
  "Southeast Asian": "Southeast Asia",
  Scandinavian: "Scandinavia",
  Nordic: "Scandinavia",
  Caribbean: "Caribbean",
  Balkan: "Balkans",
  Baltic: "Baltic states",
  Caucasian: "Caucasus",
  Arctic: "Arctic",
  Antarctic: "Antarctica",
  Soviet: "Soviet Union",
  Yugoslav: "Yugoslavia",
  Scottish: "Scotland",
  Welsh: "Wales",
  English: "England",
  "Northern Irish": "Northern Ireland",
  Catalan: "Catalonia",
  Basque: "Basque Country",
  Corsican: "Corsica",
  Sicilian: "Sicily",
  Sardinian: "Sardinia",
  Tuscan: "Tuscany",
  Bavarian: "Bavaria",
  Prussian: "Prussia",
  Crimean: "Crimea",
  Chechen: "Chechnya",
  Dagestani: "Dagestan",
  Siberian: "Siberia",
  Abkhaz: "Abkhazia",
  Abkhazian: "Abkhazia",
  Kurdish: "Kurdistan",
  Kashmiri: "Kashmir",
  Tibetan: "Tibet",
  Gazan: "Gaza Strip",
  Darfuri: "Darfur",
  Sahelian: "Sahel",
  Levantine: "Levant",
  Texan: "Texas",
  Californian: "California",
  Floridian: "Florida",
  Hawaiian: "Hawaii",
  Alaskan: "Alaska",
  Virginian: "Virginia",
};

/** The country of a code as a place of the gazetteer; undefined where it has none. */
export function countryPlace(code: string, base: ResolverBase): Place | undefined {
  const name = COUNTRY_NAMES.get(code);
  const named = name === undefined ? [] : base.gazetteer.find(name);
  return named.find(({ kind, country }) => kind === "country" && country === code);
}

/** The place an adjective is of: "Iraqi" → Iraq, "Scottish" → Scotland, "European" → Europe. */
export function placeOfAdjective(
  { text }: Pick<Mention, "text">,
  base: ResolverBase,
): Place | null {
  const region = REGIONAL[text] ?? REGIONAL[text.replace(/s$/, "")];
  if (region !== undefined) return base.gazetteer.find(region)[0] ?? null;
  const code = base.nationality(text);
  return code === undefined ? null : (countryPlace(code, base) ?? null);
}

import { compareText } from "../../src/base/group.ts";
import { fold } from "../../src/names/fold.ts";
import type { Input, Recipe } from "./input.ts";
import { jsonRows, listOf } from "./input.ts";

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly capital: string;
  readonly lat: number;
  readonly lon: number;
  readonly areaKm2: number | null;
  readonly population: number | null;
}

interface Territory {
  code: string;
  name: string;
  in_sentence?: string;
  is_country?: boolean;
  full_name?: string;
  names_strong?: string[];
  names_weak?: string[];
}

interface MispCountry {
  values: { meta: { ISO: string; Capital: string; Population: string } }[];
}

interface IsoCountry {
  names: Record<string, string>;
}

/** Names by which rigour knows a country and which are other places: the Gaza Strip is not Palestine as a whole. */
const NOT_THE_COUNTRY = new Set(["gaza", "gaza strip", "west bank", "u.s. of a", "best korea"]);

/** Corrections of the capitals in MISP's list: the seat of government by which news calls it. */
const CAPITALS: Readonly<Record<string, string>> = {
  PS: "Ramallah",
  KZ: "Astana",
  BR: "Brasília",
  MM: "Naypyidaw",
  BO: "La Paz",
  BI: "Gitega",
  AQ: "",
};

/** Countries that govern themselves, with the name as it stands in a sentence: "the United States". */
export function sovereigns(input: Input): (Country & { readonly inSentence: string })[] {
  const byCode = territories(input);
  return countries(input)
    .filter(({ code, capital }) => capital !== "" && (byCode.get(code)?.is_country || code === "PS"))
    .map((country) => ({
      ...country,
      inSentence: byCode.get(country.code)?.in_sentence ?? country.name,
    }));
}

function territories(input: Input): Map<string, Territory> {
  const rows = input.raw("countries/rigour-territories.jsonl.gz").trim().split("\n");
  return new Map(
    rows
      .map((line): Territory => JSON.parse(line))
      .map((territory) => [territory.code.toUpperCase(), territory]),
  );
}

/** The countries of the table, joined with names (rigour, iso3166-2-db), capital and population (MISP). */
export function countries(input: Input): Country[] {
  const byCode = territories(input);
  const misp: MispCountry = JSON.parse(input.raw("misp-galaxy/country.json.gz"));
  const facts = new Map(misp.values.map(({ meta }) => [meta.ISO, meta]));
  const iso: Record<string, IsoCountry> = JSON.parse(input.raw("adm1/iso3166-2-db.json.gz"));

  return input.table("countries").map(([code = "", lat, lon, area, adjectives, further]) => {
    const demonyms = new Set(listOf(adjectives).filter((word) => !listOf(further).includes(word)));
    const territory = byCode.get(code);
    const fact = facts.get(code);
    if (!territory) throw new Error(`unknown territory: ${code}`);
    const capital = CAPITALS[code] ?? fact?.Capital.trim() ?? "";
    return {
      code,
      name: territory.name,
      names: namesOf(territory, iso[code], listOf(further)).filter(
        (name) =>
          name === territory.name || (fold(name) !== fold(capital) && !demonyms.has(name)),
      ),
      capital,
      lat: Number(lat),
      lon: Number(lon),
      areaKm2: area ? Number(area) : null,
      population: fact ? Number(fact.Population) || null : null,
    };
  });
}

/** "Kingdom of Norway": rigour keeps such names with its weak ones. */
function isFullName(full: string, short: string): boolean {
  return /^(?:The )?(?:[A-Z][a-z]+ )*(?:Republic|Kingdom|State|Sultanate|Principality|Union|Commonwealth) of (?:the )?/.test(full) && full.endsWith(short);
}

function namesOf(territory: Territory, iso: IsoCountry | undefined, further: readonly string[]) {
  const names = [
    territory.name,
    territory.full_name ?? territory.name,
    ...further,
    ...(territory.names_strong ?? []),
    ...(territory.names_weak ?? []).filter((name) => isFullName(name, territory.name)),
    ...Object.values(iso?.names ?? {}),
  ];
  const byFold = new Map<string, string>();
  for (const name of names) {
    if (!byFold.has(name.toLowerCase())) byFold.set(name.toLowerCase(), name);
  }
  return [...byFold.values()].filter((name) => !NOT_THE_COUNTRY.has(name.toLowerCase()));
}

/** Adjectives and demonyms, singular and plural, each with its country. */
export function nationalities(input: Input): { adjective: string; country: string }[] {
  return input
    .table("countries")
    .flatMap(([country = "", , , , adjectives]) =>
      listOf(adjectives)
        .flatMap((adjective) => [adjective, ...pluralOf(adjective)])
        .map((adjective) => ({ adjective, country })),
    )
    .sort((a, b) => compareText(a.adjective, b.adjective) || compareText(a.country, b.country));
}

/** "Iraqi" → "Iraqis"; none for "Chinese", "French" and the like, which are their own plural. */
function pluralOf(adjective: string): string[] {
  const invariant = /(?:ese|ish|ch|ss|men|man|US|U\.S\.|Manx|British|Welsh)$/;
  return invariant.test(adjective) ? [] : [`${adjective}s`];
}

export const COUNTRY_RECIPES: readonly Recipe[] = [
  {
    path: "countries/countries.json",
    origin:
      "opensanctions/rigour territories (MIT); iso3166-2-db 2.3.11 (MIT); MISP galaxy country.json (CC0 1.0); points, areas and news aliases written for Tocsin",
    licence: "MIT, CC0 1.0, Apache-2.0",
    date: "2026-08",
    build: (input) => jsonRows(countries(input)),
  },
  {
    path: "lexicons/nationalities.json",
    origin: "written for Tocsin from general knowledge",
    licence: "Apache-2.0",
    date: "2026-11",
    build: (input) => jsonRows(nationalities(input)),
  },
];

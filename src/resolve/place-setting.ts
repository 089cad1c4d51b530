import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { countryPlace } from "./adjectives.ts";
import { distanceKm } from "./distance.ts";
import type { Scene } from "./scene.ts";
import { after, before } from "./scene.ts";

/** Countries, regions and counties that the words beside a name say it lies in. */
export interface Container {
  readonly countries: ReadonlySet<string>;
  /** `regionKey`s. */
  readonly regions: ReadonlySet<string>;
  readonly districts: readonly Place[];
  /** "comma": "Moscow, Idaho"; "phrase": "the Iraqi city of Mosul", "Syria's Aleppo"; "namesake": said elsewhere in the text. */
  readonly by: "comma" | "phrase" | "namesake";
  /** Behind a comma, and no list goes on after it: "Bradford, Ontario court", not "Nitra, Prešov and Košice". */
  readonly isLast: boolean;
}

/** A county holds a town within its own radius and this. */
const COUNTY_MARGIN_KM = 20;
/** One to four capitalised words, as a pattern. */
export const NAME = String.raw`(?:\p{Lu}[\p{L}.'’-]*)(?:\s(?:of\s|and\s)?\p{Lu}[\p{L}.'’-]*){0,3}`;
const COMMA = new RegExp(String.raw`^,\s*(?:in\s+)?(?:the\s+)?(${NAME})`, "u");
const BRACKET = new RegExp(String.raw`^\s\((${NAME})\)`, "u");
const IN = new RegExp(String.raw`^\s+in\s+(?:the\s+)?(?:\p{Ll}+\s+)?(${NAME})`, "u");
const POSSESSIVE = new RegExp(String.raw`(${NAME})['’]s?\s+(?:\p{Ll}+\s+){0,2}(?:of\s+)?$`, "u");
const TOWN_OF = new RegExp(
  String.raw`(${NAME})\s+(?:\p{Ll}+\s+)?(?:city|town|village|port|suburb|district|province|governorate|region|county|hamlet|community|neighbou?rhood|capital)\s+(?:of\s+)?$`,
  "u",
);
const MOST_PARTS = 3;
/** What the text beside a name says it lies in; null where it says nothing. */
export function containerOf(mention: Mention, scene: Scene): Container | null {
  const right = after(scene.text, mention.span);
  const own = nameKey(mention.text);
  const comma = placesAfterComma(right, scene.base, own);
  if (comma.places.length > 0)
    return { ...containerFrom(comma.places, "comma"), isLast: !goesOn(comma.rest) };
  const left = before(scene.text, mention.span);
  const words = [BRACKET.exec(right), IN.exec(right), TOWN_OF.exec(left), POSSESSIVE.exec(left)];
  const found = words.flatMap((match) =>
    match?.[1] && nameKey(match[1]) !== own ? holdersNamed(match[1], scene.base) : [],
  );
  return found.length > 0 ? containerFrom(found, "phrase") : null;
}

/** True where a list goes on: ", Berlin", " and Detroit". */
export function goesOn(right: string): boolean {
  return /^,?\s(?:and|or|&)\s|^,\s\p{Lu}/u.test(right);
}

/** "Paris, Lamar County, Texas": each part behind a comma that is a country, a region or a county; and what follows. */
function placesAfterComma(
  right: string,
  base: ResolverBase,
  own: string,
): { places: Place[]; rest: string } {
  const found: Place[] = [];
  let rest = right;
  for (let i = 0; i < MOST_PARTS; i++) {
    const name = COMMA.exec(rest)?.[1];
    const holder = name === undefined ? undefined : longestHolder(name, base);
    if (holder === undefined || nameKey(holder.name) === own) break;
    found.push(...holder.places);
    rest = rest.slice(rest.indexOf(holder.name) + holder.name.length);
  }
  return { places: found, rest };
}

function longestHolder(
  text: string,
  base: ResolverBase,
): { name: string; places: readonly Place[] } | undefined {
  const words = text.split(" ");
  for (let length = words.length; length >= 1; length--) {
    const name = words.slice(0, length).join(" ").replace(/[,;]$/, "");
    const places = holdersNamed(name, base);
    if (places.length > 0) return { name, places };
  }
  return undefined;
}

function holdersNamed(name: string, base: ResolverBase): readonly Place[] {
  const places = base.gazetteer.find(name).filter((place) => isHolder(place, nameKey(name)));
  const adjective = places.length > 0 ? undefined : base.nationality(name);
  const country = adjective === undefined ? undefined : countryPlace(adjective, base);
  return country ? [country] : places;
}

/** A quarter of a town holds nothing; a county does, where it is called so. */
function isHolder({ id, kind, name }: Place, key: string): boolean {
  if (kind !== "district") return kind === "country" || kind === "region";
  return id.startsWith("adm2:") && nameKey(name) === key;
}

function containerFrom(places: readonly Place[], by: Container["by"]): Container {
  return {
    countries: new Set(
      places.filter(({ kind }) => kind === "country").flatMap(({ country }) => country ?? []),
    ),
    regions: new Set(places.filter(({ kind }) => kind === "region").map(regionKey)),
    districts: places.filter(({ kind }) => kind === "district"),
    by,
    isLast: false,
  };
}

/** The same for the other mentions of the name. */
export function asNamesake(container: Container | null): Container | null {
  return container && { ...container, by: "namesake" };
}

/** True where the place lies in what is named; a country lies in none. */
export function isWithin(place: Place, container: Container): boolean {
  return (
    container.countries.has(place.country ?? "") ||
    container.regions.has(regionKey(place)) ||
    container.districts.some(
      (district) =>
        district.id !== place.id &&
        regionKey(district) === regionKey(place) &&
        distanceKm(district, place) <= district.uncertaintyKm + COUNTY_MARGIN_KM,
    )
  );
}

export function regionKey({ country, admin1 }: Place): string {
  return `${country ?? ""}.${admin1 ?? ""}`;
}

/** Where the outlet is at home, as far as its record, its name or its address say. */
export interface Home {
  readonly country: string | null;
  /** Towns and regions its name may mean. */
  readonly places: readonly Place[];
}

const PAPER_WORDS =
  /\b(?:the|daily|weekly|morning|evening|sunday|news|newspapers?|times|post|herald|tribune|gazette|journal|star|press|courier|chronicle|observer|record|register|sentinel|express|mail|telegraph|standard|examiner|dispatch|leader|reporter|review|today|online|live|local|media|radio|tv|channel|banner|sun|world|globe|bee|mercury|argus|advocate|democrat|republican|independent|citizen|bulletin|ledger|call|voice|enquirer|inquirer|echo|advertiser|messenger|monitor|patriot|pilot|statesman|american|union|and|of|com)\b/gi;
const HOST_WORDS =
  /^(?:www\.)?(?:the)?|(?:daily|news|times|post|herald|tribune|gazette|journal|star|press|courier|chronicle|observer|record|register|sentinel|express|mail|telegraph|standard|today|online|live|local|media|sun|world|echo|ledger|bulletin|advertiser|leader|reporter|review|examiner|dispatch|banner|citizen|democrat|messenger|enquirer|paper|now)+$/g;
const COUNTRY_DOMAINS: Readonly<Record<string, string>> = { uk: "GB", us: "US", eu: "" };
/** Domains of countries that outlets of other countries use. */
const FREE_DOMAINS = new Set("co io tv me cc ly fm am ai to info".split(" "));
const HOME_POPULATION = 3000;

/** @returns null where nothing is known of it */
export function homeOf({ document: { url, publisher }, base }: Scene): Home | null {
  const host = hostOf(url);
  const source = base.sourceOfHost(host) ?? base.source(nameKey(publisher ?? ""));
  if (source) return source.country === null ? null : { country: source.country, places: [] };
  const names = [publisher?.replace(PAPER_WORDS, " ").trim() ?? "", labelOf(host)];
  const places = names.flatMap((name) => townsNamed(name, base));
  const country = countryOfHost(host);
  return country === null && places.length === 0 ? null : { country, places };
}

function townsNamed(name: string, base: ResolverBase): Place[] {
  if (name.length < 4) return [];
  return base.gazetteer
    .find(name)
    .filter(({ kind, population }) => kind !== "country" && (population ?? 0) >= HOME_POPULATION);
}

/** Lower case; empty where there is none. */
function hostOf(url: string | null): string {
  return /^https?:\/\/([^/:?#]{1,253})/i.exec(url ?? "")?.[1]?.toLowerCase() ?? "";
}

function countryOfHost(host: string): string | null {
  const domain = host.slice(host.lastIndexOf(".") + 1);
  if (domain.length !== 2 || FREE_DOMAINS.has(domain)) return null;
  return COUNTRY_DOMAINS[domain] ?? domain.toUpperCase();
}

/** "www.parisnews.example" → "paris". */
function labelOf(host: string): string {
  const label = host.replace(/^www\./, "").split(".")[0] ?? "";
  return label.replace(HOST_WORDS, "").replace(/-/g, " ").trim();
}

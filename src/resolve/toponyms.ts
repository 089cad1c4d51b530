import type { Candidate } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import type { Scene } from "./scene.ts";
import { after } from "./scene.ts";

type Part = Candidate["parts"][number];

/** A name of a place with its candidate places, the best first. */
export interface PlacedName {
  readonly mention: Mention;
  readonly place: Place | null;
  readonly candidates: readonly Candidate[];
}

const ITERATIONS = 3;
const MOST_CANDIDATES = 12;
const SHOWN_CANDIDATES = 4;
const COUNTRY_POPULATION = 5e7;
const AREA_POPULATION = 3e6;
const ACRONYM = /^[A-Z](?:\.?[A-Z&]){1,3}\.?$/;
const DIRECTIONS = new Set(
  "west east north south western eastern northern southern central center centre".split(" "),
);
const COUNTRY = 1; // the country before the town called after it
const SAME_COUNTRY = 1.2;
const SAME_ADMIN1 = 0.9;
const NEAR = 1.5;
const NEAR_KM = 150;
const CONTAINER_AGREES = 6;
const CONTAINER_DISAGREES = -2;
const CAPITAL = 1;
/** Part of a region's people that its seat has at least. */
const SEAT_SHARE = 0.1;
/** A hamlet nobody speaks of: taken only where its country is spoken of. */
const HAMLET_POPULATION = 5000;
const KIND_WORDS =
  /\s+(?:province|governorate|region|city|district|town|area|village|state|county|oblast|refugee camp|camp|countryside|airport|international airport|river|suburbs?|neighbou?rhood)$/i;
const KIND_PREFIX =
  /^(?:the\s+)?(?:city|town|village|province|governorate|district|region|state|northern|southern|eastern|western|central|north|south|east|west|greater|rural)\s+(?:of\s+)?/i;

/** Places that bear the name, or the name without the word that says what it is. */
export function findPlaces(text: string, scene: Scene): readonly Place[] {
  if (DIRECTIONS.has(nameKey(text))) return [];
  for (const name of [text, text.replace(KIND_WORDS, ""), text.replace(KIND_PREFIX, "")]) {
    const found = name === "" ? [] : placesNamed(name, scene);
    if (found.length > 0) return found.slice(0, MOST_CANDIDATES);
  }
  return [];
}

/** An acronym is a country or a region ("UAE", "NSW"), and no town that happens to be called so. */
function placesNamed(name: string, scene: Scene): readonly Place[] {
  const found = scene.base.gazetteer.find(name);
  return ACRONYM.test(name) ? found.filter(({ kind }) => kind !== "city") : found;
}

interface Container {
  readonly countries: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

interface Open {
  readonly mention: Mention;
  readonly places: readonly Place[];
  readonly container: Container | null;
  chosen: Place | undefined;
}

/**
 * Chooses a place for each name so that they lie together: population, countries and regions named
 * besides, the nearest other place, and ", Country" behind the name.
 *
 * @returns one row a mention, in order; `place` null where no candidate is good enough
 * @see docs/methods/places.md; spatial minimality after Leidner (2008)
 */
export function placeNames(mentions: readonly Mention[], scene: Scene): PlacedName[] {
  const open: Open[] = mentions.map((mention) => {
    const places = findPlaces(mention.text, scene);
    return { mention, places, container: containerOf(mention, scene), chosen: places[0] };
  });
  for (let i = 0; i < ITERATIONS; i++) {
    for (const name of open) name.chosen = ranked(name, open, scene)[0]?.place;
  }
  return open.map((name) => {
    const best = ranked(name, open, scene);
    return {
      mention: name.mention,
      place: best[0] && isCredible(best[0].place, name, scene) ? best[0].place : null,
      candidates: best.slice(0, SHOWN_CANDIDATES).map(({ place, parts }) => ({
        refId: place.id,
        label: labelOf(place),
        score: total(parts),
        parts,
      })),
    };
  });
}

function ranked(name: Open, all: readonly Open[], scene: Scene): { place: Place; parts: Part[] }[] {
  return name.places
    .map((place) => ({ place, parts: partsOf(place, name, all, scene) }))
    .sort((a, b) => total(b.parts) - total(a.parts));
}

function partsOf(place: Place, name: Open, all: readonly Open[], scene: Scene): Part[] {
  const key = nameKey(name.mention.text);
  const others = distinct(all.filter((other) => nameKey(other.mention.text) !== key)).filter(
    (other) => other.id !== place.id,
  );
  const inCountry = others.filter(
    (other) => other.country === place.country && place.country !== null,
  ).length;
  const named = place.country === null ? 0 : (scene.focus.get(place.country) ?? 0);
  const inRegion = others.filter(
    (other) =>
      other.admin1 !== null && other.admin1 === place.admin1 && other.country === place.country,
  ).length;
  const nearest = Math.min(
    Infinity,
    ...others.filter((other) => other.kind !== "country").map((other) => distanceKm(place, other)),
  );
  const parts: Part[] = [
    { reason: "population", value: Math.log10(weightOf(place, name) + 100) },
    {
      reason: "same country named",
      value: SAME_COUNTRY * Math.log(1 + Math.max(inCountry, named)),
    },
    { reason: "same region named", value: SAME_ADMIN1 * Math.log(1 + inRegion) },
    { reason: "near another place", value: NEAR * Math.exp(-nearest / NEAR_KM) },
    { reason: "container behind the name", value: containment(place, name.container) },
    { reason: "country", value: place.kind === "country" ? COUNTRY : 0 },
    { reason: "capital", value: isCapital(place, name.mention, scene) ? CAPITAL : 0 },
  ];
  return parts.filter(({ value }) => Math.abs(value) > 1e-3);
}

/** A region that bears the name of its own seat counts a little less than the seat. */
function weightOf(place: Place, name: Open): number {
  if (place.kind === "country") return COUNTRY_POPULATION + (place.population ?? 0) / 1e3;
  if (place.kind === "area" || place.kind === "water") return AREA_POPULATION;
  if (place.kind !== "region") return place.population ?? 0;
  const people = place.population ?? AREA_POPULATION;
  const seat = name.places.find((rival) => isSeat(rival, place, name.mention));
  return seat ? Math.min(people, 0.9 * (seat.population ?? 0)) : people;
}

function isSeat(city: Place, region: Place, mention: Mention): boolean {
  const isWithin = city.admin1 === region.admin1 && city.country === region.country;
  const key = nameKey(mention.text);
  const isNamesake = [key, `${key} city`].includes(nameKey(city.name));
  const isMain = (city.population ?? 0) >= SEAT_SHARE * (region.population ?? 0);
  return city.kind === "city" && isWithin && isNamesake && isMain;
}

function isCapital(place: Place, mention: Mention, scene: Scene): boolean {
  return (
    place.kind === "city" &&
    place.country !== null &&
    scene.base.countryOfCapital(nameKey(mention.text)) === place.country
  );
}

/** "Moscow, Idaho": countries and regions that bear the name behind the comma. */
function containerOf(mention: Mention, scene: Scene): Container | null {
  const found = /^,\s+(?:in\s+)?((?:[A-Z][\p{L}.'’-]*\s?){1,4})/u.exec(
    after(scene.text, mention.span),
  )?.[1];
  if (!found) return null;
  const places = scene.base.gazetteer.find(found);
  const countries = places
    .filter(({ kind }) => kind === "country")
    .map(({ country }) => country ?? "");
  const regions = places.filter(({ kind }) => kind === "region").map(regionKey);
  if (countries.length + regions.length === 0) return null;
  return { countries: new Set(countries), regions: new Set(regions) };
}

function containment(place: Place, container: Container | null): number {
  if (container === null || place.kind === "country") return 0;
  const agrees =
    container.countries.has(place.country ?? "") || container.regions.has(regionKey(place));
  return agrees ? CONTAINER_AGREES : CONTAINER_DISAGREES;
}

function regionKey({ country, admin1 }: Place): string {
  return `${country ?? ""}.${admin1 ?? ""}`;
}

function isCredible(place: Place, name: Open, scene: Scene): boolean {
  const isHamlet = place.kind === "city" && (place.population ?? 0) < HAMLET_POPULATION;
  if (!isHamlet) return true;
  return (
    (place.country !== null && scene.setting.has(place.country)) ||
    containment(place, name.container) > 0
  );
}

function distinct(names: readonly Open[]): Place[] {
  const byId = new Map(
    names.flatMap(({ chosen }) => (chosen ? [[chosen.id, chosen] as const] : [])),
  );
  return [...byId.values()];
}

function labelOf(place: Place): string {
  return [place.name, place.admin1 === place.name ? null : place.admin1, place.country]
    .filter(Boolean)
    .join(", ");
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

const EARTH_KM = 6371;

/** Great-circle distance in km (haversine). */
export function distanceKm(a: Pick<Place, "lat" | "lon">, b: Pick<Place, "lat" | "lon">): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

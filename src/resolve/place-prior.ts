import type { Candidate } from "../model/entity.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import { roughKm } from "./distance.ts";
import type { KindBeside } from "./place-kind.ts";
import { bearsName } from "./place-names.ts";
import { isWithin, regionKey, type Container, type Home } from "./place-setting.ts";
import type { Scene } from "./scene.ts";

type Part = Candidate["parts"][number];

/** One name with the places it may mean. */
export interface Name {
  /** `nameKey` of the part of the name that the places bear. */
  readonly key: string;
  /** The whole name as printed. */
  readonly text: string;
  readonly places: readonly Place[];
  readonly container: Container | null;
  /** What the words beside the name say it is. */
  readonly kind: KindBeside | null;
  /** Whether the text has the name with "County" elsewhere. */
  readonly isCounty: boolean;
  /** How often the text has the name. */
  readonly count: number;
  /** Country that bears the name: what the text says of it is no sign for a town in it. */
  readonly country: string | undefined;
}

/** A place with the reasons that no other choice of the text moves. */
export interface Weighed {
  readonly place: Place;
  readonly parts: readonly Part[];
}

/** What has no people, or is meant for other reasons than its people. */
const FIXED_POPULATION: Readonly<Partial<Record<Place["kind"], number>>> = {
  country: 5e7,
  area: 3e6,
  water: 3e6,
  facility: 2e5,
};
const DIVISION_POPULATION = 4e5;
const COUNTRY = 1; // the country before the town called after it
/** Twice, where its country is spoken of or the outlet is at home in it. */
const CAPITAL = 1;
/** An old, foreign or nick name: the place that is called so comes first. */
const ALIAS = -2;
/** "Franklin" is a town before it is Franklin County. */
const BARE_COUNTY = -2.5;
const HOME = 2;
const HOME_KM = 200;
const HOME_COUNTRY = 1.2;
/** "New York state"; "Buffalo, New York". */
const KIND = 4;
/** "New Jersey and New York". */
const IN_LIST = 2;
const CONTAINER: Readonly<Record<Container["by"], readonly [agrees: number, differs: number]>> = {
  comma: [6, -2],
  phrase: [4, 0],
  namesake: [4, 0],
};
/** Part of a region's people that its seat has at least. */
const SEAT_SHARE = 0.1;

/** The places of a name with what speaks for each before any other name of the text is placed. */
export function weighed(name: Name, scene: Scene, home: Home | null): Weighed[] {
  return name.places.map((place) => ({ place, parts: priorParts(place, name, scene, home) }));
}

function priorParts(place: Place, name: Name, scene: Scene, home: Home | null): Part[] {
  const parts: Part[] = [
    { reason: "population", value: Math.log10(weightOf(place, name) + 100) },
    { reason: "container beside the name", value: containerPart(place, name) },
    { reason: "near the outlet's home", value: homePart(place, home) },
    { reason: "country", value: place.kind === "country" ? COUNTRY : 0 },
    { reason: "capital", value: capitalPart(place, name, scene, home) },
    { reason: "called so beside the name", value: kindPart(place, name) },
    { reason: "other name of it", value: aliasPart(place, name) },
    { reason: "called after its country", value: namesakePart(place, name) },
  ];
  return parts.filter(addsSomething);
}

export function addsSomething({ value }: Part): boolean {
  return Math.abs(value) > 1e-3;
}

/** A region that bears the name of its own seat counts a little less than the seat. */
function weightOf(place: Place, name: Name): number {
  const fixed = FIXED_POPULATION[place.kind];
  if (fixed !== undefined) return fixed;
  if (!isDivision(place)) return place.population ?? 0;
  const people = place.population ?? DIVISION_POPULATION;
  const seat = name.places.find((rival) => isSeat(rival, place, name.key));
  return seat ? Math.min(people, 0.9 * (seat.population ?? 0)) : people;
}

function isDivision({ id, kind }: Place): boolean {
  return kind === "region" || id.startsWith("adm2:");
}

function isSeat(city: Place, region: Place, key: string): boolean {
  const isInside = city.admin1 === region.admin1 && city.country === region.country;
  const isNamesake = [key, `${key} city`].includes(nameKey(city.name));
  const isMain = (city.population ?? 0) >= SEAT_SHARE * (region.population ?? 0);
  return city.kind === "city" && isInside && isNamesake && isMain;
}

function containerPart(place: Place, { container, places }: Name): number {
  if (container === null || place.kind === "country" || isList(places, container)) return 0;
  const [agrees, differs] = CONTAINER[container.by];
  return isWithin(place, container) ? agrees : differs;
}

/** "Nevada, Ohio and Texas": a state beside states of its country, and a country beside countries, is in a list. */
function isList(places: readonly Place[], { countries, regions, districts }: Container): boolean {
  if (districts.length > 0) return false;
  const isBeside = (place: Place) =>
    [...regions].some(
      (key) => key.startsWith(`${place.country ?? ""}.`) && key !== regionKey(place),
    );
  return places.some(
    (place) =>
      (place.kind === "region" && isBeside(place)) ||
      (place.kind === "country" && (countries.size > 0 || isBeside(place))),
  );
}

function homePart(place: Place, home: Home | null): number {
  if (home === null || place.kind === "country") return 0;
  const nearest = Math.min(Infinity, ...home.places.map((town) => roughKm(place, town)));
  const inCountry = home.country !== null && home.country === place.country ? HOME_COUNTRY : 0;
  return inCountry + HOME * Math.exp(-nearest / HOME_KM);
}

/** Of several towns of a country with the name of its capital, the largest. */
function capitalPart(
  place: Place,
  { key, places }: Name,
  { base, focus }: Scene,
  home: Home | null,
): number {
  const country = place.kind === "city" ? base.countryOfCapital(key) : undefined;
  if (country === undefined || country !== place.country) return 0;
  const largest = places.find((rival) => rival.kind === "city" && rival.country === country);
  if (largest?.id !== place.id) return 0;
  return focus.has(country) || home?.country === country ? 2 * CAPITAL : CAPITAL;
}

function kindPart(place: Place, { kind }: Name): number {
  if (kind === null) return 0;
  if (kind.words !== null && kind.words === kindWordOf(place)) return KIND;
  if (place.kind !== "region" || place.country === null) return 0;
  if (kind.towns.has(regionKey(place))) return KIND;
  return kind.list.has(place.country) ? IN_LIST : 0;
}

function kindWordOf({ kind }: Place): KindBeside["words"] {
  return kind === "region" || kind === "city" ? kind : null;
}

function aliasPart(place: Place, { key, isCounty }: Name): number {
  if (place.id.startsWith("adm2:")) return isBareCounty(place, key) && !isCounty ? BARE_COUNTY : 0;
  const isNamedByUs = ["country", "area", "water", "facility"].includes(place.kind);
  return isNamedByUs || key.length <= 3 || bearsName(place, key) ? 0 : ALIAS;
}

/** "Mexico" is the country before it is the State of Mexico within it. */
function namesakePart({ kind, country }: Place, name: Name): number {
  return kind !== "country" && country !== null && name.country === country ? ALIAS : 0;
}

/** A second-level division called without the word for what it is. */
export function isBareCounty({ id, name }: Place, key: string): boolean {
  return id.startsWith("adm2:") && nameKey(name) !== key;
}

import type { Candidate } from "../model/entity.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import { roughKm } from "./distance.ts";
import { bearsName } from "./place-names.ts";
import { isWithin, regionKey, type Container, type Home } from "./place-setting.ts";
import type { Scene } from "./scene.ts";

type Part = Candidate["parts"][number];

/** One name with the places it may mean, and the one chosen so far. */
export interface Open {
  /** `nameKey` of the part of the name that the places bear. */
  readonly key: string;
  /** The whole name as printed. */
  readonly text: string;
  readonly places: readonly Place[];
  readonly container: Container | null;
  /** How often the text has the name. */
  readonly count: number;
  chosen: Place | undefined;
}

/** What the other names of the text were taken for, counted once a round. */
export interface Company {
  readonly chosen: readonly { readonly key: string; readonly place: Place }[];
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  /** Regions of each country that are named themselves: names of states come in company. */
  readonly likes: ReadonlyMap<string, number>;
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
const CAPITAL = 1;
/** An old, foreign or nick name: the place that is called so comes first. */
const ALIAS = -2;
/** "Franklin" is a town before it is Franklin County. */
const BARE_COUNTY = -2.5;
const SAME_COUNTRY = 1.2;
const SAME_REGION = 0.9;
/** A region that is named itself says as much as so many towns in it. */
const NAMED = 3;
const LIKE = 0.5;
const NEAR = 1.5;
const NEAR_KM = 150;
const HOME = 2;
const HOME_KM = 200;
const HOME_COUNTRY = 1.2;
const CONTAINER: Readonly<Record<Container["by"], readonly [agrees: number, differs: number]>> = {
  comma: [6, -2],
  phrase: [4, 0],
  namesake: [4, 0],
};
/** Part of a region's people that its seat has at least. */
const SEAT_SHARE = 0.1;
/** A point of a wider place says nothing of what is near. */
const NEAR_UNCERTAINTY_KM = 150;

/** Counts of the places chosen so far, one for each name. */
export function companyOf(all: readonly Open[]): Company {
  const chosen = all.flatMap(({ key, chosen: place }) => (place ? [{ key, place }] : []));
  const countries = new Map<string, number>();
  const regions = new Map<string, number>();
  const likes = new Map<string, number>();
  for (const { place } of chosen) {
    if (place.country !== null) add(countries, place.country);
    if (place.admin1 !== null) add(regions, regionKey(place), place.kind === "region" ? NAMED : 1);
    if (place.kind === "region" && place.country !== null) add(likes, place.country);
  }
  return { chosen, countries, regions, likes };
}

function add(counts: Map<string, number>, key: string, weight = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

/** Reasons for a place, each with what it adds to the score; those that add nothing left out. */
export function partsOf(
  place: Place,
  name: Open,
  company: Company,
  { scene, home }: { scene: Scene; home: Home | null },
): Part[] {
  const parts: Part[] = [
    { reason: "population", value: Math.log10(weightOf(place, name) + 100) },
    { reason: "same country named", value: countryPart(place, name, company, scene) },
    { reason: "same region named", value: regionPart(place, name, company) },
    { reason: "other regions of its country named", value: likePart(place, name, company) },
    { reason: "near another place", value: nearPart(place, name, company) },
    { reason: "container beside the name", value: containerPart(place, name) },
    { reason: "near the outlet's home", value: homePart(place, home) },
    { reason: "country", value: place.kind === "country" ? COUNTRY : 0 },
    { reason: "capital", value: isCapital(place, name, scene) ? CAPITAL : 0 },
    { reason: "other name of it", value: aliasPart(place, name) },
  ];
  return parts.filter(({ value }) => Math.abs(value) > 1e-3);
}

export function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** A region that bears the name of its own seat counts a little less than the seat. */
function weightOf(place: Place, name: Open): number {
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

function countryPart({ country, kind }: Place, name: Open, company: Company, scene: Scene): number {
  if (country === null) return 0;
  const others = without(company.countries.get(country) ?? 0, name.chosen?.country === country);
  const named = (scene.focus.get(country) ?? 0) - (kind === "country" ? name.count : 0);
  return SAME_COUNTRY * Math.log(1 + Math.max(others, named));
}

function likePart({ country, kind }: Place, name: Open, company: Company): number {
  if (kind !== "region" || country === null) return 0;
  const own = name.chosen?.kind === "region" && name.chosen.country === country;
  return LIKE * Math.log(1 + without(company.likes.get(country) ?? 0, own));
}

function regionPart(place: Place, name: Open, company: Company): number {
  if (place.admin1 === null) return 0;
  const own = name.chosen !== undefined && regionKey(name.chosen) === regionKey(place);
  const count = company.regions.get(regionKey(place)) ?? 0;
  const self = own ? (name.chosen?.kind === "region" ? NAMED : 1) : 0;
  return SAME_REGION * Math.log(1 + Math.max(0, count - self));
}

/** A name does not vouch for itself. */
function without(count: number, isOwn: boolean): number {
  return Math.max(0, count - (isOwn ? 1 : 0));
}

function nearPart(place: Place, name: Open, company: Company): number {
  if (place.kind === "country" || place.uncertaintyKm > NEAR_UNCERTAINTY_KM) return 0;
  let nearest = Infinity;
  for (const other of company.chosen) {
    const isPoint =
      other.place.kind !== "country" && other.place.uncertaintyKm <= NEAR_UNCERTAINTY_KM;
    if (!isPoint || other.key === name.key || other.place.id === place.id) continue;
    nearest = Math.min(nearest, roughKm(place, other.place));
  }
  return NEAR * Math.exp(-nearest / NEAR_KM);
}

function containerPart(place: Place, { container, places }: Open): number {
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

function isCapital(place: Place, { key }: Open, scene: Scene): boolean {
  return (
    place.kind === "city" &&
    place.country !== null &&
    scene.base.countryOfCapital(key) === place.country
  );
}

function aliasPart(place: Place, { key }: Open): number {
  if (place.id.startsWith("adm2:")) return nameKey(place.name) === key ? 0 : BARE_COUNTY;
  const isNamedByUs = ["country", "area", "water", "facility"].includes(place.kind);
  return isNamedByUs || key.length <= 3 || bearsName(place, key) ? 0 : ALIAS;
}

import type { Candidate } from "../model/entity.ts";
import type { Place } from "../model/place.ts";
import { roughKm } from "./distance.ts";
import { addsSomething, type Name, type Weighed } from "./place-prior.ts";
import { regionKey } from "./place-setting.ts";
import type { Scene } from "./scene.ts";

type Part = Candidate["parts"][number];

/** One name with the places it may mean, and the one chosen so far. */
export interface Open extends Name {
  readonly weighed: readonly Weighed[];
  chosen: Place | undefined;
}

interface Chosen {
  readonly key: string;
  readonly place: Place;
}

/** What the other names of the text were taken for, counted once a round. */
export interface Company {
  readonly chosen: readonly Chosen[];
  /** Those of them that are points and no wide land. */
  readonly points: readonly Chosen[];
  readonly countries: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  /** Regions of each country that are named themselves: names of states come in company. */
  readonly likes: ReadonlyMap<string, number>;
}

const SAME_COUNTRY = 1.2;
const SAME_REGION = 0.9;
/** A region that is named itself says as much as so many towns in it. */
const NAMED = 3;
const LIKE = 0.5;
const NEAR = 1.5;
const NEAR_KM = 150;
/** A point of a wider place says nothing of what is near. */
const NEAR_UNCERTAINTY_KM = 150;

/** Counts of the places chosen so far, one for each name. */
export function companyOf(all: readonly Open[]): Company {
  const named = all.flatMap(({ key, chosen: place }) => (place ? [{ key, place }] : []));
  const chosen = [...new Map(named.map((one) => [`${one.key}|${one.place.id}`, one])).values()];
  const countries = new Map<string, number>();
  const regions = new Map<string, number>();
  const likes = new Map<string, number>();
  for (const { place } of chosen) {
    if (place.country !== null) add(countries, place.country);
    if (place.admin1 !== null) add(regions, regionKey(place), place.kind === "region" ? NAMED : 1);
    if (place.kind === "region" && place.country !== null) add(likes, place.country);
  }
  return {
    chosen,
    points: chosen.filter(({ place }) => isPoint(place)),
    countries,
    regions,
    likes,
  };
}

function add(counts: Map<string, number>, key: string, weight = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

/** Reasons for a place, each with what it adds to the score; those that add nothing left out. */
export function partsOf(
  { place, parts }: Weighed,
  name: Open,
  company: Company,
  scene: Scene,
): Part[] {
  const moving: Part[] = [
    { reason: "same country named", value: countryPart(place, name, company, scene) },
    { reason: "same region named", value: regionPart(place, name, company) },
    { reason: "other regions of its country named", value: likePart(place, name, company) },
    { reason: "near another place", value: nearPart(place, name, company) },
  ];
  return [...parts, ...moving.filter(addsSomething)];
}

export function total(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function countryPart({ country, kind }: Place, name: Open, company: Company, scene: Scene): number {
  if (country === null) return 0;
  const others = without(company.countries.get(country) ?? 0, name.chosen?.country === country);
  const isOwn = kind === "country" || name.country === country;
  const named = (scene.focus.get(country) ?? 0) - (isOwn ? name.count : 0);
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

function nearPart(place: Place, name: Open, { points }: Company): number {
  if (!isPoint(place)) return 0;
  let nearest = Infinity;
  for (const other of points) {
    if (other.key === name.key || other.place.id === place.id) continue;
    nearest = Math.min(nearest, roughKm(place, other.place));
  }
  return NEAR * Math.exp(-nearest / NEAR_KM);
}

function isPoint({ kind, uncertaintyKm }: Place): boolean {
  return kind !== "country" && uncertaintyKm <= NEAR_UNCERTAINTY_KM;
}

export function candidateOf(place: Place, parts: readonly Part[]): Candidate {
  return { refId: place.id, label: labelOf(place), score: total(parts), parts: [...parts] };
}

function labelOf(place: Place): string {
  return [place.name, place.admin1 === place.name ? null : place.admin1, place.country]
    .filter(Boolean)
    .join(", ");
}

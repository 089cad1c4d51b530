import { groupBy } from "../base/group.ts";
import type { Candidate } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import { findPlaces, isSite, type FoundPlaces } from "./place-names.ts";
import { companyOf, partsOf, total, type Company, type Open } from "./place-scores.ts";
import {
  asNamesake,
  containerOf,
  homeOf,
  isWithin,
  regionKey,
  type Home,
} from "./place-setting.ts";
import type { Scene } from "./scene.ts";

type Part = Candidate["parts"][number];

/** A name of a place with its candidate places, the best first. */
export interface PlacedName {
  readonly mention: Mention;
  readonly place: Place | null;
  readonly candidates: readonly Candidate[];
}

const ITERATIONS = 3;
const SHOWN_CANDIDATES = 4;
/** A hamlet nobody speaks of: taken only where its country is spoken of. */
const HAMLET_POPULATION = 5000;
const CITY_POPULATION = 300_000;
/** A site lies in the town named within this many UTF-16 units before or after it. */
const SITE_REACH = 250;
const SITE_UNCERTAINTY_KM = 15;

/** One name in one text: its mentions have one meaning, unless the words beside them say otherwise. */
interface Group extends Open {
  readonly mentions: readonly Mention[];
  readonly found: FoundPlaces;
}

interface Ranked {
  readonly place: Place;
  readonly parts: readonly Part[];
}

/**
 * Chooses a place for each name so that they lie together: population, countries and regions named
 * besides, the nearest other place, what the words beside it say it lies in, where the outlet is at home.
 *
 * @returns one row a mention, in order; `place` null where no candidate is good enough
 * @see docs/methods/places.md; spatial minimality after Leidner (2008), one sense a text after Gale et al. (1992)
 */
export function placeNames(mentions: readonly Mention[], scene: Scene): PlacedName[] {
  const groups = groupsOf(mentions.map(upToComma), scene);
  const home = homeOf(scene);
  for (let i = 0; i < ITERATIONS; i++) {
    const company = companyOf(groups);
    for (const group of groups) group.chosen = ranked(group, company, scene, home)[0]?.place;
  }
  const company = companyOf(groups);
  const placed = new Map(
    groups.flatMap((group) => {
      const row = placedName(group, ranked(group, company, scene, home), company, { scene, home });
      return group.mentions.map(({ id }) => [id, row] as const);
    }),
  );
  const rows = mentions.flatMap((mention) => {
    const row = placed.get(mention.id);
    return row ? [{ ...row, mention }] : [];
  });
  return rows.map((row) =>
    row.place === null && isSite(row.mention.text) ? sited(row, rows) : row,
  );
}

/** "Reno, Nev." read as one name: the town, in what stands behind the comma. */
function upToComma(mention: Mention): Mention {
  const at = mention.text.indexOf(", ");
  if (at <= 0) return mention;
  const { begin } = mention.span;
  return { ...mention, text: mention.text.slice(0, at), span: { begin, end: begin + at } };
}

/** One group a name; where a mention has a container of its own, one of its own. */
function groupsOf(mentions: readonly Mention[], scene: Scene): Group[] {
  return [...groupBy(mentions, ({ text }) => nameKey(text)).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const found = findPlaces(first.text, scene.base);
    const count = same.length;
    const held = same.map((mention) => ({ mention, container: containerOf(mention, scene) }));
    const best =
      held.find(({ container }) => container?.by === "comma") ??
      held.find(({ container }) => container);
    const bare = held.filter(({ container }) => container === null).map(({ mention }) => mention);
    const own = held.filter(({ container }) => container !== null);
    return [
      ...own.map(({ mention, container }) => groupOf([mention], { found, container, count })),
      ...(bare.length > 0
        ? [groupOf(bare, { found, count, container: asNamesake(best?.container ?? null) })]
        : []),
    ];
  });
}

function groupOf(
  mentions: readonly Mention[],
  { found, container, count }: Pick<Group, "found" | "container" | "count">,
): Group {
  return {
    mentions,
    found,
    key: nameKey(found.name),
    text: mentions[0]?.text ?? "",
    places: found.places,
    container,
    count,
    chosen: found.places[0],
  };
}

function ranked(name: Open, company: Company, scene: Scene, home: Home | null): Ranked[] {
  return name.places
    .map((place) => ({ place, parts: partsOf(place, name, company, { scene, home }) }))
    .sort((a, b) => total(b.parts) - total(a.parts));
}

function placedName(
  group: Group,
  best: readonly Ranked[],
  company: Company,
  at: { scene: Scene; home: Home | null },
): Omit<PlacedName, "mention"> {
  const [first] = best;
  return {
    place: first && isCredible(first.place, group, company, at) ? first.place : null,
    candidates: best
      .slice(0, SHOWN_CANDIDATES)
      .map(({ place, parts }) => candidateOf(place, parts)),
  };
}

function candidateOf(place: Place, parts: readonly Part[]): Candidate {
  return { refId: place.id, label: labelOf(place), score: total(parts), parts: [...parts] };
}

function isCredible(
  place: Place,
  group: Group,
  company: Company,
  at: { scene: Scene; home: Home | null },
): boolean {
  if (group.found.by === "part") return isCrediblePart(place, group, company);
  const isHamlet = place.kind === "city" && (place.population ?? 0) < HAMLET_POPULATION;
  if (!isHamlet || (group.container && isWithin(place, group.container))) return true;
  return place.country !== null && isCountrySpokenOf(place.country, group, company, at);
}

function isCountrySpokenOf(
  country: string,
  group: Group,
  { chosen }: Company,
  { scene, home }: { scene: Scene; home: Home | null },
): boolean {
  if (scene.setting.has(country) || home?.country === country) return true;
  return chosen.some((other) => other.place.country === country && other.key !== group.key);
}

/** A town named in a longer name may be a person's or a sponsor's, unless the text is about the region round it. */
function isCrediblePart(place: Place, group: Group, { chosen }: Company): boolean {
  if (!["city", "district"].includes(place.kind) || (place.population ?? 0) >= CITY_POPULATION)
    return true;
  return chosen.some(
    (other) => other.key !== group.key && regionKey(other.place) === regionKey(place),
  );
}

/** A street, a hall, a hospital lies in the town named nearest to it: its point, less certain. */
function sited(row: PlacedName, rows: readonly PlacedName[]): PlacedName {
  const near = rows
    .filter(({ place }) => place !== null && (place.kind === "city" || place.kind === "district"))
    .map((other) => ({ other, gap: gapOf(row.mention, other.mention) }))
    .filter(({ gap }) => gap <= SITE_REACH)
    .sort((a, b) => a.gap - b.gap)[0]?.other.place;
  if (!near) return row;
  const place = { ...near, uncertaintyKm: Math.max(near.uncertaintyKm, SITE_UNCERTAINTY_KM) };
  const part = { reason: "in the town named beside it", value: 1 };
  return { ...row, place, candidates: [candidateOf(place, [part])] };
}

function gapOf(a: Mention, b: Mention): number {
  return Math.max(a.span.begin - b.span.end, b.span.begin - a.span.end, 0);
}

function labelOf(place: Place): string {
  return [place.name, place.admin1 === place.name ? null : place.admin1, place.country]
    .filter(Boolean)
    .join(", ");
}

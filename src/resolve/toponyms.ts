import { groupBy } from "../base/group.ts";
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import { besides, type PlacedName } from "./place-beside.ts";
import { kindBeside } from "./place-kind.ts";
import { findPlaces, widestName, type FoundPlaces } from "./place-names.ts";
import { isBareCounty, weighed, type Name, type Weighed } from "./place-prior.ts";
import { candidateOf, companyOf, partsOf, total, type Company, type Open } from "./place-scores.ts";
import {
  asNamesake,
  containerOf,
  homeOf,
  isWithin,
  regionKey,
  type Home,
} from "./place-setting.ts";
import { after, before, type Scene } from "./scene.ts";

const ITERATIONS = 3;
const SHOWN_CANDIDATES = 4;
/** A hamlet nobody speaks of: taken only where its country is spoken of. */
const HAMLET_POPULATION = 5000;
const CITY_POPULATION = 300_000;
/** What the words behind it cannot be a slip for: such a city is meant all the same. */
const METROPOLIS_POPULATION = 1_000_000;

/** One name in one text: its mentions have one meaning, unless the words beside them say otherwise. */
interface Group extends Open {
  readonly mentions: readonly Mention[];
  readonly found: FoundPlaces;
}

/**
 * Chooses a place for each name so that they lie together: population, countries and regions named
 * besides, the nearest other place, what the words beside it say it lies in, where the outlet is at home.
 *
 * @returns one row a mention, in order; `place` null where no candidate is good enough
 * @see docs/methods/places.md; spatial minimality after Leidner (2008), one sense a text after Gale et al. (1992)
 */
export function placeNames(mentions: readonly Mention[], scene: Scene): PlacedName[] {
  const home = homeOf(scene);
  const groups = groupsOf(
    mentions.map((mention) => wholeName(upToComma(mention), scene)),
    scene,
    home,
  );
  for (let i = 0; i < ITERATIONS; i++) {
    const company = companyOf(groups);
    for (const group of groups) group.chosen = ranked(group, company, scene)[0]?.place;
  }
  const company = companyOf(groups);
  const placed = new Map(
    groups.flatMap((group) => {
      const row = placedName(group, ranked(group, company, scene), company, { scene, home });
      return group.mentions.map(({ id }) => [id, row] as const);
    }),
  );
  const rows = mentions.flatMap((mention) => {
    const row = placed.get(mention.id);
    return row ? [{ ...row, mention }] : [];
  });
  return rows.map((row, i) => (row.place === null ? besides(row, i, rows, scene) : row));
}

/** "Reno, Nev." read as one name: the town, in what stands behind the comma. */
function upToComma(mention: Mention): Mention {
  const at = mention.text.indexOf(", ");
  if (at <= 0) return mention;
  const { begin } = mention.span;
  return { ...mention, text: mention.text.slice(0, at), span: { begin, end: begin + at } };
}

/** Under its span, the listed name that it is part of. */
function wholeName(mention: Mention, { text, base }: Scene): Mention {
  const left = before(text, mention.span);
  const name = widestName(mention.text, left, after(text, mention.span), base);
  return name === mention.text ? mention : { ...mention, text: name };
}

/** One group a name; where the words beside a mention say what it is or lies in, one of its own. */
function groupsOf(mentions: readonly Mention[], scene: Scene, home: Home | null): Group[] {
  const byKey = groupBy(mentions, ({ text }) => nameKey(text));
  return [...byKey].flatMap(([key, same]) => {
    const found = findPlaces(same[0]?.text ?? "", scene.base);
    const shared = {
      found,
      isCounty: byKey.has(`${key} county`),
      count: same.length,
      country: scene.base.countryNamed(nameKey(found.name)),
    };
    const open = ({ mentions: own, container, kind }: Beside) =>
      openGroup({ ...nameOf(own, shared), container, kind }, own, { found, scene, home });
    return besideEach(same, scene).map(open);
  });
}

interface Beside extends Pick<Name, "container" | "kind"> {
  readonly mentions: readonly Mention[];
}

/** The mentions of a name with what stands beside each; those with nothing beside them together, at the end. */
function besideEach(same: readonly Mention[], scene: Scene): Beside[] {
  const all = same.map((mention) => ({
    mentions: [mention],
    container: containerOf(mention, scene),
    kind: kindBeside(mention, scene),
  }));
  const best =
    all.find(({ container }) => container?.by === "comma") ??
    all.find(({ container }) => container);
  const elsewhere = asNamesake(best?.container ?? null);
  const isBare = ({ container, kind }: Beside) => container === null && kind === null;
  const bare = all.filter(isBare).flatMap(({ mentions }) => mentions);
  return [
    ...all
      .filter((one) => !isBare(one))
      .map((one) => ({ ...one, container: one.container ?? elsewhere })),
    ...(bare.length > 0 ? [{ mentions: bare, container: elsewhere, kind: null }] : []),
  ];
}

function nameOf(
  mentions: readonly Mention[],
  { found, ...shared }: Pick<Name, "isCounty" | "count" | "country"> & { found: FoundPlaces },
): Omit<Name, "container" | "kind"> {
  const text = mentions[0]?.text ?? "";
  return { ...shared, key: nameKey(found.name), text, places: found.places };
}

function openGroup(
  name: Name,
  mentions: readonly Mention[],
  { found, scene, home }: { found: FoundPlaces; scene: Scene; home: Home | null },
): Group {
  return {
    ...name,
    mentions,
    found,
    weighed: weighed(name, scene, home),
    chosen: name.places[0],
  };
}

function ranked(name: Group, company: Company, scene: Scene): Weighed[] {
  return name.weighed
    .map((one) => {
      const parts = partsOf(one, name, company, scene);
      return { place: one.place, parts, score: total(parts) };
    })
    .sort((a, b) => b.score - a.score);
}

function placedName(
  group: Group,
  best: readonly Weighed[],
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

function isCredible(
  place: Place,
  group: Group,
  company: Company,
  at: { scene: Scene; home: Home | null },
): boolean {
  if (group.found.by === "part") return isCrediblePart(place, group, company);
  if (isElsewhere(place, group)) return false;
  if (place.country === "US" && isBareCounty(place, group.key))
    return isRegionSpokenOf(place, group, company);
  if (!isHamlet(place) || (group.container && isWithin(place, group.container))) return true;
  return place.country !== null && isCountrySpokenOf(place.country, group, company, at);
}

function isHamlet({ kind, population }: Place): boolean {
  return kind === "city" && (population ?? 0) < HAMLET_POPULATION;
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
  return isRegionSpokenOf(place, group, { chosen });
}

function isRegionSpokenOf(
  place: Place,
  group: Group,
  { chosen }: Pick<Company, "chosen">,
): boolean {
  return chosen.some(
    (other) => other.key !== group.key && regionKey(other.place) === regionKey(place),
  );
}

/** "Bradford, Ontario": a town of that name far from Ontario is not meant. */
function isElsewhere(place: Place, { container, places }: Group): boolean {
  if (container?.by !== "comma" || !container.isLast || place.kind !== "city") return false;
  const isMinor = (place.population ?? 0) < METROPOLIS_POPULATION;
  return isMinor && !places.some((other) => isWithin(other, container));
}

import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { nameKey } from "../names/fold.ts";
import type { ResolverBase } from "./base.ts";
import { NAME, regionKey } from "./place-setting.ts";
import { after, before, type Scene } from "./scene.ts";

const REGION_WORD = "(?:state|province|governorate|oblast|prefecture)";
const CALLED_REGION = new RegExp(
  String.raw`^\s${REGION_WORD}\b(?! (?:department|university|police|media|television|tv|news))`,
  "i",
);
const REGION_OF = new RegExp(String.raw`\b${REGION_WORD}\s+of\s+$`, "i");
const CITY_OF = /\b(?:city|town|village)\s+of\s+$/i;
const TOWN_BEFORE = new RegExp(String.raw`(${NAME}),\s$`, "u");

/** What the words beside a name say it is. */
export interface KindBeside {
  /** "New York state", "the province of Aleppo"; "the city of Aleppo". */
  readonly words: "region" | "city" | null;
  /** `regionKey`s of the towns that the name before the comma may mean: "Buffalo, New York". */
  readonly towns: ReadonlySet<string>;
  /** Countries of the regions it stands in a list with: "New Jersey and New York". */
  readonly list: ReadonlySet<string>;
}

const LISTED_AFTER = new RegExp(String.raw`^,?\s(?:and\s|or\s)?(${NAME})`, "u");
const LISTED_BEFORE = new RegExp(String.raw`(${NAME}),?\s(?:and\s|or\s)?$`, "u");
/** A region with a city of this size of the same name may be the city in the list. */
const LARGE_CITY = 300_000;

/** Null where nothing beside the name says what it is. */
export function kindBeside(mention: Mention, { text, base }: Scene): KindBeside | null {
  const [left, right] = [before(text, mention.span), after(text, mention.span)];
  const words = kindCalled(left, right);
  const town = TOWN_BEFORE.exec(left)?.[1];
  const towns = town === undefined ? [] : base.gazetteer.find(town).filter(isCity).map(regionKey);
  const neighbours = [LISTED_BEFORE.exec(left)?.[1], LISTED_AFTER.exec(right)?.[1]];
  const own = new Set(base.gazetteer.find(mention.text).filter(isCity).map(regionKey));
  const list = neighbours
    .flatMap((name) => (name === undefined ? [] : regionOnly(name, base)))
    .flatMap((region) => (own.has(regionKey(region)) ? [] : (region.country ?? [])));
  if (words === null && towns.length === 0 && list.length === 0) return null;
  return { words, towns: new Set(towns), list: new Set(list) };
}

/** The region that a name means before all else; none where a large city is called so too. */
function regionOnly(name: string, { gazetteer }: ResolverBase): Place[] {
  const places = gazetteer.find(name);
  const [first] = places;
  const isAmbiguous = places.some(
    (place) =>
      isCity(place) &&
      nameKey(place.name) === nameKey(name) &&
      (place.population ?? 0) >= LARGE_CITY,
  );
  return first?.kind === "region" && !isAmbiguous ? [first] : [];
}

function isCity({ kind }: Place): boolean {
  return kind === "city";
}

function kindCalled(left: string, right: string): KindBeside["words"] {
  if (CALLED_REGION.test(right) || REGION_OF.test(left)) return "region";
  return CITY_OF.test(left) ? "city" : null;
}

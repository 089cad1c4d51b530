import type { Mention } from "../model/mention.ts";
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
}

/** Null where nothing beside the name says what it is. */
export function kindBeside(mention: Mention, scene: Scene): KindBeside | null {
  const left = before(scene.text, mention.span);
  const words = kindCalled(left, after(scene.text, mention.span));
  const town = TOWN_BEFORE.exec(left)?.[1];
  const towns =
    town === undefined ? [] : scene.base.gazetteer.find(town).filter(({ kind }) => kind === "city");
  return words === null && towns.length === 0
    ? null
    : { words, towns: new Set(towns.map(regionKey)) };
}

function kindCalled(left: string, right: string): KindBeside["words"] {
  if (CALLED_REGION.test(right) || REGION_OF.test(left)) return "region";
  return CITY_OF.test(left) ? "city" : null;
}

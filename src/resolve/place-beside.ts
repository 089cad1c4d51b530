import type { Candidate } from "../model/entity.ts";
import type { Mention } from "../model/mention.ts";
import type { Place } from "../model/place.ts";
import { isSite } from "./place-names.ts";
import { candidateOf } from "./place-scores.ts";
import { containerOf, goesOn } from "./place-setting.ts";
import { after, type Scene } from "./scene.ts";

/** A name of a place with its candidate places, the best first. */
export interface PlacedName {
  readonly mention: Mention;
  readonly place: Place | null;
  readonly candidates: readonly Candidate[];
}

/** A site lies in the town named within this many UTF-16 units before or after it. */
const SITE_REACH = 250;
const SITE_UNCERTAINTY_KM = 15;

/** What no gazetteer holds lies in what the words beside it say, or, a street or a hall, in the town named nearest. */
export function besides(
  row: PlacedName,
  i: number,
  rows: readonly PlacedName[],
  scene: Scene,
): PlacedName {
  const holder = holderOf(row.mention, [rows[i + 1], rows[i - 1]], scene);
  if (holder) return within(row, holder, "in what the words beside it name");
  return isSite(row.mention.text) ? sited(row, rows) : row;
}

const PLACE_NOUN =
  "(?:slums?|suburb|neighbou?rhood|district|quarter|area|region|village|town|city|hamlet|township|settlement|camp|port|hospital|prison|station|airport|base|market)";
const APPOSED = String.raw`\s(?:a|an|the)\s(?:\p{Ll}+\s){0,2}${PLACE_NOUN}(?:\s\p{Ll}+){0,2}\s(?:in|of|near)`;
const HELD_BY_NEXT = new RegExp(
  String.raw`^(?:\s${PLACE_NOUN})?(?:,(?:${APPOSED})?|\sis${APPOSED}|\s(?:located\s)?(?:in|of))\s(?:the\s)?(?:(?:\p{Ll}+\s){1,3}of\s|\p{Ll}+\s)?$`,
  "u",
);
const HELD_BY_LAST = new RegExp(
  String.raw`^(?:['’]s?)?\s(?:\p{Ll}+\s)?${PLACE_NOUN}\s(?:of\s)?$`,
  "u",
);

/** The place that the words between two names say holds the other: "Cellardyke in Fife", "Nairobi's slum Kibera". */
function holderOf(
  mention: Mention,
  [next, last]: readonly (PlacedName | undefined)[],
  scene: Scene,
): Place | null {
  const { text } = scene;
  const { span } = mention;
  const between = next ? text.slice(span.end, next.mention.span.begin) : "";
  if (next && HELD_BY_NEXT.test(between)) {
    const isLast = !between.startsWith(",") || containerOf(mention, scene)?.isLast;
    if (isLast || !goesOn(after(text, next.mention.span))) return next.place;
  }
  if (last && HELD_BY_LAST.test(text.slice(last.mention.span.end, span.begin))) return last.place;
  return null;
}

/** The point of a wider place, as far from the name as that place is wide. */
function within(row: PlacedName, holder: Place, reason: string): PlacedName {
  const place = { ...holder, uncertaintyKm: Math.max(holder.uncertaintyKm, SITE_UNCERTAINTY_KM) };
  return { ...row, place, candidates: [candidateOf(place, [{ reason, value: 1 }])] };
}

/** A street, a hall, a hospital lies in the town named nearest to it: its point, less certain. */
function sited(row: PlacedName, rows: readonly PlacedName[]): PlacedName {
  const near = rows
    .filter(({ place }) => place !== null && (place.kind === "city" || place.kind === "district"))
    .map((other) => ({ other, gap: gapOf(row.mention, other.mention) }))
    .filter(({ gap }) => gap <= SITE_REACH)
    .sort((a, b) => a.gap - b.gap)[0]?.other.place;
  return near ? within(row, near, "in the town named beside it") : row;
}

function gapOf(a: Mention, b: Mention): number {
  return Math.max(a.span.begin - b.span.end, b.span.begin - a.span.end, 0);
}

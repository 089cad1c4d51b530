import { compareText, groupBy } from "../base/group.ts";
import type { BriefFigure } from "../model/brief.ts";
import type { ClaimRow } from "../model/view.ts";
import { frameAround, linesWithin } from "./base-map.ts";
import type { BriefMaterial } from "./input.ts";
import { keyPropositions } from "./reporting.ts";
import { MAP_ASPECT } from "./svg.ts";

const WEEK_MS = 7 * 864e5;
const MOST_BARS = 26; // half a year of weeks
const MOST_PLACES = 30;
const MOST_EDGES = 40;

/** The figures of a brief that have something to show, as data. */
export function figuresOf(material: BriefMaterial, asOf: string): BriefFigure[] {
  const key = keyPropositions(material);
  const claims = Object.values(material.claims)
    .filter(({ propositionId }) => key.has(propositionId ?? ""))
    .toSorted((a, b) => compareText(a.id, b.id));
  if (claims.length === 0) return [];
  const caption = captionOf(claims, asOf);
  return [
    ...seriesOf(claims, caption),
    ...mapOf(material, claims, caption),
    ...networkOf(material, claims, caption),
  ];
}

type Caption = Pick<BriefFigure, "source" | "window" | "updated">;

function captionOf(claims: readonly ClaimRow[], asOf: string): Caption {
  const days = claims.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  const publishers = new Set(claims.map(({ publisher }) => publisher)).size;
  return {
    source: `claims behind the indicators, from ${publishers} publishers`,
    window: from !== undefined && to !== undefined ? { from, to } : null,
    updated: to ?? asOf.slice(0, 10),
  };
}

/** Propositions behind the indicators by the week in which they were first reported: not articles. */
function seriesOf(claims: readonly ClaimRow[], caption: Caption): BriefFigure[] {
  const firstDays = [...groupBy(claims, ({ propositionId }) => propositionId ?? "").values()]
    .flatMap((group) => group.flatMap(({ published }) => published ?? []).sort()[0] ?? [])
    .map((published) => Date.parse(published.slice(0, 10)));
  if (firstDays.length === 0) return [];
  const last = Math.max(...firstDays);
  const weeks = Math.min(MOST_BARS, Math.floor((last - Math.min(...firstDays)) / WEEK_MS) + 1);
  const bars = Array.from({ length: weeks }, (_, i) => {
    const end = last - (weeks - 1 - i) * WEEK_MS;
    const value = firstDays.filter((day) => day > end - WEEK_MS && day <= end).length;
    return { label: new Date(end).toISOString().slice(0, 10), value };
  });
  const n = bars.reduce((sum, { value }) => sum + value, 0);
  return [{ kind: "series", title: "Propositions by week of first report", ...caption, n, bars }];
}

/** Places that the claims name: none finer than the seat of a district where it is a facility. */
function mapOf(
  { places = [], baseMap }: BriefMaterial,
  claims: readonly ClaimRow[],
  caption: Caption,
): BriefFigure[] {
  const named = groupBy(
    claims.flatMap((claim) => claim.places.map(({ id }) => id)),
    (id) => id,
  );
  const points = places
    .flatMap(({ place }) => {
      const value = named.get(place.id)?.length ?? 0;
      return value > 0 ? [{ label: place.name, lat: place.lat, lon: place.lon, value }] : [];
    })
    .toSorted((a, b) => b.value - a.value || compareText(a.label, b.label))
    .slice(0, MOST_PLACES);
  if (points.length === 0) return [];
  const n = points.reduce((sum, { value }) => sum + value, 0);
  const frame = frameAround(points, MAP_ASPECT);
  const lines = baseMap ? { lines: linesWithin(baseMap, frame) } : {};
  return [{ kind: "map", title: "Places that are named", ...caption, n, points, ...lines }];
}

/** Relations among the actors of these claims, each on the word of its own claims. */
function networkOf(
  { relations = [] }: BriefMaterial,
  claims: readonly ClaimRow[],
  caption: Caption,
): BriefFigure[] {
  const actors = new Map(claims.flatMap((claim) => claim.actors.map(({ id, name }) => [id, name])));
  const edges = relations
    .filter(({ from, to }) => actors.has(from.id) && actors.has(to.id))
    .toSorted((a, b) => compareText(a.relation.id, b.relation.id))
    .slice(0, MOST_EDGES)
    .map(({ relation, from, to, contested }) => ({
      from: from.id,
      to: to.id,
      label: relation.type,
      contested,
    }));
  if (edges.length === 0) return [];
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  const nodes = ids.map((id) => ({ id, label: actors.get(id) ?? id }));
  return [
    {
      kind: "network",
      title: "Relations that are claimed",
      ...caption,
      n: edges.length,
      nodes,
      edges,
    },
  ];
}

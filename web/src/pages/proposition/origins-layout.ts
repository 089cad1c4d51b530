import type { Origin } from "../../../../src/model/proposition.ts";
import type { PropositionView } from "../../../../src/model/view.ts";

/** One origin as a line of the drawing; places along the line are shares of its width. */
export interface OriginLine {
  readonly origin: Origin;
  readonly isDenial: boolean;
  /** Where it was first seen, in [0, 1]; null where no date is known. */
  readonly at: number | null;
  readonly articles: readonly {
    readonly id: string;
    readonly name: string;
    readonly at: number | null;
  }[];
}

export interface OriginsLayout {
  readonly lines: readonly OriginLine[];
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Origins from the earliest down, each with the articles that carry it along one scale of time.
 * A single day stands in the middle.
 */
export function layOutOrigins(view: PropositionView): OriginsLayout {
  const { supports, denies } = view.proposition;
  const sides = [
    ...supports.origins.map((origin) => ({ origin, isDenial: false })),
    ...(denies?.origins ?? []).map((origin) => ({ origin, isDenial: true })),
  ];
  const rows = new Map(view.documents.map((row) => [row.id, row]));
  const dates = [
    ...sides.map(({ origin }) => origin.firstSeen),
    ...view.documents.map(({ published }) => published),
  ]
    .flatMap((date) => dayIn(date) ?? [])
    .sort();
  const from = dates[0] ?? null;
  const to = dates.at(-1) ?? null;
  const at = scale(from, to);
  const lines = sides
    .toSorted((a, b) => orderOf(a.origin) - orderOf(b.origin))
    .map(({ origin, isDenial }) => ({
      origin,
      isDenial,
      at: at(origin.firstSeen),
      articles: origin.documentIds.map((id) => {
        const row = rows.get(id);
        return { id, name: row?.publisher ?? row?.title ?? id, at: at(row?.published ?? null) };
      }),
    }));
  return { lines, from, to };
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** The hour at which an outlet stamps a page says nothing of who was first. */
function dayIn(date: string | null): string | null {
  return ISO_DAY.exec(date ?? "")?.[0] ?? null;
}

function orderOf({ firstSeen }: Origin): number {
  const day = dayIn(firstSeen);
  return day === null ? Number.MAX_SAFE_INTEGER : Date.parse(day);
}

function scale(from: string | null, to: string | null): (date: string | null) => number | null {
  if (from === null || to === null) return () => null;
  const begin = Date.parse(from);
  const length = Date.parse(to) - begin;
  return (date) => {
    const day = dayIn(date);
    if (day === null) return null;
    return length === 0 ? 0.5 : (Date.parse(day) - begin) / length;
  };
}

import { z } from "zod";
import { seriesOf } from "../cycle/index.ts";
import { SERIES_MEASURES, type DyadSeries, type SeriesMeasure } from "../model/event-series.ts";
import { shownSeries } from "../warn/index.ts";
import { LIST, rowRange, withCase } from "./case.ts";
import { command } from "./command.ts";
import { parseOptions, printJson, printRows } from "./print.ts";

/** Options of what is asked of series. */
export const SERIES = {
  dataset: { type: "string", value: "NAME", about: 'only this: "claims", "ACLED", "GDELT" …' },
  step: { type: "string", value: "day|week", about: "length of a bin (default week)" },
  to: { type: "string", value: "DAY", about: "day after the last; absent: after the last known" },
} as const;

export const SeriesOptions = z.object({
  dataset: z.string().optional(),
  step: z.enum(["day", "week"]).optional(),
  to: z.iso.date("expected YYYY-MM-DD").optional(),
});

const BARS = "▁▂▃▄▅▆▇█";

/** `tocsin series`: what happens between two parties, bin by bin. */
export const series = command({
  usage: "series",
  options: {
    ...LIST,
    ...SERIES,
    actor: { type: "string", value: "ID|NAME", about: "only where it acts" },
    recipient: { type: "string", value: "ID|NAME", about: "only where it is acted on" },
  },
  examples: ["tocsin series --dataset claims --step week"],
  run: async ({ values }, effects) => {
    const { limit, offset } = rowRange(values);
    const { dataset, step, to } = values;
    const question = parseOptions(SeriesOptions, { dataset, step, to });
    const [all, names] = await withCase({ values }, effects, async (store) => [
      await seriesOf(store, question),
      new Map((await store.allEntities()).map(({ id, name }) => [id, name])),
    ]);
    const isOne = (id: string, asked: string | undefined) =>
      asked === undefined ||
      [id, names.get(id)].some((one) => one?.toLowerCase() === asked.toLowerCase());
    const found = all
      .filter((one) => isOne(one.actor, values.actor) && isOne(one.recipient, values.recipient))
      .map(shownSeries)
      .toSorted((a, b) => totalOf(b) - totalOf(a));
    const page = found.slice(offset, offset + limit);
    if (values.json) return printJson({ series: page, total: found.length }, effects);
    const rows = page.flatMap((one) => linesOf(one, (id) => names.get(id) ?? id));
    printRows(rows, { noun: "series line", columns: COLUMNS }, effects);
  },
});

interface Line {
  readonly dataset: string;
  readonly dyad: string;
  readonly measure: string;
  readonly total: number;
  readonly spark: string;
  readonly days: string;
}

const COLUMNS = [
  { heading: "data set", cell: ({ dataset }: Line) => dataset },
  { heading: "actor → recipient", cell: ({ dyad }: Line) => dyad, max: 40 },
  { heading: "counted", cell: ({ measure }: Line) => measure },
  { heading: "events", cell: ({ total }: Line) => String(total) },
  { heading: "days", cell: ({ days }: Line) => days },
  { heading: "bins", cell: ({ spark }: Line) => spark },
];

function totalOf({ bins }: DyadSeries): number {
  return SERIES_MEASURES.reduce((sum, measure) => sum + countOf(bins, measure), 0);
}

function countOf(bins: DyadSeries["bins"], measure: SeriesMeasure): number {
  return bins.reduce((sum, { counts }) => sum + counts[measure], 0);
}

function linesOf(
  { dataset, actor, recipient, bins, undated }: DyadSeries,
  nameOf: (id: string) => string,
): Line[] {
  const dyad = dyadName({ actor, recipient }, nameOf);
  return SERIES_MEASURES.filter((measure) => countOf(bins, measure) > 0).map((measure) => ({
    dataset,
    dyad,
    measure: undated > 0 ? `${measure} (${undated} by day of report)` : measure,
    total: countOf(bins, measure),
    spark: sparkline(bins.map(({ counts }) => counts[measure])),
    days: `${bins[0]?.from ?? ""} to ${bins.at(-1)?.to ?? ""}`,
  }));
}

/** "A → B", with "nobody named" where the reports name none. */
export function dyadName(
  { actor, recipient }: { readonly actor: string; readonly recipient: string },
  nameOf: (id: string) => string,
): string {
  return [actor, recipient].map((id) => (id === "" ? "nobody named" : nameOf(id))).join(" → ");
}

/** One sign a bin, as high as its count is beside the highest; a point for none. */
function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map((n) => (n === 0 ? "·" : (BARS[Math.ceil((n / most) * BARS.length) - 1] ?? "█")))
    .join("");
}

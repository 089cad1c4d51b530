import { Hono } from "hono";
import { z } from "zod";
import { SERIES_MEASURES, type DyadSeries } from "../model/event-series.ts";
import { expectationsOf, SERIES_DETECTORS, shownSeries } from "../warn/index.ts";
import type { Context } from "./context.ts";
import { answerPage, nextOffset, pageQuery } from "./paging.ts";
import { ListQuery, parseQuery } from "./query.ts";

const DAYS_ASKED = {
  dataset: z.string().optional(),
  step: z.enum(["day", "week"]).optional(),
  to: z.iso.date().optional(),
};

export const SeriesQuery = ListQuery.pick({ limit: true, offset: true }).extend({
  ...DAYS_ASKED,
  /** First day that is answered: what was to be expected then is reckoned from the days before it all the same. */
  from: z.iso.date().optional(),
  measure: z.enum(SERIES_MEASURES).optional(),
});

export const DetectionQuery = z.strictObject({
  ...DAYS_ASKED,
  detector: z.enum(SERIES_DETECTORS).optional(),
});

/** What happens between two parties, and what of it is out of the ordinary. */
export function seriesRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/series", async (c) => {
    const asked = pageQuery(c, SeriesQuery);
    const { series, total } = await parts.busiestSeries(store, asked);
    const shown = series.map((one) => ({ ...shownSeries(one), expected: expectationsOf(one) }));
    const parties = new Set(series.flatMap(({ actor, recipient }) => [actor, recipient]));
    const names = await store.namesOf([...parties]);
    const answer = { series: shown.map((one) => since(one, asked.from)), names, total };
    const next = nextOffset(asked, { shown: shown.length, total: answer.total });
    return answerPage(c, asked, { ...answer, next });
  });
  app.get("/detection", async (c) =>
    c.json(await parts.detection(store, parseQuery(DetectionQuery, c.req.query()))),
  );
  return app;
}

/** The series with the bins from a day on: of all, where none is named. */
function since(series: DyadSeries, from = ""): DyadSeries {
  const at = series.bins.findIndex((bin) => bin.to > from);
  const cut = at < 0 ? series.bins.length : at;
  const expected = Object.entries(series.expected ?? {}).map(([measure, one]) => [
    measure,
    one.slice(cut),
  ]);
  return { ...series, bins: series.bins.slice(cut), expected: Object.fromEntries(expected) };
}

import { Hono } from "hono";
import { z } from "zod";
import { expectationsOf, SERIES_DETECTORS, shownSeries } from "../warn/index.ts";
import type { DyadSeries } from "../model/event-series.ts";
import type { Store } from "../store/index.ts";
import type { Context } from "./context.ts";
import { parseQuery } from "./query.ts";

export const SeriesQuery = z.strictObject({
  dataset: z.string().optional(),
  step: z.enum(["day", "week"]).optional(),
  to: z.iso.date().optional(),
});

export const DetectionQuery = SeriesQuery.extend({ detector: z.enum(SERIES_DETECTORS).optional() });

/** Parties by name, as far as the case knows them; codes of an imported data set have none. */
async function namesOf(
  store: Store,
  series: readonly DyadSeries[],
): Promise<Record<string, string>> {
  const parties = new Set(series.flatMap(({ actor, recipient }) => [actor, recipient]));
  const known = (await store.allEntities()).filter(({ id }) => parties.has(id));
  return Object.fromEntries(known.map(({ id, name }) => [id, name]));
}

/** What happens between two parties, and what of it is out of the ordinary. */
export function seriesRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/series", async (c) => {
    const series = await parts.seriesOf(store, parseQuery(SeriesQuery, c.req.query()));
    return c.json({
      series: series.map((one) => ({ ...shownSeries(one), expected: expectationsOf(one) })),
      names: await namesOf(store, series),
    });
  });
  app.get("/detection", async (c) =>
    c.json(await parts.detection(store, parseQuery(DetectionQuery, c.req.query()))),
  );
  return app;
}

import { Hono } from "hono";
import { z } from "zod";
import { SERIES_DETECTORS, shownSeries } from "../warn/index.ts";
import type { Context } from "./context.ts";
import { parseQuery } from "./query.ts";

export const SeriesQuery = z.strictObject({
  dataset: z.string().optional(),
  step: z.enum(["day", "week"]).optional(),
  to: z.iso.date().optional(),
});

export const DetectionQuery = SeriesQuery.extend({ detector: z.enum(SERIES_DETECTORS).optional() });

/** What happens between two parties, and what of it is out of the ordinary. */
export function seriesRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/series", async (c) => {
    const series = await parts.seriesOf(store, parseQuery(SeriesQuery, c.req.query()));
    return c.json({ series: series.map(shownSeries) });
  });
  app.get("/detection", async (c) =>
    c.json(await parts.detection(store, parseQuery(DetectionQuery, c.req.query()))),
  );
  return app;
}

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { Forecast, Question, Settlement } from "../model/forecast.ts";
import type { Context } from "./context.ts";
import { SignedJudgement } from "../warn/index.ts";
import { jsonBody } from "./query.ts";

const MAX_BODY_BYTES = 64 * 1024;

/** A question, a forecast, a judgement that makes both, or a settlement; when it came is said by the ledger. */
export const ForecastBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("question"), by: z.string().trim().min(1), body: Question }),
  z.strictObject({ kind: z.literal("forecast"), body: Forecast.omit({ at: true }) }),
  z.strictObject({ kind: z.literal("judgement"), body: SignedJudgement }),
  z.strictObject({ kind: z.literal("settlement"), body: Settlement.omit({ at: true }) }),
]);

/** The ledger of forecasts: what was asked, what was said, how it ended, and who was how often right. */
export function forecastRoutes({ store, parts, world, changes }: Context): Hono {
  const app = new Hono();
  app.get("/forecasts", async (c) => c.json(await parts.forecastsOf(store, world)));
  app.post("/forecasts", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const input = await jsonBody(c, ForecastBody);
    const entry =
      input.kind === "judgement"
        ? await parts.publishJudgement(store, world, input.body)
        : await parts.recordForecast(store, world, input);
    changes.announce();
    return c.json(entry);
  });
  return app;
}

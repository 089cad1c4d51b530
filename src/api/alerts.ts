import { Hono } from "hono";
import type { Context } from "./context.ts";

const FEED_ENTRIES = 100;

/**
 * What moved, as JSON and as feeds; what is asked for, and what went out.
 *
 * Rules and channels are set at the command line alone: a channel runs programs and writes files, and no page may ask
 * for that.
 */
export function alertRoutes({ store, parts, world }: Context): Hono {
  const app = new Hono();
  app.get("/alerts", async (c) => c.json(await store.listAlerts()));
  app.get("/alerts.atom", async (c) =>
    c.body(parts.alertsToAtom(await store.listAlerts({ most: FEED_ENTRIES }), world.now()), 200, {
      "content-type": "application/atom+xml; charset=utf-8",
    }),
  );
  app.get("/alerts.json", async (c) =>
    c.body(parts.alertsToJsonFeed(await store.listAlerts({ most: FEED_ENTRIES })), 200, {
      "content-type": "application/feed+json",
    }),
  );
  app.get("/deliveries", async (c) => c.json(await store.listDeliveries()));
  app.get("/alert-rules", async (c) => {
    const set = await store.alertSettings();
    return c.json({
      since: set?.at ?? null,
      rules: set?.settings.rules ?? [],
      channels: (set?.settings.channels ?? []).map(({ id, type }) => ({ id, type })),
    });
  });
  return app;
}

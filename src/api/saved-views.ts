import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { TocsinError } from "../base/error.ts";
import { SavedView } from "../model/saved-view.ts";
import { ClaimQuery } from "./claims.ts";
import type { Context } from "./context.ts";
import { jsonBody, parseQuery } from "./query.ts";

const MAX_BODY_BYTES = 256 * 1024;
const Name = z.string().trim().min(1).max(80);
const By = z.string().trim().min(1).max(200);
const View = z.strictObject({ name: Name, query: z.string().max(4000) });

/** Several at once, so that what a browser kept is taken over in one go. */
export const SavedViewInput = z.strictObject({ by: By, views: z.array(View).min(1).max(200) });

export const ForgetQuery = z.strictObject({ name: Name, by: By });

export const SavedViews = z.object({ views: z.array(SavedView) });

/** Filters of the claims list that people named: kept with the case, seen by all who work on it. */
export function savedViewRoutes({ store, world, changes }: Context): Hono {
  const app = new Hono();
  app.get("/views", async (c) => c.json({ views: await store.savedViews() }));
  app.post("/views", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const { by, views } = await jsonBody(c, SavedViewInput);
    const at = world.now();
    await store.saveViews(views.map(({ name, query }) => ({ name, by, at, query: sound(query) })));
    changes.announce();
    return c.json({ views: await store.savedViews() });
  });
  app.delete("/views", async (c) => {
    const view = parseQuery(ForgetQuery, c.req.query());
    if (!(await store.forgetView(view))) {
      throw new TocsinError("not-found", `unknown view: ${JSON.stringify(view.name)}`, {
        hint: "list them at /api/views",
      });
    }
    changes.announce();
    return c.json({ views: await store.savedViews() });
  });
  return app;
}

/** The query as it came, of a filter that the claims list takes. @throws TocsinError "bad-input" */
function sound(query: string): string {
  parseQuery(ClaimQuery, Object.fromEntries(new URLSearchParams(query)));
  return query;
}

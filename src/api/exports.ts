import { Hono } from "hono";
import { stream } from "hono/streaming";
import { z } from "zod";
import type { Context } from "./context.ts";
import { parseQuery } from "./query.ts";

export const ExportQuery = z.strictObject({ collection: z.string().optional() });

/** `GET /api/export/{format}`: the case in a format of the field, written as it is read. */
export function exportRoutes({ store, parts, world, version }: Context): Hono {
  const app = new Hono();
  app.get("/export/:format", (c) => {
    const { collection } = parseQuery(ExportQuery, c.req.query());
    const choice = { format: c.req.param("format"), collection, at: world.now(), version };
    const { name, mediaType, chunks } = parts.exportFile(store, choice);
    c.header("content-type", mediaType);
    c.header("content-disposition", `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`);
    c.header("x-content-type-options", "nosniff");
    return stream(c, async (out) => {
      for await (const chunk of chunks) {
        if (out.aborted) return;
        await out.write(chunk);
      }
    });
  });
  return app;
}

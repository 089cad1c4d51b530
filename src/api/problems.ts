import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "./context.ts";
import { parseQuery } from "./query.ts";
import { found } from "./views.ts";

/** Day to compare with; absent: the assessment before the newest. */
export const ChangesQuery = z.strictObject({ since: z.iso.date().optional() });

/** Warning problems and their briefs. A rendered brief is a file to keep, not a page of the workbench. */
export function problemRoutes({ store, parts }: Context): Hono {
  const app = new Hono();
  app.get("/problems", async (c) => c.json({ problems: await store.listProblems() }));
  app.get("/problems/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("problem", id, await store.findProblem(id)));
  });
  app.get("/problems/:id/matrix", async (c) =>
    c.json(await parts.matrixOf(store, c.req.param("id"))),
  );
  app.get("/problems/:id/changes", async (c) => {
    const { since } = parseQuery(ChangesQuery, c.req.query());
    return c.json(await parts.changedSince(store, c.req.param("id"), since));
  });
  app.get("/problems/:id/brief", async (c) =>
    c.json((await parts.briefOn(store, c.req.param("id"))).brief),
  );
  app.get("/problems/:id/brief.md", async (c) => {
    const { markdown } = await parts.briefOn(store, c.req.param("id"));
    return c.body(markdown, 200, fileHeaders(c.req.param("id"), "md", "text/markdown"));
  });
  app.get("/problems/:id/brief.html", async (c) => {
    const { html } = await parts.briefOn(store, c.req.param("id"));
    return c.body(html, 200, fileHeaders(c.req.param("id"), "html", "text/html"));
  });
  return app;
}

function fileHeaders(id: string, ending: string, type: string): Record<string, string> {
  const name = id.replace(/[^\w-]/g, "_");
  return {
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="brief-${name}.${ending}"`,
  };
}

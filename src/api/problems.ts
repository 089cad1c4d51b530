import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Context } from "./context.ts";
import { checkProblem } from "../warn/index.ts";
import { jsonBody, parseQuery } from "./query.ts";
import { found } from "./views.ts";

const MAX_BODY_BYTES = 256 * 1024;
const Yaml = z.string().min(1);
const By = z.string().trim().min(1).max(200);

/** A problem file as it is typed. */
export const ProblemText = z.strictObject({ yaml: Yaml });

/** A problem file to be kept, and who says so. */
export const ProblemInput = z.strictObject({
  yaml: Yaml,
  by: By,
  /** The file as it was when one began to edit, null where there was none. Given, another is answered with 409. */
  seen: z.string().nullable().optional(),
});

/** What fills the blanks of a template. */
export const TemplateQuery = z.strictObject({
  id: z.string(),
  side: z.string(),
  other: z.string(),
  region: z.string(),
  owner: z.string(),
  collection: z.string().optional(),
});

/** Day to compare with; absent: the assessment before the newest. */
export const ChangesQuery = z.strictObject({ since: z.iso.date().optional() });

/** Warning problems and their briefs. A rendered brief is a file to keep, not a page of the workbench. */
export function problemRoutes({ store, parts, world, changes }: Context): Hono {
  const app = new Hono();
  app.get("/problems", async (c) => c.json({ problems: await store.listProblems() }));
  app.get("/problems/:id", async (c) => {
    const id = c.req.param("id");
    return c.json(found("problem", id, await store.findProblem(id)));
  });
  app.get("/problem-templates", async (c) => c.json({ templates: await parts.problemTemplates() }));
  app.get("/problem-templates/:name", async (c) => {
    const values = parseQuery(TemplateQuery, c.req.query());
    return c.json({ yaml: await parts.problemFromTemplate(c.req.param("name"), values) });
  });
  app.post("/problem-check", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const { yaml } = await jsonBody(c, ProblemText);
    return c.json(checkProblem(yaml));
  });
  app.post("/problems", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const { yaml, by, seen } = await jsonBody(c, ProblemInput);
    const problem = await parts.setProblem(store, world, { yaml, where: "problem", by, seen });
    changes.announce();
    return c.json(problem);
  });
  app.get("/problems/:id/yaml", async (c) =>
    c.json({ yaml: await parts.problemYaml(store, c.req.param("id")) }),
  );
  app.get("/problems/:id/matrix", async (c) =>
    c.json(await parts.matrixOf(store, c.req.param("id"))),
  );
  app.get("/problems/:id/changes", async (c) => {
    const { since } = parseQuery(ChangesQuery, c.req.query());
    return c.json(await parts.changedSince(store, c.req.param("id"), since));
  });
  return app;
}

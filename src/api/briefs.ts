import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { BriefEdit, BriefSignature, PublishedBrief, type Brief } from "../model/brief.ts";
import type { Context } from "./context.ts";
import { jsonBody, parseInput } from "./query.ts";

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Forms of a brief by file ending, with their media types. */
export const FORMS = {
  md: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;
const Form = z.enum(["md", "html", "docx", "pdf"]);
const Version = z.coerce.number().int().positive();

/** Sentences as they are edited. */
export const BriefText = z.strictObject({ sections: BriefEdit });

/** Versions of a brief, without what they say. */
export const BriefVersions = z.object({
  versions: z.array(
    PublishedBrief.pick({ version: true, at: true, by: true, sensitivity: true, hash: true }),
  ),
});

/** Drafts, their check while they are edited, and what was published. A rendered brief is a file to keep. */
export function briefRoutes({ store, world, parts, changes, chromium }: Context): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES });
  const file = fileOf({ parts, chromium });
  app.get("/problems/:id/brief", async (c) =>
    c.json(await parts.briefOn(store, c.req.param("id"))),
  );
  for (const form of Form.options)
    app.get(`/problems/:id/brief.${form}`, async (c) =>
      file(await parts.briefOn(store, c.req.param("id")), form),
    );
  app.post("/briefs/:id/check", limit, async (c) => {
    const { sections } = await jsonBody(c, BriefText);
    return c.json(await parts.checkBrief(store, c.req.param("id"), sections));
  });
  app.get("/briefs/:id", async (c) => {
    const all = await store.publishedBriefs(c.req.param("id"));
    const versions = all.map(({ version, at, by, sensitivity, hash }) => ({
      version,
      at,
      by,
      sensitivity,
      hash,
    }));
    return c.json({ versions });
  });
  app.post("/briefs/:id", limit, async (c) => {
    const signature = await jsonBody(c, BriefSignature);
    const published = await parts.publishBrief(store, world, c.req.param("id"), signature);
    changes.announce();
    return c.json(published, 201);
  });
  app.get("/briefs/:id/versions/:version", async (c) => {
    const version = parseInput(Version, c.req.param("version"));
    return c.json(await parts.publishedBrief(store, c.req.param("id"), version));
  });
  app.get("/briefs/:id/versions/:version/:form", async (c) => {
    const version = parseInput(Version, c.req.param("version"));
    const form = parseInput(Form, c.req.param("form"));
    const published = await parts.publishedBrief(store, c.req.param("id"), version);
    return file(published.brief, form, published);
  });
  return app;
}

/** A brief in one form, as the body of an answer. */
function fileOf({ parts, chromium }: Pick<Context, "parts" | "chromium">) {
  return async (
    brief: Brief,
    form: z.infer<typeof Form>,
    stamp: PublishedBrief | null = null,
  ): Promise<Response> => {
    const bytes = await parts.printBrief(brief, form, { stamp, browser: chromium });
    return new Response(new Uint8Array(bytes), {
      headers: fileHeaders([brief.problemId, ...(stamp ? [`v${stamp.version}`] : [])], form),
    });
  };
}

function fileHeaders(names: readonly string[], form: z.infer<typeof Form>): Record<string, string> {
  const name = names.join("-").replace(/[^\w-]/g, "_");
  const type = FORMS[form];
  return {
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "content-disposition": `attachment; filename="brief-${name}.${form}"`,
  };
}
